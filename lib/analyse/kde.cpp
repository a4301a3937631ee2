// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>
#include <numeric>

#include "lib/analyse/events.h"
#include "lib/analyse/grid.h"
#include "lib/analyse/grid_file.h"
#include "lib/analyse/methods.h"
#include "lib/analytics/space/contours.h"
#include "lib/analytics/space/density.h"
#include "lib/analytics/space/relative_risk.h"

namespace samsyn::analyse {
namespace {

constexpr double tolerated = 0.05;  // of the relative risk: the tolerance contour

struct Settings {
    analytics::Smoothing smoothing;
    GridSize size;
    bool adaptive = false;
    std::optional<int> epsg;
    std::string out;
    std::vector<double> levels;  // shares of the highest
    bool with_values = false;
    analytics::Running running;
};

Settings read_settings(Asked& asked)
{
    using analytics::EdgeCorrection;
    using analytics::Kernel;
    Settings settings;
    settings.smoothing.kernel = asked.choice("kernel",
                                             {{"quartic", Kernel::quartic},
                                              {"gaussian", Kernel::gaussian},
                                              {"epanechnikov", Kernel::epanechnikov}},
                                             Kernel::quartic);
    settings.smoothing.bandwidth = asked.number("bandwidth", {0, no_limit});
    settings.smoothing.edge = asked.choice("edge",
                                           {{"none", EdgeCorrection::none},
                                            {"diggle", EdgeCorrection::diggle},
                                            {"uniform", EdgeCorrection::uniform}},
                                           EdgeCorrection::none);
    settings.size = grid_size(asked, "256x256");
    settings.adaptive = asked.flag("adaptive");
    if (asked.has("epsg")) settings.epsg = static_cast<int>(asked.whole("epsg", 1, 999'999));
    settings.levels = asked.numbers("levels", {0, 1});
    if (settings.levels.empty()) settings.levels = {0.25, 0.5, 0.75};
    settings.with_values = asked.flag("with-values");
    settings.out = asked.path("o");
    settings.running = asked.running();
    auto const& out = settings.out;
    if (!out.empty() && !out.ends_with(".tif") && !out.ends_with(".tiff") && !out.ends_with(".csv") &&
        !out.ends_with(".geojson"))
        asked.fault("o", "analyse.grid_ending");
    return settings;
}

// What is drawn: densities, or the logarithm of their ratio with how sure it is.
struct Drawn {
    std::vector<double> values;
    std::vector<double> p;
};

analytics::Outcome<Drawn> draw(Settings const& settings, std::span<analytics::Point const> events,
                               std::span<analytics::Point const> controls, analytics::DensityGrid const& grid)
{
    if (!controls.empty()) {
        auto risk =
            analytics::relative_risk(events, controls, grid, settings.smoothing, 0.01, settings.running);
        if (!risk) return analytics::refuse(risk.error());
        return Drawn{std::move(risk->log_ratio), std::move(risk->p)};
    }
    auto values = settings.adaptive
                      ? analytics::adaptive_density(events, grid, settings.smoothing, settings.running)
                      : analytics::density(events, grid, settings.smoothing, settings.running);
    if (!values) return analytics::refuse(values.error());
    return Drawn{std::move(*values), {}};
}

Result<Done> write_file(Settings const& settings, Drawn const& drawn, analytics::DensityGrid const& grid,
                        std::optional<int> epsg, std::string const& name)
{
    auto const& out = settings.out;
    if (out.empty()) return Done{};
    if (out.ends_with(".csv")) return write_grid_csv(out, drawn.values, grid, name);
    if (!out.ends_with(".geojson")) return write_geotiff(out, drawn.values, grid, epsg);
    double const most = *std::ranges::max_element(drawn.values);
    std::vector<Contour> contours;
    for (double const share : settings.levels) {
        auto rings = analytics::contours(drawn.values, grid, share * most);
        if (!rings) return refused(rings, "--levels");
        contours.push_back({share * most, std::move(*rings)});
    }
    return write_contours(out, contours, epsg);
}

void write_answer(json::Writer& out, Drawn const& drawn, analytics::DensityGrid const& grid,
                  std::optional<int> epsg, bool with_values)
{
    auto const most = std::ranges::max_element(drawn.values);
    auto const at = static_cast<std::size_t>(most - drawn.values.begin());
    auto const centre = grid.centre(static_cast<std::uint32_t>(at % grid.columns),
                                    static_cast<std::uint32_t>(at / grid.columns));
    out.begin_object().key("cols").integer(grid.columns).key("rows").integer(grid.rows);
    out.key("extent").begin_array().number(grid.corner.x).number(grid.corner.y);
    out.number(grid.corner.x + grid.columns * grid.cell_width);
    out.number(grid.corner.y + grid.rows * grid.cell_height).end_array().key("epsg");
    epsg ? out.integer(*epsg) : out.null();
    out.key("max").number(*most);
    out.key("max_at").begin_array().number(centre.x).number(centre.y).end_array();
    if (drawn.p.empty()) {
        double const sum = std::accumulate(drawn.values.begin(), drawn.values.end(), 0.0);
        out.key("integral").number(sum * grid.cell_area());
    } else {
        out.key("cells_higher").integer(std::ranges::count_if(drawn.p, [](double p) {
            return p < tolerated;
        }));
        out.key("cells_lower").integer(std::ranges::count_if(drawn.p, [](double p) {
            return p > 1 - tolerated;
        }));
    }
    auto const write_all = [&](char const* name, std::vector<double> const& values) {
        if (!with_values || values.empty()) return;
        out.key(name).begin_array();
        for (double const value : values) out.number(value);
        out.end_array();
    };
    write_all("values", drawn.values);
    write_all("p", drawn.p);
    out.end_object();
}

}  // namespace

Result<Answered> kde(Asked& asked)
{
    auto const settings = read_settings(asked);
    auto events = read_events(asked, "events", {Part::needed, Part::none});
    if (!events) return refuse(events);
    if (auto const written = write_out_counts(*events); !written) return refuse(written);
    auto const plane = Plane::for_grids(events->places, events->columns.degrees, settings.epsg);
    if (!plane) return refuse(plane);
    auto const points = on_plane(*events, *plane);
    Answered answered;
    answered.data = {events->file};
    std::vector<analytics::Point> controls;
    if (asked.has("relative-to")) {
        auto others = read_events(asked, "relative-to", {Part::needed, Part::none});
        if (!others) return refuse(others);
        if (auto const written = write_out_counts(*others); !written) return refuse(written);
        controls = on_plane(*others, *plane);
        if (controls.empty()) return fail_field(others->file.name, "analytics.too_few");
        answered.data.push_back(others->file);
    }
    auto const grid = grid_over(asked, settings.size, points, settings.smoothing.bandwidth);
    auto const drawn = timed(answered.seconds, [&] { return draw(settings, points, controls, grid); });
    if (!drawn) return refused(drawn, events->file.name);
    auto const written =
        write_file(settings, *drawn, grid, plane->epsg(), controls.empty() ? "density" : "log_ratio");
    if (!written) return refuse(written);
    answered.n = events->size();
    answered.left_out = events->left_out;
    answered.p_method = controls.empty() ? "none" : "normal";
    write_answer(answered.body, *drawn, grid, plane->epsg(), settings.with_values);
    return answered;
}

GridSize grid_size(Asked& asked, char const* standard)
{
    GridSize size{0, 0, {}};
    auto const text = asked.text("grid", standard);
    auto const* const end = text.data() + text.size();
    auto const columns = std::from_chars(text.data(), end, size.columns);
    auto const has_rows = columns.ec == std::errc{} && columns.ptr != end && *columns.ptr == 'x';
    auto const rows = has_rows ? std::from_chars(columns.ptr + 1, end, size.rows) : columns;
    if (!has_rows || rows.ec != std::errc{} || rows.ptr != end || size.columns < 1 || size.rows < 1 ||
        size.columns > 20'000 || size.rows > 20'000)
        asked.fault("grid " + text, "analyse.grid");
    size.extent = asked.numbers("extent");
    bool const is_given = asked.has("extent");
    if (is_given &&
        (size.extent.size() != 4 || !(size.extent[0] < size.extent[2]) || !(size.extent[1] < size.extent[3])))
        asked.fault("extent", "analyse.extent");
    return size;
}

analytics::DensityGrid grid_over(Asked& asked, GridSize const& size, std::span<analytics::Point const> points,
                                 double around)
{
    auto extent = size.extent;
    if (extent.size() != 4) {
        if (points.empty()) return {{0, 0}, 1, 1, size.columns, size.rows};
        auto const [west, east] = std::ranges::minmax(points, {}, &analytics::Point::x);
        auto const [south, north] = std::ranges::minmax(points, {}, &analytics::Point::y);
        extent = {west.x - around, south.y - around, east.x + around, north.y + around};
        std::string seen;
        for (double const each : extent) seen += (seen.empty() ? "" : ",") + json_number(each);
        asked.note("extent", "[" + seen + "]");
    }
    return {{extent[0], extent[1]},
            (extent[2] - extent[0]) / size.columns,
            (extent[3] - extent[1]) / size.rows,
            size.columns,
            size.rows};
}

}  // namespace samsyn::analyse
