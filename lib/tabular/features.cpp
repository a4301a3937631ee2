// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/features.h"

#include <algorithm>

#include "lib/tabular/byte_source.h"
#include "lib/tabular/file_format.h"
#include "lib/tabular/ogr.h"

namespace samsyn::tabular {
namespace {

constexpr std::uint64_t most_geojson_bytes = 200 << 20;

Result<std::string> whole_text(ByteSource& source)
{
    std::string text;
    std::string piece(256 << 10, '\0');
    for (;;) {
        auto const count = source.read(piece);
        if (!count) return refuse(count);
        if (*count == 0) return text;
        text.append(piece, 0, *count);
    }
}

Result<std::vector<std::string>> arguments_for(OgrLayer const& layer, std::optional<int> epsg)
{
    std::vector<std::string> arguments{"-dim",   "XY",
                                       "-t_srs", "EPSG:4326",
                                       "-nlt",   "CONVERT_TO_LINEAR",
                                       "-lco",   "RFC7946=YES",
                                       "-lco",   "COORDINATE_PRECISION=9"};
    if (layer.has_crs) return arguments;
    if (!epsg) return fail_field("crs", "crs.missing");
    arguments.insert(arguments.end(), {"-s_srs", "EPSG:" + std::to_string(*epsg)});
    return arguments;
}

Result<std::string> converted(std::string const& path, Format format, TableOptions const& options,
                              std::optional<int> epsg)
{
    NameForGdal const name(path, format, options.scratch);
    OgrFile const file{name.name(), gdal_driver(format), options.scratch, options.limits};
    auto const layers = ogr_layers(file);
    if (!layers) return refuse(layers);
    auto const layer =
        options.layer.empty() ? layers->begin() : std::ranges::find(*layers, options.layer, &OgrLayer::name);
    if (layer == layers->end()) return fail_field("layer", "table.layer_unknown");
    if (!layer->has_geometry) return fail(ErrorKind::invalid, "table.no_shapes");
    auto const arguments = arguments_for(*layer, epsg);
    if (!arguments) return refuse(arguments);
    auto const output = ogr_convert(file, "GeoJSON", *arguments, layer->name);
    if (!output) return refuse(output);
    return whole_text(*file_source(*output, most_geojson_bytes));
}

Result<std::string> plain(std::string const& path)
{
    auto source = file_source(path, most_geojson_bytes);
    if (!source) return refuse(source);
    return whole_text(**source);
}

}  // namespace

Result<std::vector<geo::Feature>> read_features(std::string const& path, TableOptions const& options,
                                                std::optional<int> epsg)
{
    auto const format = format_of(path);
    if (!format) return refuse(format);
    if (*format == Format::csv || *format == Format::xlsx || *format == Format::ods)
        return fail(ErrorKind::invalid, "table.no_shapes");
    bool const is_geojson = *format == Format::geojson;
    auto const text = is_geojson ? plain(path) : converted(path, *format, options, epsg);
    if (!text) return refuse(text);
    return geo::read_geojson(*text, {.epsg = is_geojson ? epsg : std::nullopt});
}

}  // namespace samsyn::tabular
