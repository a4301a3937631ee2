// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/pages/release_geojson.h"

#include "lib/base/enum_text.h"
#include "lib/json/form.h"

namespace samsyn::publishing {
namespace {

void write_cell(json::Writer& out, PublicCell const& cell)
{
    out.key(cell.category + ".count");
    if (cell.count)
        out.integer(*cell.count);
    else
        out.null();
    if (cell.level) out.key(cell.category + ".level").string(enum_text(*cell.level));
}

void write_area(json::Writer& out, PublicArea const& area, ReleaseDocument const& document,
                std::string const& boundary)
{
    out.begin_object().key("type").string("Feature").key("geometry").raw(boundary);
    out.key("properties").begin_object().key("kind").string("area");
    out.key("code").string(area.code).key("name").string(area.name);
    out.key("first").string(document.period.first.text()).key("last").string(document.period.last.text());
    out.key("release").integer(document.number).key("k").integer(document.k);
    out.key("expected").integer(area.expected).key("answered").integer(area.answered);
    out.key("actions").string(area.actions);
    for (auto const& cell : document.cells)
        if (cell.area == area.code) write_cell(out, cell);
    out.end_object().end_object();
}

}  // namespace

std::string release_as_geojson(ReleaseDocument const& document,
                               std::map<std::string, std::string> const& boundaries)
{
    json::Writer out;
    out.begin_object().key("type").string("FeatureCollection").key("features").begin_array();
    for (auto const& area : document.areas) {
        auto const boundary = boundaries.find(area.code);
        write_area(out, area, document, boundary == boundaries.end() ? "null" : boundary->second);
    }
    out.end_array().end_object();
    return out.take();
}

}  // namespace samsyn::publishing
