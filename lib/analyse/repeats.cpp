// SPDX-License-Identifier: EUPL-1.2
// Events near each other in space and time: Knox, Mantel, near-repeat chains, DBSCAN, ST-DBSCAN.
#include <cmath>

#include "lib/analyse/events.h"
#include "lib/analyse/methods.h"
#include "lib/analytics/space/chains.h"
#include "lib/analytics/space/dbscan.h"
#include "lib/analytics/space/knox.h"
#include "lib/analytics/space/mantel.h"

namespace samsyn::analyse {
namespace {

constexpr std::uint64_t most_permutations = 1'000'000;

// Events on a plane, counts written out.
struct Placed {
    Events events;
    std::vector<analytics::Point> points;
};

Result<Placed> placed(Asked& asked, Wanted const& wanted)
{
    auto events = read_events(asked, "events", wanted);
    if (!events) return refuse(events);
    if (auto const written = write_out_counts(*events); !written) return refuse(written);
    auto const plane = Plane::for_distances(events->places, events->columns.degrees);
    auto points = on_plane(*events, plane);
    return Placed{std::move(*events), std::move(points)};
}

Answered begun(Events const& events, char const* p_method)
{
    Answered answered;
    answered.n = events.size();
    answered.left_out = events.left_out;
    answered.p_method = p_method;
    answered.data.push_back(events.file);
    return answered;
}

void write_pair(json::Writer& out, char const* name, double from, double to)
{
    out.key(name).begin_array().number(from).number(to).end_array();
}

void write_cell(json::Writer& out, analytics::KnoxCell const& cell)
{
    out.begin_object();
    write_pair(out, "space", cell.space_from, cell.space_to);
    write_pair(out, "time", cell.time_from, cell.time_to);
    out.key("observed").integer(static_cast<std::int64_t>(cell.observed));
    out.key("expected_permuted").number(cell.expected_permuted);
    out.key("expected_product").number(cell.expected_product);
    out.key("ratio").number(cell.ratio).key("p").number(cell.p);
    out.key("p_poisson").number(cell.p_poisson).end_object();
}

Answered clustered(Events const& events, analytics::Clustering const& found, double seconds)
{
    auto answered = begun(events, "none");
    answered.seconds = seconds;
    std::int64_t noise = 0;
    for (auto const label : found.labels) noise += label == analytics::kNoise;
    auto& out = answered.body;
    out.begin_object().key("clusters").integer(found.clusters).key("cores").integer(found.cores);
    out.key("noise").integer(noise).key("labels").begin_array();
    for (auto const label : found.labels) out.integer(label);
    out.end_array().end_object();
    return answered;
}

}  // namespace

Result<Answered> knox(Asked& asked)
{
    analytics::KnoxBands bands;
    bands.space = asked.numbers("space", {0, no_limit});
    bands.time = asked.numbers("time-bands", {0, no_limit});
    bands.closed = asked.choice(
        "closed", {{"right", analytics::Closed::right}, {"left", analytics::Closed::left}}, bands.closed);
    bands.metric = asked.choice(
        "metric", {{"euclidean", analytics::Metric::euclidean}, {"manhattan", analytics::Metric::manhattan}},
        bands.metric);
    auto const permutations = asked.whole("permutations", 999, 0, most_permutations);
    auto const seed = asked.seed();
    auto const running = asked.running();
    auto const read = placed(asked, {});
    if (!read) return refuse(read);
    double seconds = 0;
    auto const found = timed(seconds, [&] {
        return analytics::knox(read->points, read->events.days, bands,
                               static_cast<std::uint32_t>(permutations), seed, running);
    });
    if (!found) return refused(found, read->events.file.name);
    auto answered = begun(read->events, permutations ? "monte-carlo" : "poisson");
    answered.seconds = seconds;
    auto& out = answered.body;
    out.begin_object().key("pairs").integer(static_cast<std::int64_t>(found->pairs));
    out.key("cells").begin_array();
    for (auto const& cell : found->cells) write_cell(out, cell);
    out.end_array().end_object();
    return answered;
}

Result<Answered> mantel(Asked& asked)
{
    auto const permutations = asked.whole("permutations", 999, 1, most_permutations);
    auto const seed = asked.seed();
    auto const running = asked.running();
    auto const read = placed(asked, {});
    if (!read) return refuse(read);
    double seconds = 0;
    auto const found = timed(seconds, [&] {
        return analytics::mantel(read->points, read->events.days, static_cast<std::uint32_t>(permutations),
                                 seed, running);
    });
    if (!found) return refused(found, read->events.file.name);
    auto answered = begun(read->events, "monte-carlo");
    answered.seconds = seconds;
    answered.body.begin_object().key("r").number(found->r).key("p").number(found->p).end_object();
    return answered;
}

Result<Answered> chains(Asked& asked)
{
    double const space = asked.number("space", {0, no_limit});
    double const time = asked.number("time-bands", {0, no_limit});
    auto const read = placed(asked, {});
    if (!read) return refuse(read);
    double seconds = 0;
    auto const found = timed(
        seconds, [&] { return analytics::near_repeat_chains(read->points, read->events.days, space, time); });
    if (!found) return refused(found, read->events.file.name);
    auto answered = begun(read->events, "none");
    answered.seconds = seconds;
    auto& out = answered.body;
    out.begin_object().key("chains").begin_array();
    for (auto const& chain : *found) {
        out.begin_object().key("members").begin_array();
        for (auto const member : chain.members) out.string(read->events.ids[member]);
        out.end_array().key("size").integer(static_cast<std::int64_t>(chain.members.size()));
        out.key("start").raw(written_moment(read->events.days[chain.members.front()], read->events.kind));
        out.key("span_days").number(chain.span).end_object();
    }
    out.end_array().end_object();
    return answered;
}

Result<Answered> dbscan(Asked& asked)
{
    double const eps = asked.number("eps", {0, no_limit});
    auto const min_points = static_cast<std::uint32_t>(asked.whole("min-points", 1, 1'000'000'000));
    auto const read = placed(asked, {Part::needed, Part::none});
    if (!read) return refuse(read);
    double seconds = 0;
    auto const found = timed(seconds, [&] { return analytics::dbscan(read->points, eps, min_points); });
    if (!found) return refused(found, read->events.file.name);
    return clustered(read->events, *found, seconds);
}

Result<Answered> st_dbscan(Asked& asked)
{
    double const eps = asked.number("eps", {0, no_limit});
    double const eps_time = asked.number("eps-time", {0, no_limit});
    auto const min_points = static_cast<std::uint32_t>(asked.whole("min-points", 1, 1'000'000'000));
    auto const read = placed(asked, {});
    if (!read) return refuse(read);
    double seconds = 0;
    auto const found = timed(seconds, [&] {
        return analytics::st_dbscan(read->points, read->events.days, eps, eps_time, min_points);
    });
    if (!found) return refused(found, read->events.file.name);
    return clustered(read->events, *found, seconds);
}

}  // namespace samsyn::analyse
