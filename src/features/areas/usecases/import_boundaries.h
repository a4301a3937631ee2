// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/geo/geojson.h"
#include "lib/json/form.h"
#include "src/features/areas/domain/boundary_plan.h"
#include "src/work/work.h"

// Boundaries from a file: first shown, then done. Doing is all or nothing, and no boundary is overwritten: a
// new one holds from its day and the old one until then.
namespace samsyn::areas {

inline constexpr std::size_t most_boundaries = 5000;

// What a person says about the file.
struct BoundaryFile {
    Day valid_from;
    std::optional<Text<300>> source;         // "Lantmäteriet 2026, CC0"
    std::optional<Text<100>> code_property;  // column with the area's code; found by its name when not said
    std::optional<Text<100>> name_property;
    std::optional<bool> create;      // areas that the register does not have
    std::optional<Id<Area>> parent;  // of those created
};
BOOST_DESCRIBE_STRUCT(BoundaryFile, (), (valid_from, source, code_property, name_property, create, parent))

struct ShownBoundaryStep {
    std::string code;
    std::string name;
    BoundaryStep step = BoundaryStep::refused;
    std::string fault;
    double area_m2 = 0;
    json::Raw geometry;
};
BOOST_DESCRIBE_STRUCT(ShownBoundaryStep, (), (code, name, step, fault, area_m2, geometry))

struct ShownDisagreement {
    std::vector<std::string> areas;
    double area_m2 = 0;
    json::Raw geometry;
};
BOOST_DESCRIBE_STRUCT(ShownDisagreement, (), (areas, area_m2, geometry))

struct BoundaryReport {
    bool is_done = false;
    std::int64_t created = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::vector<ShownBoundaryStep> boundaries;
    std::vector<ShownDisagreement> overlaps;
    std::vector<ShownDisagreement> gaps;
};
BOOST_DESCRIBE_STRUCT(BoundaryReport, (),
                      (is_done, created, changed, unchanged, refused, boundaries, overlaps, gaps))

// What would happen, with overlaps and gaps between areas of the same parent.
struct PreviewBoundaries {
    static constexpr std::string_view name = "areas.preview_boundaries";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = BoundaryReport;

    BoundaryFile file;
    std::vector<geo::Feature> features;
};

// Refuses "boundary.some_refused" while any polygon is.
struct ImportBoundaries {
    static constexpr std::string_view name = "areas.import_boundaries";
    static constexpr auto needs = access::Permission::manage_register;
    using Output = BoundaryReport;

    BoundaryFile file;
    std::vector<geo::Feature> features;
};

Result<access::Scope> scope_of(PreviewBoundaries const& query, work::Reading& reading);
Result<BoundaryReport> handle(PreviewBoundaries const& query, work::Reading& reading);
Result<access::Scope> scope_of(ImportBoundaries const& command, work::Work& work);
Result<BoundaryReport> handle(ImportBoundaries const& command, work::Work& work);

}  // namespace samsyn::areas
