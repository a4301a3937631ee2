// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/ogr.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <string_view>
#include <utility>

#include "lib/process/scratch_file.h"

namespace samsyn::tabular {
namespace {

constexpr char const* ogrinfo = "/usr/bin/ogrinfo";
constexpr char const* ogr2ogr = "/usr/bin/ogr2ogr";
// Writers we ask for, and what they are built on.
constexpr std::string_view own_formats[] = {"CSV", "GeoJSON", "Memory"};

template <class Visit>
void for_each_line(std::string_view text, Visit visit)
{
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        visit(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

// GDAL's list of its drivers: "  ESRI Shapefile -vector- (rw+v): ESRI Shapefile".
std::vector<std::string> driver_names(std::string_view formats)
{
    std::vector<std::string> names;
    for_each_line(formats, [&](std::string_view line) {
        auto const dash = line.find(" -");
        auto const start = line.find_first_not_of(' ');
        if (start == 0 || dash == std::string_view::npos || line.find("- (") == std::string_view::npos)
            return;
        names.emplace_back(line.substr(start, dash - start));
    });
    return names;
}

// Spreadsheets are taken whole and as text, so that rows keep their numbers and headings are ours to find.
std::vector<std::string> plain_environment()
{
    return {"PATH=/usr/bin:/bin",
            "LC_ALL=C.UTF-8",
            "PROJ_NETWORK=OFF",
            "GDAL_HTTP_TIMEOUT=1",
            "GDAL_HTTP_MAX_RETRY=0",
            "GDAL_PAM_ENABLED=NO",
            "GDAL_NUM_THREADS=1",
            "OGR_GEOJSON_MAX_OBJ_SIZE=200",
            "OGR_XLSX_HEADERS=DISABLE",
            "OGR_ODS_HEADERS=DISABLE",
            "OGR_XLSX_FIELD_TYPES=STRING",
            "OGR_ODS_FIELD_TYPES=STRING"};
}

// Which drivers there are depends on the machine; asked once.
std::vector<std::string> const& all_drivers()
{
    static std::vector<std::string> const names = [] {
        ScratchFile const output("/tmp");
        auto const outcome = run_limited({{ogrinfo, "--formats"}, plain_environment()}, output.number());
        return outcome ? driver_names(output.content()) : std::vector<std::string>();
    }();
    return names;
}

// Every driver but the wanted one and our writers is left out, so that a file cannot pass itself off as
// another kind (a virtual dataset, say, that names other files or addresses).
std::vector<std::string> environment_for(std::string const& driver)
{
    std::string skipped;
    for (auto const& name : all_drivers()) {
        if (name == driver || std::ranges::find(own_formats, name) != std::end(own_formats)) continue;
        skipped += skipped.empty() ? "" : ",";
        skipped += name;
    }
    auto environment = plain_environment();
    environment.push_back("GDAL_SKIP=" + skipped);
    return environment;
}

Result<Done> judge(Result<ProcessOutcome> const& outcome)
{
    if (!outcome) return refuse(outcome);
    bool const out_of_memory = outcome->complaints.find("bad_alloc") != std::string::npos ||
                               outcome->complaints.find("ut of memory") != std::string::npos;
    if (outcome->out_of_time || out_of_memory) return fail(ErrorKind::too_large, "table.too_heavy");
    if (!outcome->succeeded()) return fail(ErrorKind::invalid, "table.unreadable");
    return Done{};
}

// "  ID["EPSG",3006]]" closes a well-known text whose system has a code; deeper ones have a deeper indent.
std::optional<int> epsg_in(std::string_view line)
{
    std::string_view const start = "    ID[\"EPSG\",";
    if (!line.starts_with(start)) return std::nullopt;
    int epsg = 0;
    auto const digits = line.substr(start.size());
    std::from_chars(digits.data(), digits.data() + digits.size(), epsg);
    return epsg > 0 ? std::optional(epsg) : std::nullopt;
}

void read_summary_line(std::string_view line, std::vector<OgrLayer>& layers)
{
    auto const value_of = [&](std::string_view key) -> std::optional<std::string_view> {
        if (!line.starts_with(key)) return std::nullopt;
        return line.substr(key.size());
    };
    if (auto const name = value_of("Layer name: "))
        layers.push_back({std::string(*name), false, false, false, {}});
    if (layers.empty()) return;
    auto& layer = layers.back();
    if (auto const geometry = value_of("Geometry: ")) {
        layer.has_geometry = *geometry != "None";
        layer.all_points = *geometry == "Point" || *geometry == "3D Point";
    }
    bool const names_crs = line.starts_with("PROJCRS[") || line.starts_with("GEOGCRS[") ||
                           line.starts_with("BOUNDCRS[") || line.starts_with("COMPOUNDCRS[");
    layer.has_crs = layer.has_crs || names_crs;
    if (auto const epsg = epsg_in(line)) layer.epsg = epsg;
}

}  // namespace

Result<std::vector<OgrLayer>> ogr_layers(OgrFile const& file)
{
    ScratchFile const output(file.scratch);
    if (!output.is_open()) return fail(ErrorKind::unavailable, "file.no_scratch");
    ProcessRequest const request{{ogrinfo, "-ro", "-al", "-so", "-nocount", "-noextent", "-nomd", file.name},
                                 environment_for(file.driver),
                                 "/",
                                 file.limits};
    if (auto const done = judge(run_limited(request, output.number())); !done) return refuse(done);
    std::vector<OgrLayer> layers;
    for_each_line(output.content(), [&](auto line) { read_summary_line(line, layers); });
    if (layers.empty()) return fail(ErrorKind::invalid, "table.unreadable");
    return layers;
}

Result<int> ogr_convert(OgrFile const& file, std::string const& format,
                        std::vector<std::string> const& arguments, std::string const& layer)
{
    ScratchFile output(file.scratch);
    if (!output.is_open()) return fail(ErrorKind::unavailable, "file.no_scratch");
    ProcessRequest request{{ogr2ogr, "-f", format}, environment_for(file.driver), "/", file.limits};
    request.words.insert(request.words.end(), arguments.begin(), arguments.end());
    request.words.insert(request.words.end(), {"/vsistdout/", file.name, layer});
    if (auto const done = judge(run_limited(request, output.number())); !done) return refuse(done);
    return output.release();
}

}  // namespace samsyn::tabular
