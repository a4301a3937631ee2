// SPDX-License-Identifier: EUPL-1.2
#include "lib/analyse/series.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "lib/analyse/moments.h"
#include "lib/base/time.h"

namespace samsyn::analyse {
namespace {

// What periods are called: their step is then known.
enum class Names { numbers, days, months, years };

struct Period {
    double day = 0;       // or number
    double position = 0;  // in steps of months or years; else as day
};

struct Row {
    std::string name;
    Period period;
    double count = 0, exposure = 1;
};

std::optional<Names> kind_of(std::vector<std::string> const& cells)
{
    auto const all = [&](auto const& fits) { return std::ranges::all_of(cells, fits); };
    auto const is_digits = [](std::string const& cell) {
        return !cell.empty() && cell.find_first_not_of("0123456789") == cell.npos;
    };
    if (all([&](auto const& cell) { return cell.size() == 4 && is_digits(cell) && cell >= "1000"; }))
        return Names::years;
    if (all([](auto const& cell) { return moment_of(cell, TimeKind::number).has_value(); }))
        return Names::numbers;
    if (!all([](auto const& cell) { return moment_of(cell, TimeKind::date).has_value(); }))
        return std::nullopt;
    bool const months = all([](auto const& cell) {
        auto const moment = moment_of(cell, TimeKind::date);
        return moment->until - moment->day > 27.5 && moment->until - moment->day < 31.5;
    });
    return months ? Names::months : Names::days;
}

Period period_of(std::string const& cell, Names kind)
{
    double const day = moment_of(cell, kind == Names::numbers ? TimeKind::number : TimeKind::date)->day;
    if (kind == Names::numbers || kind == Names::days) return {day, day};
    Day const date{static_cast<std::int32_t>(day)};
    if (kind == Names::years) return {day, static_cast<double>(date.year())};
    return {day, date.year() * 12.0 + date.month()};
}

std::size_t periods_a_year_of(Names kind, double step, std::size_t standard)
{
    switch (kind) {
        case Names::numbers:
            return standard;
        case Names::months:
            return 12;
        case Names::years:
            return 1;
        case Names::days:
            break;
    }
    return static_cast<std::size_t>(std::max(1.0, std::round(364 / std::max(step, 1.0))));
}

// The rows of one series in order of time, at even distances.
Result<double> put_in_order(std::vector<Row>& rows, SeriesFile const& file)
{
    std::ranges::stable_sort(rows, {}, [](Row const& row) { return row.period.position; });
    double step = no_limit;
    for (std::size_t at = 1; at < rows.size(); ++at) {
        double const apart = rows[at].period.position - rows[at - 1].period.position;
        if (apart == 0) return fail_field(file.file.name + ": " + rows[at].name, "analyse.period_twice");
        step = std::min(step, apart);
    }
    for (std::size_t at = 1; at < rows.size(); ++at) {
        double const apart = rows[at].period.position - rows[at - 1].period.position;
        if (std::abs(apart - step) > 1e-6 * step)
            return fail_field(file.file.name + ": " + rows[at - 1].name + " – " + rows[at].name,
                              "analyse.period_missing");
    }
    return rows.size() > 1 ? step : 1;
}

struct Columns {
    std::vector<double> counts, exposures;
    std::vector<std::string> const* areas = nullptr;
    std::vector<std::string> const* categories = nullptr;
};

Result<Columns> read_columns(Sheet const& sheet)
{
    Columns columns;
    auto counts = sheet.numbers("count");
    if (!counts) return refuse(counts);
    columns.counts = std::move(*counts);
    if (sheet.has("exposure")) {
        auto exposures = sheet.numbers("exposure");
        if (!exposures) return refuse(exposures);
        columns.exposures = std::move(*exposures);
    }
    if (sheet.has("area")) columns.areas = &sheet.column("area");
    if (sheet.has("category")) columns.categories = &sheet.column("category");
    return columns;
}

}  // namespace

Result<SeriesFile> read_series(Asked& asked, std::size_t standard_periods_a_year)
{
    auto const path = asked.path("series");
    if (path.empty()) asked.fault("series", "field.required");
    auto const area = asked.maybe_text("area"), category = asked.maybe_text("category");
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    auto const sheet = Sheet::read(path, {"period", "count"}, {"exposure", "area", "category"});
    if (!sheet) return refuse(sheet);
    auto const columns = read_columns(*sheet);
    if (!columns) return refuse(columns);
    SeriesFile file;
    file.file = sheet->file();
    if (sheet->rows() == 0) return fail_field(file.file.name, "analytics.too_few");
    auto const& cells = sheet->column("period");
    auto const kind = kind_of(cells);
    if (!kind) return fail_field(file.file.name + ": period", "analyse.period");
    std::map<std::pair<std::string, std::string>, std::vector<Row>> groups;
    for (std::size_t row = 0; row < sheet->rows(); ++row) {
        std::pair<std::string, std::string> name;
        if (columns->areas) name.first = (*columns->areas)[row];
        if (columns->categories) name.second = (*columns->categories)[row];
        if ((area && name.first != *area) || (category && name.second != *category)) continue;
        double const count = columns->counts[row];
        if (!(count >= 0)) return sheet->fault(row, "count", "analyse.count");
        double const exposure = columns->exposures.empty() ? 1 : columns->exposures[row];
        if (!(exposure > 0)) return sheet->fault(row, "exposure", "analyse.exposure");
        groups[name].push_back({cells[row], period_of(cells[row], *kind), count, exposure});
    }
    if (groups.empty()) return fail_field("--area, --category", "analyse.no_series");
    double step = 1, first = 0;
    for (auto& [name, rows] : groups) {
        auto const found = put_in_order(rows, file);
        if (!found) return refuse(found);
        step = *found;
        first = rows.front().period.day;
        auto& series = file.series.emplace_back(CountSeries{name.first, name.second, {}, {}, {}});
        for (auto& row : rows) {
            series.periods.push_back(row.name);
            series.counts.push_back(row.count);
            if (!columns->exposures.empty()) series.exposures.push_back(row.exposure);
        }
        file.n += rows.size();
    }
    file.periods_a_year =
        asked.whole("periods-a-year", periods_a_year_of(*kind, step, standard_periods_a_year), 1, 400);
    if (*kind == Names::days && step == 7 && file.series.size() == 1)
        file.first_week = std::chrono::sys_days(std::chrono::days(static_cast<int>(first)));
    return file;
}

Result<CountSeries const*> only_one(SeriesFile const& file)
{
    if (file.series.size() == 1) return &file.series.front();
    std::string names;
    for (std::size_t at = 0; at < std::min<std::size_t>(file.series.size(), 5); ++at)
        names += (at ? "; " : " ") + file.series[at].area + " " + file.series[at].category;
    return fail_field(file.file.name + ":" + names, "analyse.many_series");
}

Result<std::size_t> period_at(CountSeries const& series, std::string const& option, std::string const& name)
{
    auto const found = std::ranges::find(series.periods, name);
    if (found != series.periods.end()) return static_cast<std::size_t>(found - series.periods.begin());
    return fail_field(
        "--" + option + " " + name + " (" + series.periods.front() + " … " + series.periods.back() + ")",
        "analyse.period_unknown");
}

}  // namespace samsyn::analyse
