// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/geo/area_index.h"
#include "lib/geo/snap_points.h"
#include "src/work/work.h"

namespace samsyn::publishing {

// The finest areas of the register that have a boundary: nothing is moved from one of them to another, nor
// across the municipality's border.
class SnapGround {
public:
    explicit SnapGround(work::Reading& reading);

    std::size_t size() const { return m_codes.size(); }
    std::string const& code(std::size_t area) const { return m_codes[area]; }
    std::optional<std::size_t> area_at(geo::Point<geo::Sweref99Tm> at) const { return m_index.area_of(at); }
    // Of all boundaries: another one when any of them has changed.
    std::string const& fingerprint() const { return m_fingerprint; }
    std::vector<Id<Area>> const& ids() const { return m_ids; }

private:
    std::vector<std::string> m_codes;
    std::vector<Id<Area>> m_ids;
    std::string m_fingerprint;
    geo::AreaIndex<geo::Sweref99Tm> m_index;
};

}  // namespace samsyn::publishing
