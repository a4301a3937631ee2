// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/shown_report.h"

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

}  // namespace samsyn::rounds
