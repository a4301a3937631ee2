// SPDX-License-Identifier: EUPL-1.2
#include "lib/analyse/grid_file.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "lib/analyse/asked.h"
#include "lib/geo/projection.h"
#include "lib/json/writer.h"
#include "lib/process/limited_process.h"
#include "lib/process/scratch_file.h"

namespace samsyn::analyse {
namespace {

constexpr char const* gdal_translate = "/usr/bin/gdal_translate";

tl::unexpected<Error> unwritable(std::string const& path)
{
    return fail_field(path.substr(path.rfind('/') + 1), "file.unwritable");
}

// A folder that goes with what is in it.
class TakenFolder {
public:
    TakenFolder() : m_path(std::filesystem::temp_directory_path() / "samsyn-XXXXXX")
    {
        auto name = m_path.string();
        if (mkdtemp(name.data())) m_path = name;
    }
    ~TakenFolder()
    {
        std::error_code error;
        std::filesystem::remove_all(m_path, error);
    }
    TakenFolder(TakenFolder const&) = delete;
    TakenFolder& operator=(TakenFolder const&) = delete;
    std::string file(char const* name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

// Doubles row by row from the north, with the header that GDAL's driver "ENVI" wants.
bool write_raw(std::string const& path, std::span<double const> values, analytics::DensityGrid const& grid)
{
    std::ofstream raw(path + ".bin", std::ios::binary), header(path + ".hdr");
    for (std::size_t row = grid.rows; row-- > 0;)
        raw.write(reinterpret_cast<char const*>(values.data() + row * grid.columns),
                  static_cast<std::streamsize>(grid.columns * sizeof(double)));
    header << "ENVI\nsamples = " << grid.columns << "\nlines = " << grid.rows
           << "\nbands = 1\nheader offset = 0\nfile type = ENVI Standard\ndata type = 5\ninterleave = bsq\n"
              "byte order = 0\n";
    raw.flush();
    header.flush();
    return raw && header;
}

double signed_area(std::vector<analytics::Point> const& ring)
{
    double twice = 0;
    for (std::size_t at = 0; at + 1 < ring.size(); ++at)
        twice += ring[at].x * ring[at + 1].y - ring[at + 1].x * ring[at].y;
    return twice / 2;
}

bool is_inside(analytics::Point at, std::vector<analytics::Point> const& ring)
{
    bool inside = false;
    for (std::size_t each = 0; each + 1 < ring.size(); ++each) {
        auto const &from = ring[each], &to = ring[each + 1];
        if ((from.y > at.y) != (to.y > at.y) &&
            at.x < (to.x - from.x) * (at.y - from.y) / (to.y - from.y) + from.x)
            inside = !inside;
    }
    return inside;
}

// Each outer ring with the holes in it: a hole belongs to the smallest ring that holds it.
std::vector<analytics::Rings> polygons_of(analytics::Rings const& rings)
{
    std::vector<analytics::Rings> polygons;
    for (auto const& ring : rings)
        if (signed_area(ring) > 0) polygons.push_back({ring});
    for (auto const& ring : rings) {
        if (signed_area(ring) > 0 || ring.empty()) continue;
        analytics::Rings* smallest = nullptr;
        for (auto& polygon : polygons)
            if (is_inside(ring.front(), polygon[0]) &&
                (!smallest || signed_area(polygon[0]) < signed_area((*smallest)[0])))
                smallest = &polygon;
        if (smallest) smallest->push_back(ring);
    }
    return polygons;
}

void write_feature(json::Writer& out, Contour const& contour, geo::Projection const* projection)
{
    out.begin_object().key("type").string("Feature").key("properties").begin_object();
    out.key("level").number(contour.level).end_object();
    out.key("geometry").begin_object().key("type").string("MultiPolygon").key("coordinates").begin_array();
    for (auto const& polygon : polygons_of(contour.rings)) {
        out.begin_array();
        for (auto const& ring : polygon) {
            out.begin_array();
            for (auto const& corner : ring) {
                geo::Coordinate at{corner.x, corner.y};
                if (projection) projection->transform(std::span(&at, 1));
                double const places = projection ? 1e7 : 1e3;
                out.begin_array().number(std::round(at.x * places) / places);
                out.number(std::round(at.y * places) / places).end_array();
            }
            out.end_array();
        }
        out.end_array();
    }
    out.end_array().end_object().end_object();
}

}  // namespace

Result<Done> write_geotiff(std::string const& path, std::span<double const> values,
                           analytics::DensityGrid const& grid, std::optional<int> epsg)
{
    TakenFolder const folder;
    if (!write_raw(folder.file("grid"), values, grid)) return unwritable(path);
    auto const written = [](double number) { return json_number(number); };
    ProcessRequest request;
    request.words = {gdal_translate, "-q", "-of", "GTiff", "-co", "COMPRESS=DEFLATE"};
    if (epsg) request.words.insert(request.words.end(), {"-a_srs", "EPSG:" + std::to_string(*epsg)});
    request.words.insert(
        request.words.end(),
        {"-a_ullr", written(grid.corner.x), written(grid.corner.y + grid.rows * grid.cell_height),
         written(grid.corner.x + grid.columns * grid.cell_width), written(grid.corner.y),
         folder.file("grid.bin"), folder.file("grid.tif")});
    request.environment = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "PROJ_NETWORK=OFF", "GDAL_PAM_ENABLED=NO"};
    ScratchFile const said(std::filesystem::temp_directory_path());
    auto const outcome = run_limited(request, said.number());
    if (!outcome) return refuse(outcome);
    std::error_code error;
    if (outcome->succeeded())
        std::filesystem::copy_file(folder.file("grid.tif"), path,
                                   std::filesystem::copy_options::overwrite_existing, error);
    if (!outcome->succeeded() || error) return unwritable(path);
    return Done{};
}

Result<Done> write_grid_csv(std::string const& path, std::span<double const> values,
                            analytics::DensityGrid const& grid, std::string const& name)
{
    std::ofstream file(path);
    file << "x,y," << name << "\n";
    for (std::uint32_t row = 0; row < grid.rows; ++row)
        for (std::uint32_t column = 0; column < grid.columns; ++column) {
            auto const centre = grid.centre(column, row);
            file << json_number(centre.x) << ',' << json_number(centre.y) << ','
                 << json_number(values[std::size_t{row} * grid.columns + column]) << '\n';
        }
    file.flush();
    if (!file) return unwritable(path);
    return Done{};
}

Result<Done> write_contours(std::string const& path, std::span<Contour const> contours,
                            std::optional<int> epsg)
{
    std::optional<geo::Projection> projection;
    if (epsg) {
        auto made = geo::Projection::between(*epsg, geo::epsg_wgs84);
        if (!made) return refuse(made);
        projection = std::move(*made);
    }
    json::Writer out;
    out.begin_object().key("type").string("FeatureCollection").key("features").begin_array();
    for (auto const& contour : contours) write_feature(out, contour, projection ? &*projection : nullptr);
    out.end_array().end_object();
    std::ofstream file(path);
    file << out.text() << "\n";
    file.flush();
    if (!file) return unwritable(path);
    return Done{};
}

}  // namespace samsyn::analyse
