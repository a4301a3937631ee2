// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <string>

#include "lib/base/bounded.h"
#include "lib/geo/multi_polygon.h"
#include "src/access/role.h"
#include "src/access/subjects.h"
#include "src/features/areas/domain/validity.h"

namespace samsyn::areas {

enum class AreaKind { place, theme };
BOOST_DESCRIBE_ENUM(AreaKind, place, theme)

// How exact positions inside an area are: `area` means centroids, so counts only.
enum class Positions { point, area };
BOOST_DESCRIBE_ENUM(Positions, point, area)

struct AreaDetails {
    std::optional<Id<Area>> parent;
    Text<120> name;
    AreaKind kind = AreaKind::place;
    Positions positions = Positions::point;
    Day valid_from;
    std::optional<Day> valid_to;
    friend bool operator==(AreaDetails const&, AreaDetails const&) = default;
};
BOOST_DESCRIBE_STRUCT(AreaDetails, (), (parent, name, kind, positions, valid_from, valid_to))

// A district, or a phenomenon without polygon.
struct KeptArea : AreaDetails {
    Id<Area> id;
    std::string code;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(KeptArea, (AreaDetails), (id, code, version))

// A boundary that holds from a day until the next one's.
struct Boundary {
    Id<Area> area;
    Day valid_from;
    geo::MultiPolygon<geo::Wgs84> ground;
    geo::Point<geo::Wgs84> label;  // where the area's name stands best
    std::string source;
};

// An organisation's function in an area.
struct HeldFunction {
    Id<HeldFunction> id;
    Id<Area> area;
    Id<Organisation> organisation;
    access::AreaFunction function = access::AreaFunction::observer;
    Day valid_from;
    std::optional<Day> valid_to;
};
BOOST_DESCRIBE_STRUCT(HeldFunction, (), (id, area, organisation, function, valid_from, valid_to))

// That an operation reports for an area, and about what.
struct InventoryEntry {
    Id<InventoryEntry> id;
    Id<Area> area;
    Id<Operation> operation;
    std::string reports_on;
    Day valid_from;
    std::optional<Day> valid_to;
};
BOOST_DESCRIBE_STRUCT(InventoryEntry, (), (id, area, operation, reports_on, valid_from, valid_to))

// Faults of an area that is to stand in a tree of areas: validity.order, area.parent_unknown,
// area.own_ancestor (it would lie inside itself).
std::vector<FieldError> faults_of(KeptArea const& area, std::vector<KeptArea> const& all);

}  // namespace samsyn::areas
