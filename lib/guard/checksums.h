// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string_view>

namespace samsyn::guard {

// Ten characters, the last of them the check digit (Luhn, weights 2 1 2 …); a letter counts as 1.
bool has_luhn_check(std::string_view ten);

// ISO 13616: the first four characters count last, letters as 10…35; the remainder by 97 must be 1.
bool has_iban_check(std::string_view upper_case);

// Whether there is such a day. Without a century (0) any of 18…20 will do, which matters on 29 February only.
bool is_date(int century, int year_of_century, int month, int day);

}  // namespace samsyn::guard
