// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

namespace samsyn::datasets {

inline std::string_view trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t\r\n");
    auto const last = text.find_last_not_of(" \t\r\n");
    return first == text.npos ? std::string_view() : text.substr(first, last - first + 1);
}

// Names as people mean them: trimmed, in small letters (A–Z and the Latin letters with marks that Swedish
// uses).
inline std::string folded(std::string_view text)
{
    std::string small(trimmed(text));
    for (std::size_t i = 0; i < small.size(); ++i) {
        auto const sign = static_cast<unsigned char>(small[i]);
        bool const after_c3 = i > 0 && static_cast<unsigned char>(small[i - 1]) == 0xC3;
        bool const is_capital =
            (sign >= 'A' && sign <= 'Z') || (after_c3 && sign >= 0x80 && sign <= 0x9E && sign != 0x97);
        if (is_capital) small[i] = static_cast<char>(sign + 0x20);
    }
    return small;
}

}  // namespace samsyn::datasets
