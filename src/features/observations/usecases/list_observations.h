// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/observations/domain/stored.h"
#include "src/work/work.h"

namespace samsyn::observations {

// An observation as the core's analysts see it: which operation saw it, never who typed it.
struct ShownObservation {
    Id<Observation> id;
    std::string area_code;
    std::string area;
    std::string category_sv;
    std::string category_en;
    std::optional<std::string> place;
    std::optional<std::string> operation;
    std::string organisation;
    Source source = Source::report;
    Seen seen;
    Precision precision = Precision::area;
    Day counted_on;
    bool reviewed = true;
    std::optional<Uuid> report;
    std::optional<Uuid> round;
    UtcTime created_at;
};
BOOST_DESCRIBE_STRUCT(ShownObservation, (),
                      (id, area_code, area, category_sv, category_en, place, operation, organisation, source,
                       seen, precision, counted_on, reviewed, report, round, created_at))

struct ObservationList {
    std::vector<ShownObservation> observations;
    std::int64_t total = 0;  // on all pages
    std::int64_t page = 1;
    std::int64_t pages = 1;
};
BOOST_DESCRIBE_STRUCT(ObservationList, (), (observations, total, page, pages))

// The observations that the actor may read, newest first, a page at a time. A picture's figures lead here.
struct ListObservations {
    static constexpr std::string_view name = "observations.list";
    static constexpr auto needs = access::Permission::read_reports;
    using Output = ObservationList;

    std::optional<Text<60>> area = {};        // code
    std::optional<Text<2000>> category = {};  // codes, comma between: any of them
    std::optional<Uuid> round = {};
    std::optional<Id<Place>> place = {};
    std::optional<Day> from = {};  // counted on this day or later
    std::optional<Day> to = {};    // counted on this day or earlier
    std::optional<Between<1, 100'000>> page = {};
};
BOOST_DESCRIBE_STRUCT(ListObservations, (), (area, category, round, place, from, to, page))

Result<access::Scope> scope_of(ListObservations const& query, work::Reading& reading);
Result<ObservationList> handle(ListObservations const& query, work::Reading& reading);

}  // namespace samsyn::observations
