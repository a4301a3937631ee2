// SPDX-License-Identifier: EUPL-1.2
// Which features of places go with events, and counts by area, category and day.
#include <algorithm>
#include <cmath>

#include "lib/analyse/events.h"
#include "lib/analyse/grid.h"
#include "lib/analyse/methods.h"
#include "lib/analytics/cube/cube.h"
#include "lib/analytics/risk/terrain.h"

namespace samsyn::analyse {
namespace {

struct Kinds {
    std::vector<std::string> names;
    std::vector<std::vector<analytics::Point>> places;
};

Kinds kinds_of(Events const& features, std::string const& column, std::span<analytics::Point const> points)
{
    std::map<std::string, std::vector<analytics::Point>> by_name;
    for (std::size_t at = 0; at < features.size(); ++at)
        by_name[features.others.at(column)[at]].push_back(points[at]);
    Kinds kinds;
    for (auto& [name, places] : by_name) {
        kinds.names.push_back(name);
        kinds.places.push_back(std::move(places));
    }
    return kinds;
}

void write_factor(json::Writer& out, analytics::RiskFactor const& factor, Kinds const& kinds)
{
    out.begin_object().key("kind").string(kinds.names[factor.layer]);
    out.key("influence").string(factor.influence == analytics::Influence::nearness ? "nearness" : "density");
    out.key("ratio").number(factor.ratio).key("spread").number(factor.spread);
    out.key("gain").number(factor.gain).end_object();
}

// Words of a column as numbers, in the order of their first letters.
struct Numbered {
    std::vector<std::string> names;
    std::vector<std::uint32_t> of_event;
};

Numbered numbered(std::vector<std::string> const& words)
{
    std::map<std::string, std::uint32_t> numbers;
    for (auto const& word : words) numbers.emplace(word, 0);
    Numbered all;
    for (auto& [name, number] : numbers) {
        number = static_cast<std::uint32_t>(all.names.size());
        all.names.push_back(name);
    }
    for (auto const& word : words) all.of_event.push_back(numbers[word]);
    return all;
}

std::vector<std::uint32_t> chosen(Asked& asked, std::string const& option,
                                  std::vector<std::string> const& names)
{
    std::vector<std::uint32_t> all;
    for (auto const& word : asked.words(option)) {
        auto const found = std::ranges::find(names, word);
        if (found == names.end())
            asked.fault(option + " " + word, "analyse.no_series");
        else
            all.push_back(static_cast<std::uint32_t>(found - names.begin()));
    }
    return all;
}

enum class By { area, category, day };

template <class WriteName>
void write_counts(json::Writer& out, std::span<std::uint64_t const> counts, WriteName&& write_name)
{
    std::uint64_t total = 0;
    out.begin_object().key("counts").begin_array();
    for (std::size_t at = 0; at < counts.size(); ++at) {
        total += counts[at];
        out.begin_object();
        write_name(out, at);
        out.key("count").integer(static_cast<std::int64_t>(counts[at])).end_object();
    }
    out.end_array().key("total").integer(static_cast<std::int64_t>(total)).end_object();
}

}  // namespace

Result<Answered> risk_terrain(Asked& asked)
{
    analytics::TerrainOptions options;
    options.folds = asked.whole("folds", 5, 2, 50);
    options.most_factors = asked.whole("most-factors", 8, 1, 30);
    options.seed = asked.seed();
    double const reach = asked.number("reach", 300, {0, no_limit});
    auto const kind = asked.text("kind", "kind");
    auto const size = grid_size(asked, "50x50");
    bool const with_values = asked.flag("with-values");
    auto const running = asked.running();
    auto events = read_events(asked, "events", {Part::needed, Part::none});
    if (!events) return refuse(events);
    auto features = read_events(asked, "features", {Part::needed, Part::none, {kind}});
    if (!features) return refuse(features);
    auto const plane = Plane::for_grids(events->places, events->columns.degrees);
    if (!plane) return refuse(plane);
    auto const points = on_plane(*events, *plane);
    auto const kinds = kinds_of(*features, kind, on_plane(*features, *plane));
    auto const grid = grid_over(asked, size, points, 0);
    std::vector<analytics::Point> cells;
    for (std::uint32_t row = 0; row < grid.rows; ++row)
        for (std::uint32_t column = 0; column < grid.columns; ++column)
            cells.push_back(grid.centre(column, row));
    std::vector<double> counts(cells.size());
    for (std::size_t at = 0; at < points.size(); ++at) {
        if (!grid.covers(points[at])) continue;
        auto const column = std::min<std::size_t>(
            grid.columns - 1, static_cast<std::size_t>((points[at].x - grid.corner.x) / grid.cell_width));
        auto const row = std::min<std::size_t>(
            grid.rows - 1, static_cast<std::size_t>((points[at].y - grid.corner.y) / grid.cell_height));
        counts[row * grid.columns + column] += events->counts[at];
    }
    std::vector<analytics::FeatureLayer> layers;
    for (auto const& places : kinds.places) layers.push_back({places, reach});
    Answered answered;
    answered.n = events->total();
    answered.left_out = events->left_out + features->left_out;
    answered.data = {events->file, features->file};
    auto const found = timed(answered.seconds, [&] {
        return analytics::risk_terrain(cells, counts, {}, layers, options, running);
    });
    if (!found) return refused(found, events->file.name);
    auto& out = answered.body;
    out.begin_object().key("score").number(found->explained).key("explained").number(found->explained);
    out.key("verdict").string(found->factors.empty() ? "no_feature_helps" : "features_help");
    out.key("factors").begin_array();
    for (auto const& factor : found->factors) write_factor(out, factor, kinds);
    out.end_array();
    if (with_values) {
        out.key("relative_risk").begin_array();
        for (double const value : found->relative_risk) out.number(value);
        out.end_array();
    }
    out.end_object();
    return answered;
}

Result<Answered> cube(Asked& asked)
{
    auto const by =
        asked.choice("by", {{"area", By::area}, {"category", By::category}, {"day", By::day}}, By::area);
    auto const area = asked.text("area", "area"), category = asked.text("category", "category");
    auto const from = asked.maybe_text("from"), to = asked.maybe_text("to");
    auto events = read_events(asked, "events", {Part::none, Part::needed, {area, category}});
    if (!events) return refuse(events);
    if (auto const written = write_out_counts(*events); !written) return refuse(written);
    if (events->days.empty()) return fail_field(events->file.name, "analytics.too_few");
    auto const [least, most] = std::ranges::minmax(events->days);
    double const first = std::floor(least);
    if (most - first > 1e6) return fail_field(events->file.name, "analyse.too_many_periods");
    auto const areas = numbered(events->others.at(area)), categories = numbered(events->others.at(category));
    analytics::CubeFilter filter;
    auto const wanted_areas = chosen(asked, "areas", areas.names),
               wanted_categories = chosen(asked, "categories", categories.names);
    filter.areas = wanted_areas;
    filter.categories = wanted_categories;
    auto const day_of = [&](std::string const& option, std::string const& text, double after) {
        auto const moment = moment_of(text, events->kind);
        if (!moment) asked.fault(option + " " + text, "field.not_day");
        double const day = moment ? std::floor(moment->day) - first + after : 0;
        return static_cast<std::uint32_t>(std::clamp(day, 0.0, std::floor(most) - first + 1));
    };
    if (from) filter.first_day = day_of("from", *from, 0);
    if (to) filter.last_day = day_of("to", *to, 1);
    if (auto const fault = asked.fault(); !fault) return refuse(fault);
    std::vector<analytics::CubeEvent> cells;
    for (std::size_t at = 0; at < events->size(); ++at)
        cells.push_back({areas.of_event[at], categories.of_event[at],
                         static_cast<std::uint32_t>(std::floor(events->days[at]) - first)});
    Answered answered;
    answered.n = events->size();
    answered.left_out = events->left_out;
    answered.data = {events->file};
    auto const built = analytics::Cube::of(cells, {static_cast<std::uint32_t>(areas.names.size()),
                                                   static_cast<std::uint32_t>(categories.names.size()),
                                                   static_cast<std::uint32_t>(std::floor(most) - first + 1)});
    if (!built) return refused(built, events->file.name);
    auto const counts = timed(answered.seconds, [&] {
        return by == By::area       ? built->by_area(filter)
               : by == By::category ? built->by_category(filter)
                                    : built->by_day(filter);
    });
    if (!counts) return refused(counts, "--from, --to");
    write_counts(answered.body, *counts, [&](json::Writer& out, std::size_t at) {
        if (by == By::day)
            out.key("day").raw(
                written_moment(first + filter.first_day + static_cast<double>(at), events->kind));
        else if (by == By::area)
            out.key("area").string(areas.names[wanted_areas.empty() ? at : wanted_areas[at]]);
        else
            out.key("category")
                .string(categories.names[wanted_categories.empty() ? at : wanted_categories[at]]);
    });
    return answered;
}

}  // namespace samsyn::analyse
