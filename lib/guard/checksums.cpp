// SPDX-License-Identifier: EUPL-1.2
#include "lib/guard/checksums.h"

#include <array>

namespace samsyn::guard {
namespace {

bool is_leap(int century, int year_of_century)
{
    if (year_of_century % 4 != 0) return false;
    return year_of_century != 0 || century == 0 || century % 4 == 0;
}

}  // namespace

bool has_luhn_check(std::string_view ten)
{
    int sum = 0;
    for (std::size_t i = 0; i < ten.size(); ++i) {
        int const value = ten[i] >= '0' && ten[i] <= '9' ? ten[i] - '0' : 1;
        int const weighted = i % 2 == 0 ? value * 2 : value;
        sum += weighted / 10 + weighted % 10;
    }
    return sum % 10 == 0;
}

bool has_iban_check(std::string_view upper_case)
{
    int rest = 0;
    for (std::size_t i = 0; i < upper_case.size(); ++i) {
        char const c = upper_case[(i + 4) % upper_case.size()];
        bool const digit = c >= '0' && c <= '9';
        rest = digit ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
    }
    return rest == 1;
}

bool is_date(int century, int year_of_century, int month, int day)
{
    constexpr std::array<int, 13> lengths = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return false;
    bool const leap_day = month == 2 && is_leap(century, year_of_century);
    return day <= lengths[static_cast<std::size_t>(month)] + (leap_day ? 1 : 0);
}

}  // namespace samsyn::guard
