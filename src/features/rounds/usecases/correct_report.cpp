// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/correct_report.h"

#include "lib/base/check.h"
#include "lib/json/form.h"
#include "src/features/observations/usecases/seen_in_report.h"
#include "src/features/rounds/store/report_store.h"
#include "src/features/rounds/store/round_store.h"
#include "src/features/rounds/usecases/body_of_report.h"

namespace samsyn::rounds {
namespace {

// After the round closed only what was returned with a question, or excepted, may still be said anew.
Result<Done> may_correct(RoundStore& rounds, Round const& round, Report const& report)
{
    if (!round.closed_at || report.returned_at) return Done{};
    auto const expectation = rounds.expectation(round.id, report.operation);
    if (expectation && expectation->late_allowed_reason) return Done{};
    return fail(ErrorKind::conflict, "round.closed");
}

// The body as it stands, word for word.
std::string body_before(work::Work& work, Report const& stored)
{
    auto body = stored.body;
    body.observations.items = observations::seen_in_report(work, stored.id.uuid());
    return json::write(body);
}

}  // namespace

Result<access::Scope> scope_of(CorrectReport const& command, work::Work& work)
{
    auto const report = ReportStore(work.transaction, work.actor.tenant).find(command.report);
    if (!report || !access::may_read(work.actor, report->label(work.actor.tenant)))
        return fail(ErrorKind::not_found, "report.unknown");
    return access::Scope{.operation = report->operation, .round = report->round.uuid()};
}

Result<SubmittedReport> handle(CorrectReport const& command, work::Work& work)
{
    ReportStore reports(work.transaction, work.actor.tenant);
    RoundStore rounds(work.transaction, work.actor.tenant);
    auto report = reports.find(command.report);
    if (!report) return fail(ErrorKind::not_found, "report.unknown");
    if (report->version != command.if_match) return fail(ErrorKind::stale, "report.changed");
    auto const round = rounds.find(report->round);
    check(round.has_value());  // a foreign key
    if (auto const allowed = may_correct(rounds, *round, *report); !allowed) return refuse(allowed);
    if (auto const checked = check_against_checklist(work, *round, command.body); !checked)
        return refuse(checked);

    auto const before = body_before(work, *report);
    report->body = command.body;
    report->corrected_at = work.now;
    report->author = work.actor.membership;
    report->reviewed_at = round->needs_review ? std::nullopt : std::optional(work.now);
    ++report->version;
    reports.replace(*report, hash_of(report->body), before, command.reason, work.now);
    observations::forget_report(work, report->id.uuid());
    if (auto const recorded = record_observations(work, *round, *report); !recorded) return refuse(recorded);
    work.concerns(report->id.uuid());
    work.notify("rounds");
    work.notify("picture");
    return SubmittedReport{report->id, report->is_late, report->submitted_at, report->version};
}

}  // namespace samsyn::rounds
