// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lib/base/time.h"

namespace samsyn::tabular {

// How exactly somebody said when. A month is written as its first day.
enum class Precision { minute, hour, day, month };

struct DateValue {
    Day day;
    int minute = 0;  // after midnight; 0 unless the precision is minute or hour
    Precision precision = Precision::day;
    std::optional<int> offset_minutes;  // east of UTC, when the text says; else local time

    // The instant, when the text gives an offset.
    std::optional<UtcTime> instant() const;
    friend bool operator==(DateValue const&, DateValue const&) = default;
};

// 1/3/2024: the first of March in Sweden and Britain, the third of January in the United States.
enum class DayOrder { day_first, month_first };

struct DateStyle {
    DayOrder order = DayOrder::day_first;
    // For days without a year ("26 september 14:21"): the latest such day that is not after this one. Without
    // it they are no dates.
    std::optional<Day> written_on = std::nullopt;
    bool excel_serials = true;     // 45352.5 counts days since 1899-12-30; 20000 (1954) to 80000 (2119)
    bool text_may_follow = false;  // after a comma, as in titles: "26 september 14:21, Stöld, Borås"
};

// Dates as people and programs write them, in Swedish and English: 2024-03-01, 2024-03-01T13:45:00+01:00,
// 2024-03-01 13:45, 20240301, 2024-03, 1/3/2024, 1.3.24, 1 mars 2024 kl. 13.45, fredag den 1 mars 2024,
// March 1, 2024, mars 2024, 03/01/2024 01:45:00 PM, Excel serials. Seconds are dropped. 24:00 is the next
// day. Nothing when it is no date.
std::optional<DateValue> parse_date(std::string_view text, DateStyle const& style = {});

// What a column of dates must mean: month first only if some date is impossible day first and none is month
// first.
DayOrder day_order_in(std::span<std::string const> column);

}  // namespace samsyn::tabular
