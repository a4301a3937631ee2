// SPDX-License-Identifier: EUPL-1.2
#include "lib/analyse/study.h"

#include <algorithm>
#include <cmath>

namespace samsyn::analyse {
namespace {

using Numbers = std::map<std::string, std::uint32_t>;

analytics::Place place_at(geo::Coordinate at) { return {at.x, at.y}; }

// Events name their place by --location; the file of --locations has --id and the coordinates.
Result<Numbers> read_locations(Asked& asked, ScanStudy& study)
{
    auto const path = asked.path("locations");
    auto const columns = place_columns(asked);
    if (!columns.given()) asked.fault("x", "analyse.no_place");
    auto const id = asked.text("id", "id");
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    auto const sheet = Sheet::read(path, {id, columns.first, columns.second});
    if (!sheet) return refuse(sheet);
    auto const first = sheet->numbers(columns.first), second = sheet->numbers(columns.second);
    if (!first) return refuse(first);
    if (!second) return refuse(second);
    Numbers numbers;
    for (std::size_t row = 0; row < sheet->rows(); ++row) {
        geo::Coordinate const at{(*first)[row], (*second)[row]};
        if (!geo::is_finite(at)) return sheet->fault(row, columns.first, "field.not_number");
        if (columns.degrees && !geo::is_on_earth({at.x, at.y}))
            return sheet->fault(row, columns.first, "analyse.not_degrees");
        auto const& name = sheet->column(id)[row];
        if (!numbers.emplace(name, static_cast<std::uint32_t>(study.place_names.size())).second)
            return sheet->fault(row, id, "analyse.location_twice");
        study.place_names.push_back(name);
        study.study.locations.places.push_back(place_at(at));
    }
    study.degrees = columns.degrees;
    study.files.push_back(sheet->file());
    return numbers;
}

// Places as they are met, when there is no file of them.
class MetPlaces {
public:
    explicit MetPlaces(std::vector<analytics::Place>& places) : m_places(places) {}
    std::uint32_t number_of(geo::Coordinate at)
    {
        auto const [found, is_new] =
            m_numbers.emplace(std::pair(at.x, at.y), static_cast<std::uint32_t>(m_places.size()));
        if (is_new) m_places.push_back(place_at(at));
        return found->second;
    }

private:
    std::vector<analytics::Place>& m_places;
    std::map<std::pair<double, double>, std::uint32_t> m_numbers;
};

// Of each event of a file its place. Without coordinates and locations all are at one: a scan of time alone.
Result<std::vector<std::uint32_t>> places_of(Events const& events, std::string const& column,
                                             Numbers const& numbers, MetPlaces& met, Calendar const& calendar)
{
    std::vector<std::uint32_t> places(events.size(), 0);
    for (std::size_t at = 0; at < events.size(); ++at) {
        if (!events.days.empty() && !calendar.covers(events.days[at])) continue;
        if (column.empty()) {
            places[at] = met.number_of(events.places.empty() ? geo::Coordinate{} : events.places[at]);
            continue;
        }
        auto const& name = events.others.at(column)[at];
        auto const found = numbers.find(name);
        if (found == numbers.end())
            return fail_field(events.file.name + ": \"" + name + "\"", "analyse.no_location");
        places[at] = found->second;
    }
    return places;
}

std::vector<analytics::ScanCount> counts_of(Events const& events, std::span<std::uint32_t const> places,
                                            Calendar const& calendar, std::size_t& outside)
{
    std::vector<analytics::ScanCount> counts;
    for (std::size_t at = 0; at < events.size(); ++at) {
        if (!events.days.empty() && !calendar.covers(events.days[at])) {
            ++outside;
            continue;
        }
        auto const period = events.days.empty() ? 0 : calendar.period_of(events.days[at]);
        if (events.counts[at] > 0) counts.push_back({places[at], period, events.counts[at]});
    }
    return counts;
}

}  // namespace

Result<ScanStudy> read_study(Asked& asked, bool with_controls)
{
    ScanStudy study;
    Numbers numbers;
    std::string column;
    Wanted wanted{Part::if_named, asked.has("time") || asked.has("time-number") ? Part::needed : Part::none};
    wanted.others = asked.words("covariates");
    if (asked.has("locations")) {
        auto const read = read_locations(asked, study);
        if (!read) return refuse(read);
        numbers = *read;
        column = asked.text("location", "location");
        wanted.place = Part::none;
        wanted.others.push_back(column);
    }
    auto events = read_events(asked, "events", wanted);
    if (!events) return refuse(events);
    study.files.push_back(events->file);
    if (column.empty()) study.degrees = events->columns.degrees;
    std::optional<Events> controls;
    if (with_controls) {
        auto read = read_events(asked, "controls", wanted);
        if (!read) return refuse(read);
        study.files.push_back(read->file);
        controls = std::move(*read);
    }
    auto days = events->days;
    if (controls) days.insert(days.end(), controls->days.begin(), controls->days.end());
    auto calendar = Calendar::of(asked, days, events->kind);
    if (!calendar) return refuse(calendar);
    study.calendar = *calendar;
    study.study.periods = calendar->periods();
    study.study.locations.distance =
        study.degrees ? analytics::Distance::great_circle : analytics::Distance::planar;
    MetPlaces met(study.study.locations.places);
    auto places = places_of(*events, column, numbers, met, *calendar);
    if (!places) return refuse(places);
    study.place_of = std::move(*places);
    study.study.cases = counts_of(*events, study.place_of, study.calendar, study.outside);
    if (controls) {
        auto const theirs = places_of(*controls, column, numbers, met, *calendar);
        if (!theirs) return refuse(theirs);
        study.study.controls = counts_of(*controls, *theirs, study.calendar, study.outside);
    }
    study.events = std::move(*events);
    return study;
}

}  // namespace samsyn::analyse
