// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/when_reader.h"

#include <algorithm>
#include <charconv>

#include "lib/tabular/date.h"

namespace samsyn::datasets {
namespace {

using observations::TimePrecision;

constexpr std::int64_t allowed_ahead_seconds = 3600;  // clocks differ

tabular::DateStyle style_of(TimeForm form)
{
    tabular::DateStyle style;
    if (form == TimeForm::mdy) style.order = tabular::DayOrder::month_first;
    style.excel_serials = form == TimeForm::any || form == TimeForm::excel_serial;
    style.text_may_follow = form == TimeForm::swedish_day_month_time;
    return style;
}

TimePrecision precision_of(tabular::Precision precision)
{
    if (precision == tabular::Precision::month) return TimePrecision::month;
    return precision == tabular::Precision::day ? TimePrecision::day : TimePrecision::exact;
}

bool is_coarser(TimePrecision one, TimePrecision other)
{
    auto const rank = [](TimePrecision precision) {
        if (precision == TimePrecision::month) return 2;
        return precision == TimePrecision::day ? 1 : 0;
    };
    return rank(one) > rank(other);
}

Day first_of_month(Day day) { return day.plus(1 - static_cast<std::int32_t>(day.day_of_month())); }

std::optional<int> digits(std::string_view text)
{
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = error == std::errc() && end == text.data() + text.size() && value >= 0;
    return whole ? std::optional(value) : std::nullopt;
}

// Minutes after midnight of 14, 1430, 14:30, 14.30 and 14:30:00.
std::optional<int> clock_minutes(std::string_view text)
{
    auto const apart = text.find_first_of(":.");
    auto hours = digits(text.substr(0, apart));
    auto minutes = apart == text.npos ? std::optional(0) : digits(text.substr(apart + 1, 2));
    if (apart == text.npos && hours && text.size() >= 3) {
        minutes = *hours % 100;
        hours = *hours / 100;
    }
    if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    return *hours * 60 + *minutes;
}

}  // namespace

Result<WhenReader::Timed> WhenReader::timed_of(TimeSource const& source, Columns const& columns)
{
    auto cell = columns.cell_of(source);
    if (!cell) return refuse(cell);
    Timed timed{std::move(*cell), source.form.value_or(TimeForm::any), std::nullopt};
    if (timed.form != TimeForm::swedish_day_month_time) return timed;
    if (!source.year_from) return fail_field("time.from.year_from", "field.required");
    auto year = columns.cell_of(Source{source.year_from, std::nullopt, std::nullopt});
    if (!year) return refuse(year);
    timed.year_from = std::move(*year);
    return timed;
}

Result<WhenReader> WhenReader::of(TimeFields const& fields, Columns const& columns, UtcTime now)
{
    auto const zone = Zone::named(fields.zone.value_or("Europe/Stockholm"));
    if (!zone) return fail_field("time.zone", "zone.unknown");
    WhenReader reader(*zone, now);
    reader.m_precision = fields.precision;
    auto from = timed_of(fields.from, columns);
    if (!from) return refuse(from);
    reader.m_from = std::move(*from);
    for (auto const& [source, target] :
         {std::pair(&fields.to, &reader.m_to), std::pair(&fields.fallback, &reader.m_fallback)}) {
        if (!*source) continue;
        auto timed = timed_of(**source, columns);
        if (!timed) return refuse(timed);
        *target = std::move(*timed);
    }
    auto clock = columns.cell_of(fields.clock);
    if (!clock) return refuse(clock);
    reader.m_clock = std::move(*clock);
    return reader;
}

std::optional<WhenReader::Moment> WhenReader::moment(Timed const& timed, Cells const& cells) const
{
    auto style = style_of(timed.form);
    if (timed.year_from) {
        auto const written = tabular::parse_date(timed.year_from->in(cells));
        if (!written) return std::nullopt;
        style.written_on = written->day.plus(1);  // a notice may be written just before midnight
    }
    auto const date = tabular::parse_date(timed.cell.in(cells), style);
    if (!date) return std::nullopt;
    auto precision = precision_of(date->precision);
    if (timed.form == TimeForm::year_month || is_coarser(m_precision, precision)) precision = m_precision;
    bool const by_day = is_coarser(precision, TimePrecision::exact);
    auto const day = precision == TimePrecision::month ? first_of_month(date->day) : date->day;
    Moment moment{LocalTime::at(day, 0, by_day ? 0 : date->minute), {}, precision};
    auto const instant = date->instant();
    moment.instant = instant && !by_day ? *instant : m_zone.utc_of(moment.local);
    if (instant && !by_day) moment.local = m_zone.local(*instant);
    return moment;
}

Result<WhenReader::Moment> WhenReader::start(Cells const& cells) const
{
    if (auto const from = moment(m_from, cells)) return *from;
    auto fallen = m_fallback ? moment(*m_fallback, cells) : std::nullopt;
    if (!fallen)
        return fail_field(m_from.cell.column(),
                          m_from.cell.in(cells).empty() ? "when.from_missing" : "when.unreadable");
    fallen->precision = TimePrecision::day;
    fallen->local.millisecond_of_day = 0;
    fallen->instant = m_zone.utc_of(fallen->local);
    return *fallen;
}

// A day with a time of day beside it is exact.
Result<Done> WhenReader::add_clock(Moment& moment, Cells const& cells) const
{
    auto const text = m_clock ? m_clock->in(cells) : std::string_view();
    if (text.empty() || moment.precision == TimePrecision::month) return Done{};
    auto const minutes = clock_minutes(text);
    if (!minutes) return fail_field(m_clock->column(), "when.unreadable");
    moment.local = LocalTime::at(moment.local.day, 0, *minutes);
    moment.instant = m_zone.utc_of(moment.local);
    if (m_precision != TimePrecision::day) moment.precision = TimePrecision::exact;
    return Done{};
}

Result<ReadWhen> WhenReader::read(Cells const& cells) const
{
    auto from = start(cells);
    if (!from) return refuse(from);
    if (auto const timed = add_clock(*from, cells); !timed) return refuse(timed);
    if (from->instant > m_now.plus_seconds(allowed_ahead_seconds))
        return fail_field(m_from.cell.column(), "when.in_future");
    ReadWhen read;
    read.when.precision = m_precision == TimePrecision::unknown ? m_precision : from->precision;
    read.when.from = from->instant;
    read.counted_on = from->local.day;
    if (!m_to || m_to->cell.in(cells).empty()) return read;
    auto const to = moment(*m_to, cells);
    if (!to) return fail_field(m_to->cell.column(), "when.unreadable");
    if (to->instant < from->instant) return fail_field(m_to->cell.column(), "when.order");
    if (to->instant == from->instant) return read;
    read.when.precision = TimePrecision::interval;
    read.when.to = to->instant;
    return read;
}

}  // namespace samsyn::datasets
