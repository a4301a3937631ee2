// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/body_of_report.h"

#include "lib/base/check.h"
#include "lib/json/form.h"
#include "src/features/observations/usecases/record.h"
#include "src/features/rounds/store/checklist_store.h"

namespace samsyn::rounds {

Sha256 hash_of(ReportBody const& body) { return sha256(json::write(body)); }

Result<Done> check_against_checklist(work::Work& work, Round const& round, ReportBody const& body)
{
    auto const checklist = ChecklistStore(work.transaction, work.actor.tenant).find(round.checklist);
    check(checklist.has_value());  // a foreign key
    auto faults = faults_of(body, *checklist);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    return Done{};
}

Result<Done> record_observations(work::Work& work, Round const& round, Report const& report)
{
    observations::Origin origin;
    origin.owner = report.owner;
    origin.operation = report.operation;
    origin.area = round.area;
    origin.report = report.id.uuid();
    origin.round = round.id.uuid();
    origin.period = round.days;
    origin.is_reviewed = report.reviewed_at.has_value();
    auto const recorded = observations::record(work, origin, report.body.observations.items);
    if (!recorded) return refuse(recorded);
    return Done{};
}

}  // namespace samsyn::rounds
