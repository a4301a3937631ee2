// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/page_marks.h"

#include <set>

namespace samsyn::documents {
namespace {

std::set<std::string, std::less<>> const painting{"S",  "s",  "f",  "F",  "f*", "B",  "B*", "b",
                                                  "b*", "sh", "Do", "EI", "Tj", "TJ", "'",  "\""};

}  // namespace

void PageMarks::begin_marked(bool is_ornament_or_marked, int number)
{
    m_open.push_back(is_ornament_or_marked || (!m_open.empty() && m_open.back()));
    if (number >= 0) m_numbers.push_back(number);
}

void PageMarks::handleObject(QPDFObjectHandle object)
{
    if (!object.isOperator()) {
        m_operands.push_back(object);
        return;
    }
    auto const name = object.getOperatorValue();
    bool const is_ornament = !m_operands.empty() && m_operands.front().isNameAndEquals("/Artifact");
    if (name == "BMC") begin_marked(is_ornament, -1);
    if (name == "BDC") {
        auto properties = m_operands.size() > 1 ? m_operands[1] : QPDFObjectHandle::newNull();
        bool const is_marked = properties.isDictionary() && properties.getKey("/MCID").isInteger();
        begin_marked(is_ornament || is_marked,
                     is_marked ? properties.getKey("/MCID").getIntValueAsInt() : -1);
    }
    if (name == "EMC" && !m_open.empty()) m_open.pop_back();
    bool const belongs = !m_open.empty() && m_open.back();
    if (painting.contains(name) && !belongs) m_loose.push_back(name);
    m_operands.clear();
}

}  // namespace samsyn::documents
