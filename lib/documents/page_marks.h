// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

namespace samsyn::documents {

// What a page's content paints, and where it says it belongs.
class PageMarks final : public QPDFObjectHandle::ParserCallbacks {
public:
    void handleObject(QPDFObjectHandle object) override;
    void handleEOF() override {}

    std::vector<int> const& numbers() const { return m_numbers; }      // in painted order
    std::vector<std::string> const& loose() const { return m_loose; }  // operators outside all marks

private:
    void begin_marked(bool is_ornament_or_marked, int number);

    std::vector<QPDFObjectHandle> m_operands;
    std::vector<bool> m_open;  // of each open sequence: is it, or something round it, marked or ornament
    std::vector<int> m_numbers;
    std::vector<std::string> m_loose;
};

}  // namespace samsyn::documents
