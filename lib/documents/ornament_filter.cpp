// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/ornament_filter.h"

#include <set>
#include <string>

namespace samsyn::documents {
namespace {

using Operators = std::set<std::string, std::less<>>;

Operators const path_building{"m", "l", "c", "v", "y", "h", "re", "W", "W*"};
Operators const path_painting{"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"};

}  // namespace

void OrnamentFilter::write_waiting(bool as_ornament)
{
    if (as_ornament) write("/Artifact BMC\n");
    for (auto const& token : m_waiting) writeToken(token);
    if (as_ornament) write("\nEMC");
    m_waiting.clear();
    m_in_path = false;
}

void OrnamentFilter::handleToken(QPDFTokenizer::Token const& token)
{
    m_waiting.push_back(token);
    if (token.getType() == QPDFTokenizer::tt_inline_image) return write_waiting(m_depth == 0 && !m_in_text);
    if (token.getType() != QPDFTokenizer::tt_word) return;
    auto const word = token.getValue();
    if (word == "true" || word == "false" || word == "null") return;
    if (word == "BDC" || word == "BMC") ++m_depth;
    if (word == "EMC") --m_depth;
    if (m_depth > 0 || m_in_text || word == "EMC") {
        write_waiting(false);
        if (word == "ET" && m_in_text && m_depth == 0) {
            write("\nEMC");
            m_in_text = false;
        }
    } else if (path_building.contains(word)) {
        m_in_path = true;
    } else if (path_painting.contains(word) || word == "Do" || word == "sh") {
        write_waiting(true);
    } else if (word == "BT") {
        write("/Artifact BMC\n");
        write_waiting(false);
        m_in_text = true;
    } else if (word != "BI" && word != "ID") {
        write_waiting(false);
    }
}

void OrnamentFilter::handleEOF() { write_waiting(false); }

}  // namespace samsyn::documents
