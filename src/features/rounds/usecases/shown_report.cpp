// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/shown_report.h"

#include <set>

#include "lib/base/swedish_calendar.h"
#include "src/features/observations/usecases/seen_in_report.h"
#include "src/features/rounds/store/round_view_store.h"

namespace samsyn::rounds {

ShownReport shown_report(work::Reading& reading, Report const& report)
{
    ShownReport shown;
    shown.id = report.id;
    for (auto const& line : RoundViewStore(reading.transaction, reading.actor.tenant).lines(report.round)) {
        if (line.operation != report.operation) continue;
        shown.operation = line.name;
        shown.organisation = line.organisation_name;
    }
    shown.body = report.body;
    shown.body.observations.items = observations::seen_in_report(reading, report.id.uuid());
    shown.late = report.is_late;
    shown.submitted_at = report.submitted_at;
    shown.reviewed = report.reviewed_at.has_value();
    if (report.returned_at) shown.return_question = report.return_question;
    shown.corrected_at = report.corrected_at;
    shown.version = report.version;
    return shown;
}

std::vector<KnownCategory> known_categories(work::Reading& reading, Checklist const& checklist)
{
    std::set<std::string> asked;
    for (auto const& question : checklist.questions)
        for (auto const& category : question.categories) asked.insert(category.value);
    std::vector<KnownCategory> known;
    for (auto const& category : RoundViewStore(reading.transaction, reading.actor.tenant).categories())
        if (asked.contains(category.code))
            known.push_back({category.code, category.name, category.needs_place, category.is_police_first,
                             category.default_severity});
    return known;
}

std::vector<KnownPlace> known_places(work::Reading& reading, Id<Area> area)
{
    std::vector<KnownPlace> known;
    RoundViewStore views(reading.transaction, reading.actor.tenant);
    for (auto const& place : views.places(area, swedish_time(reading.now).day))
        known.push_back({place.id, place.name, place.lon, place.lat});
    return known;
}

}  // namespace samsyn::rounds
