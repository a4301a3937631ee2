// SPDX-License-Identifier: EUPL-1.2
#include "lib/geo/wkb.h"

#include <cstddef>
#include <cstdint>

#include "lib/base/check.h"

using namespace samsyn::geo;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    if (auto const area = multi_polygon_from_wkb<Sweref99Tm>(text))
        samsyn::check(multi_polygon_from_wkb<Sweref99Tm>(to_wkb(*area)) == *area);
    if (auto const at = point_from_wkb<Wgs84>(text)) samsyn::check(point_from_wkb<Wgs84>(to_wkb(*at)) == *at);
    return 0;
}
