// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <qpdf/QPDFObjectHandle.hh>
#include <vector>

namespace samsyn::documents {

// Puts /Artifact round every path, text and picture of a page that stands in no marked content.
class OrnamentFilter final : public QPDFObjectHandle::TokenFilter {
public:
    void handleToken(QPDFTokenizer::Token const& token) override;
    void handleEOF() override;

private:
    void write_waiting(bool as_ornament);

    std::vector<QPDFTokenizer::Token> m_waiting;  // operands, and the path they build
    int m_depth = 0;                              // of marked content
    bool m_in_path = false;
    bool m_in_text = false;  // in a text object that was made an ornament
};

}  // namespace samsyn::documents
