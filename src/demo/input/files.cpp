// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/input/files.h"

#include <fstream>
#include <sstream>

#include "src/demo/input/fields.h"

namespace samsyn::demo {
namespace {

Result<std::string> read_text(std::string const& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) return fail_field(file, "demo.file_missing");
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

Result<json::Document> read_json(std::string const& file)
{
    auto const text = read_text(file);
    if (!text) return refuse(text);
    return json::Document::parse(*text);
}

Result<std::vector<geo::Feature>> read_map(std::string const& file)
{
    auto const text = read_text(file);
    if (!text) return refuse(text);
    return geo::read_geojson(*text);
}

}  // namespace

Result<Files> read_files(std::string const& data_folder)
{
    auto const folder = data_folder + "/demo/alnefors/";
    auto town = read_json(folder + "town.json");
    if (!town) return refuse(town);
    auto story = read_json(folder + "story.json");
    if (!story) return refuse(story);
    auto taxonomy = read_json(data_folder + "/codes/taxonomy-v1.json");
    if (!taxonomy) return refuse(taxonomy);
    auto areas = read_map(folder + "areas.geojson");
    if (!areas) return refuse(areas);
    auto places = read_map(folder + "places.geojson");
    if (!places) return refuse(places);
    auto basemap = read_text(folder + "basemap.geojson");
    if (!basemap) return refuse(basemap);
    return Files{std::move(*town),  std::move(*story),  std::move(*taxonomy),
                 std::move(*areas), std::move(*places), std::move(*basemap)};
}

Result<Files> read_real_files(std::string const& data_folder)
{
    auto town = read_json(data_folder + "/demo/sjuharad/town.json");
    if (!town) return refuse(town);
    auto taxonomy = read_json(data_folder + "/codes/taxonomy-v1.json");
    if (!taxonomy) return refuse(taxonomy);
    auto areas = read_map(data_folder + "/geo/kommuner-sjuharad.geojson");
    if (!areas) return refuse(areas);
    auto no_story = json::Document::parse("{}");
    return Files{std::move(*town), std::move(*no_story), std::move(*taxonomy), std::move(*areas), {}, {}};
}

std::string property_of(geo::Feature const& feature, std::string const& name)
{
    auto const found = feature.property(name);
    if (!found) throw BrokenFile(name);
    return std::string(*found);
}

}  // namespace samsyn::demo
