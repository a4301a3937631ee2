// SPDX-License-Identifier: EUPL-1.2
// What a scan expects: by the population, or by the history of each place.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "lib/analyse/study.h"
#include "lib/analytics/rates/areas.h"
#include "lib/base/time.h"

namespace samsyn::analyse {
namespace {

constexpr std::size_t most_cells = std::size_t{1} << 26;

// How many were at risk at days known; straight between them, the same before and after.
using Known = std::map<double, double>;

double at(Known const& known, double day)
{
    auto const after = known.lower_bound(day);
    if (after == known.begin()) return after->second;
    auto const before = std::prev(after);
    if (after == known.end()) return before->second;
    double const share = (day - before->first) / (after->first - before->first);
    return before->second + share * (after->second - before->second);
}

// Persons × time from one day to another.
double integral(Known const& known, double from, double to)
{
    double total = 0, day = from, value = at(known, from);
    for (auto next = known.upper_bound(from); day < to; ++next) {
        double const end = next == known.end() ? to : std::min(to, next->first);
        double const then = at(known, end);
        total += (value + then) / 2 * (end - day);
        day = end;
        value = then;
        if (next == known.end()) break;
    }
    return total;
}

// A year stands for its middle, a month for its fifteenth.
double middle_of(Moment const& moment, TimeKind kind)
{
    if (kind == TimeKind::number) return moment.day + 0.5;
    double const length = moment.until - moment.day;
    if (length > 31) {
        Day const first{static_cast<std::int32_t>(moment.day)};
        return Day::of(first.year(), 7, 1).number;
    }
    return length > 1 ? moment.day + 14 : moment.day;
}

// The population's rows, one Known for each stratum (combination of covariates) and place.
struct Population {
    std::map<std::string, std::vector<Known>> strata;
    bool is_constant = true;
};

std::string stratum_of(std::vector<std::vector<std::string> const*> const& columns, std::size_t row)
{
    std::string name;
    for (auto const* column : columns) name += (*column)[row] + '\x1f';
    return name;
}

Result<Population> read_population(Asked& asked, ScanStudy& study)
{
    auto const covariates = asked.words("covariates");
    auto const path = asked.path("population");
    if (path.empty()) asked.fault("population", "field.required");
    if (study.place_names.empty()) asked.fault("locations", "analyse.population_needs_locations");
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    auto needed = covariates;
    needed.insert(needed.end(), {"id", "population"});
    auto const sheet = Sheet::read(path, needed, {"date"});
    if (!sheet) return refuse(sheet);
    study.files.push_back(sheet->file());
    auto const people = sheet->numbers("population");
    if (!people) return refuse(people);
    std::vector<Moment> dates(sheet->rows());
    auto const kind = study.events.kind;
    Population population;
    population.is_constant = !sheet->has("date");
    if (sheet->has("date")) {
        auto read = moments(*sheet, "date", kind);
        if (!read) return refuse(read);
        dates = std::move(*read);
    }
    std::map<std::string, std::size_t> numbers;
    for (std::size_t place = 0; place < study.place_names.size(); ++place)
        numbers.emplace(study.place_names[place], place);
    std::vector<std::vector<std::string> const*> columns;
    for (auto const& name : covariates) columns.push_back(&sheet->column(name));
    for (std::size_t row = 0; row < sheet->rows(); ++row) {
        auto const found = numbers.find(sheet->column("id")[row]);
        if (found == numbers.end()) return sheet->fault(row, "id", "analyse.no_location");
        if (!((*people)[row] >= 0)) return sheet->fault(row, "population", "field.out_of_range");
        double const day = sheet->has("date") ? middle_of(dates[row], kind) : 0;
        if (std::isnan(day)) return sheet->fault(row, "date", "analyse.not_time");
        auto& places = population.strata[stratum_of(columns, row)];
        places.resize(study.place_names.size());
        places[found->second][day] += (*people)[row];
    }
    return population;
}

// strata × places × periods; of a constant population one period stands for all.
Result<std::vector<double>> person_time(Population const& population, ScanStudy const& study)
{
    std::size_t const places = study.place_names.size();
    std::size_t const periods = population.is_constant ? 1 : study.study.periods;
    if (places * periods > most_cells / std::max<std::size_t>(1, population.strata.size()))
        return fail_field("--population", "analytics.too_large");
    std::vector<double> time;
    time.reserve(population.strata.size() * places * periods);
    for (auto const& [name, known_of] : population.strata)
        for (auto const& known : known_of)
            for (std::uint32_t period = 0; period < periods; ++period)
                time.push_back(known.empty() ? 0
                               : population.is_constant || study.calendar.unit() == TimeUnit::none
                                   ? known.begin()->second
                                   : integral(known, study.calendar.first_day(period),
                                              study.calendar.first_day(period + 1)));
    return time;
}

// Cases of each stratum; refuses one that the population does not have.
Result<std::vector<double>> cases_by_stratum(Asked& asked, Population const& population,
                                             ScanStudy const& study)
{
    std::map<std::string, std::size_t> numbers;
    for (auto const& [name, known] : population.strata) numbers.emplace(name, numbers.size());
    std::vector<std::vector<std::string> const*> columns;
    for (auto const& name : asked.words("covariates")) columns.push_back(&study.events.others.at(name));
    std::vector<double> cases(numbers.size());
    for (std::size_t at = 0; at < study.events.size(); ++at) {
        if (!study.events.days.empty() && !study.calendar.covers(study.events.days[at])) continue;
        auto const found = numbers.find(stratum_of(columns, at));
        if (found == numbers.end())
            return fail_field(study.events.file.name + ": " + study.events.ids[at], "analyse.no_stratum");
        cases[found->second] += study.events.counts[at];
    }
    return cases;
}

// How much busier the seasons of all places are: weekday × month of days, month of weeks and months.
std::vector<double> season_of(ScanStudy const& study, std::span<double const> by_period)
{
    auto const& calendar = study.calendar;
    std::vector<double> factors(by_period.size(), 1);
    if (study.events.kind == TimeKind::number || calendar.unit() == TimeUnit::year) return factors;
    auto const divide = [&](auto const& part_of, std::size_t parts) {
        std::vector<double> count(parts), expected(parts);
        for (std::uint32_t period = 0; period < by_period.size(); ++period) {
            count[part_of(period)] += by_period[period];
            expected[part_of(period)] += factors[period];
        }
        double const all = std::accumulate(count.begin(), count.end(), 0.0) /
                           std::accumulate(expected.begin(), expected.end(), 0.0);
        for (std::uint32_t period = 0; period < by_period.size(); ++period) {
            auto const part = part_of(period);
            // A part that has been seen seldom counts for less.
            factors[period] *= (count[part] + all) / (expected[part] * all + all);
        }
    };
    auto const date = [&](std::uint32_t period) {
        return Day{static_cast<std::int32_t>(calendar.first_day(period))};
    };
    double const days =
        calendar.first_day(static_cast<std::uint32_t>(by_period.size())) - calendar.first_day(0);
    if (days >= 2 * 365) divide([&](std::uint32_t period) { return date(period).month() - 1; }, 12);
    if (calendar.unit() == TimeUnit::day && calendar.aggregate() == 1)
        divide([&](std::uint32_t period) { return date(period).iso_weekday() - 1; }, 7);
    return factors;
}

}  // namespace

Result<Done> expect_by_population(Asked& asked, ScanStudy& study)
{
    auto const population = read_population(asked, study);
    if (!population) return refuse(population);
    auto time = person_time(*population, study);
    if (!time) return refuse(time);
    if (asked.words("covariates").empty()) {
        study.study.expected = std::move(*time);
        return Done{};
    }
    auto const cases = cases_by_stratum(asked, *population, study);
    if (!cases) return refuse(cases);
    study.study.expected = analytics::standardised(*time, *cases);
    return Done{};
}

namespace {

// Cases as they stand in --population.
Result<Done> expect_as_given(Asked& asked, ScanStudy& study)
{
    auto const population = read_population(asked, study);
    if (!population) return refuse(population);
    std::size_t const periods = population->is_constant ? 1 : study.study.periods;
    for (auto const& [name, known_of] : population->strata)
        for (auto const& known : known_of)
            for (std::uint32_t period = 0; period < periods; ++period)
                study.study.expected.push_back(known.empty() ? 0
                                                             : at(known, study.calendar.first_day(period)));
    return Done{};
}

// The season of the periods after the history: that of a year before, or of a week before.
void prolong(std::vector<double>& season, std::size_t periods, Calendar const& calendar)
{
    std::size_t const units = calendar.unit() == TimeUnit::day    ? 364
                              : calendar.unit() == TimeUnit::week ? 52
                                                                  : 12;
    auto step = std::max<std::size_t>(1, units / calendar.aggregate());
    if (season.size() < step) step = calendar.unit() == TimeUnit::day ? 7 : 1;
    while (season.size() < periods) season.push_back(season.size() < step ? 1 : season[season.size() - step]);
}

}  // namespace

Result<Done> expect_by_history(Asked& asked, ScanStudy& study, std::uint32_t history)
{
    if (asked.has("population")) return expect_as_given(asked, study);
    std::size_t const places = study.study.locations.places.size(), periods = study.study.periods;
    if (places * periods > most_cells) return fail_field("--events", "analytics.too_large");
    std::vector<double> by_place(places), by_period(history);
    for (auto const& count : study.study.cases)
        if (count.period < history) {
            by_place[count.location] += count.count;
            by_period[count.period] += count.count;
        }
    double const all = std::accumulate(by_place.begin(), by_place.end(), 0.0);
    if (all == 0 || history == 0) return fail_field("--events", "analyse.no_history");
    // Small places are drawn towards the mean of all, so that none expects nothing.
    double const mean = all / static_cast<double>(places);
    auto const shrunken = analytics::shrunken_risks(by_place, std::vector<double>(places, mean));
    auto season = season_of(study, by_period);
    prolong(season, periods, study.calendar);
    study.study.expected.resize(places * periods);
    for (std::size_t place = 0; place < places; ++place) {
        double const risk = shrunken ? shrunken->areas[place].shrunken : (by_place[place] + 1) / (mean + 1);
        double const rate = std::max(risk, 1e-6) * mean / history;
        for (std::size_t period = 0; period < periods; ++period)
            study.study.expected[place * periods + period] = rate * season[period];
    }
    return Done{};
}

}  // namespace samsyn::analyse
