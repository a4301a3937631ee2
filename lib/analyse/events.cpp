// SPDX-License-Identifier: EUPL-1.2
#include "lib/analyse/events.h"

#include <cmath>
#include <numeric>

namespace samsyn::analyse {
namespace {

constexpr std::uint64_t most_events = 20'000'000;  // counts written out

struct Columns {
    PlaceColumns place;
    std::string time, time_end, id, count;
    TimeKind kind = TimeKind::date;
};

// --time-number says that times are numbers; it may name the column too.
void read_time_columns(Asked& asked, Wanted const& wanted, Columns& columns)
{
    columns.kind = asked.has("time-number") ? TimeKind::number : TimeKind::date;
    auto const standard = columns.kind == TimeKind::number ? asked.maybe_text("time-number") : std::nullopt;
    columns.time = asked.text("time", standard.value_or(""));
    columns.time_end = asked.maybe_text("time-end").value_or("");
    asked.note("time-number", columns.kind == TimeKind::number ? "true" : "false");
    if (columns.time.empty() && wanted.time == Part::needed) asked.fault("time", "field.required");
}

Columns read_columns(Asked& asked, Wanted const& wanted)
{
    Columns columns;
    if (wanted.place != Part::none) columns.place = place_columns(asked);
    if (!columns.place.given() && wanted.place == Part::needed) asked.fault("x", "analyse.no_place");
    if (wanted.time != Part::none) read_time_columns(asked, wanted, columns);
    columns.id = asked.maybe_text("id").value_or("");
    columns.count = asked.maybe_text("count").value_or("");
    return columns;
}

std::vector<std::string> names_of(Columns const& columns, Wanted const& wanted)
{
    std::vector<std::string> names = wanted.others;
    for (auto const* name : {&columns.place.first, &columns.place.second, &columns.time, &columns.time_end,
                             &columns.id, &columns.count})
        if (!name->empty()) names.push_back(*name);
    return names;
}

// The columns of a sheet, read as what they are.
struct Cells {
    std::vector<double> first, second, counts;
    std::vector<Moment> from, until;
};

Result<Cells> read_cells(Sheet const& sheet, Columns const& columns)
{
    Cells cells;
    std::pair<std::string const*, std::vector<double>*> const numbers[] = {
        {&columns.place.first, &cells.first},
        {&columns.place.second, &cells.second},
        {&columns.count, &cells.counts}};
    for (auto const& [name, values] : numbers) {
        if (name->empty()) continue;
        auto read = sheet.numbers(*name);
        if (!read) return refuse(read);
        *values = std::move(*read);
    }
    std::pair<std::string const*, std::vector<Moment>*> const times[] = {{&columns.time, &cells.from},
                                                                         {&columns.time_end, &cells.until}};
    for (auto const& [name, values] : times) {
        if (name->empty()) continue;
        auto read = moments(sheet, *name, columns.kind);
        if (!read) return refuse(read);
        *values = std::move(*read);
    }
    return cells;
}

bool is_whole_count(double count) { return count >= 0 && count <= 1e9 && count == std::floor(count); }

}  // namespace

PlaceColumns place_columns(Asked& asked)
{
    auto const x = asked.maybe_text("x"), y = asked.maybe_text("y"), lon = asked.maybe_text("lon"),
               lat = asked.maybe_text("lat");
    if (x.has_value() != y.has_value()) asked.fault(x ? "y" : "x", "field.required");
    if (lon.has_value() != lat.has_value()) asked.fault(lon ? "lat" : "lon", "field.required");
    if (x && lon) asked.fault("x", "analyse.two_places");
    if (x && y) return {*x, *y, false};
    if (lon && lat) return {*lon, *lat, true};
    return {};
}

std::uint64_t Events::total() const
{
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

Result<Events> read_events(Asked& asked, std::string const& option, Wanted const& wanted)
{
    auto const path = asked.path(option);
    if (path.empty()) asked.fault(option, "field.required");
    auto const columns = read_columns(asked, wanted);
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    auto const sheet = Sheet::read(path, names_of(columns, wanted));
    if (!sheet) return refuse(sheet);
    auto const cells = read_cells(*sheet, columns);
    if (!cells) return refuse(cells);

    Events events;
    events.file = sheet->file();
    events.columns = columns.place;
    events.kind = columns.kind;
    for (std::size_t row = 0; row < sheet->rows(); ++row) {
        bool const is_placed =
            cells->first.empty() || (!std::isnan(cells->first[row]) && !std::isnan(cells->second[row]));
        bool const is_timed = cells->from.empty() || !std::isnan(cells->from[row].day);
        double const count = cells->counts.empty() ? 1 : cells->counts[row];
        if (!is_placed || !is_timed || std::isnan(count)) {
            ++events.left_out;
            continue;
        }
        if (!is_whole_count(count)) return sheet->fault(row, columns.count, "analyse.count");
        if (!cells->first.empty()) events.places.push_back({cells->first[row], cells->second[row]});
        if (columns.place.degrees && !geo::is_on_earth({cells->first[row], cells->second[row]}))
            return sheet->fault(row, columns.place.first, "analyse.not_degrees");
        if (!cells->from.empty()) {
            bool const has_end = !cells->until.empty() && !std::isnan(cells->until[row].until);
            events.days.push_back(cells->from[row].day);
            events.until.push_back(has_end ? cells->until[row].until : cells->from[row].until);
        }
        events.counts.push_back(static_cast<std::uint32_t>(count));
        events.ids.push_back(columns.id.empty() ? std::to_string(row + 1) : sheet->column(columns.id)[row]);
        for (auto const& name : wanted.others) events.others[name].push_back(sheet->column(name)[row]);
    }
    return events;
}

Result<Done> write_out_counts(Events& events)
{
    if (events.total() == events.size()) return Done{};
    if (events.total() > most_events) return fail_field(events.file.name, "analyse.too_many_rows");
    Events all = events;
    all.ids.clear();
    all.places.clear();
    all.days.clear();
    all.until.clear();
    for (auto& [name, words] : all.others) words.clear();
    for (std::size_t at = 0; at < events.size(); ++at)
        for (std::uint32_t each = 0; each < events.counts[at]; ++each) {
            all.ids.push_back(events.ids[at]);
            if (!events.places.empty()) all.places.push_back(events.places[at]);
            for (auto const& [name, words] : events.others) all.others[name].push_back(words[at]);
            if (events.days.empty()) continue;
            all.days.push_back(events.days[at]);
            all.until.push_back(events.until[at]);
        }
    all.counts.assign(all.ids.size(), 1);
    events = std::move(all);
    return Done{};
}

std::vector<analytics::Point> on_plane(Events const& events, Plane const& plane)
{
    return plane.points(events.places);
}

}  // namespace samsyn::analyse
