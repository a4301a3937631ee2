// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/submit_report.h"

#include "src/features/observations/usecases/record.h"
#include "src/features/rounds/store/checklist_store.h"
#include "src/features/rounds/store/report_store.h"
#include "src/features/rounds/store/round_store.h"
#include "src/features/rounds/usecases/body_of_report.h"

namespace samsyn::rounds {
namespace {

// Sent before: the same body is answered as the first time, another is refused.
Result<SubmittedReport> answer_again(Report const& stored, ReportStore& reports, ReportBody const& body)
{
    if (reports.body_hash(stored.id) != hash_of(body)) return fail(ErrorKind::stale, "report.differs");
    return SubmittedReport{stored.id, stored.is_late, stored.submitted_at, stored.version};
}

// An expected operation answers until the round closes, and afterwards only by an exception.
Result<Expectation> may_answer(RoundStore& rounds, Round const& round, Id<Operation> operation)
{
    auto const expectation = rounds.expectation(round.id, operation);
    if (!expectation) return fail(ErrorKind::conflict, "report.not_expected");
    if (round.closed_at && !expectation->late_allowed_reason)
        return fail(ErrorKind::conflict, "round.closed");
    return *expectation;
}

Report make_report(SubmitReport const& command, work::Work const& work, Round const& round,
                   Expectation const& expected)
{
    Report report;
    report.id = command.report;
    report.round = round.id;
    report.area = round.area;
    report.operation = command.operation;
    report.owner = expected.organisation;
    report.author = work.actor.membership;
    report.body = command.body;
    report.is_late = round.is_late(work.now);
    report.submitted_at = work.now;
    if (!round.needs_review) report.reviewed_at = work.now;
    return report;
}

}  // namespace

Result<access::Scope> scope_of(SubmitReport const& command, work::Work&)
{
    return access::Scope{.operation = command.operation, .round = command.round.uuid()};
}

Result<SubmittedReport> handle(SubmitReport const& command, work::Work& work)
{
    ReportStore reports(work.transaction, work.actor.tenant);
    if (auto const stored = reports.find(command.report)) {
        bool const is_same = stored->operation == command.operation && stored->round == command.round;
        if (!is_same) return fail(ErrorKind::stale, "report.differs");
        return answer_again(*stored, reports, command.body);
    }
    RoundStore rounds(work.transaction, work.actor.tenant);
    auto const round = rounds.find(command.round);
    if (!round) return fail(ErrorKind::not_found, "round.unknown");
    auto const expected = may_answer(rounds, *round, command.operation);
    if (!expected) return refuse(expected);
    if (reports.of_operation(round->id, command.operation))
        return fail(ErrorKind::conflict, "report.already_answered");
    auto const checked = check_against_checklist(work, *round, command.body);
    if (!checked) return refuse(checked);

    auto const report = make_report(command, work, *round, *expected);
    reports.insert(report, hash_of(report.body));
    auto const recorded = record_observations(work, *round, report);
    if (!recorded) return refuse(recorded);
    work.concerns(report.id.uuid());
    work.notify("rounds");
    work.notify("picture");
    return SubmittedReport{report.id, report.is_late, report.submitted_at, report.version};
}

}  // namespace samsyn::rounds
