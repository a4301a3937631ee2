// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/review_report.h"

#include "src/features/observations/usecases/seen_in_report.h"
#include "src/features/rounds/store/report_store.h"

namespace samsyn::rounds {
namespace {

Result<access::Scope> scope_of_report(Id<Report> id, work::Work& work)
{
    auto const report = ReportStore(work.transaction, work.actor.tenant).find(id);
    if (!report || !access::may_read(work.actor, report->label(work.actor.tenant)))
        return fail(ErrorKind::not_found, "report.unknown");
    return access::Scope{.area = report->area};
}

Result<Report> unchanged(ReportStore& reports, Id<Report> id, std::int64_t version)
{
    auto const report = reports.find(id);
    if (!report) return fail(ErrorKind::not_found, "report.unknown");
    if (report->version != version) return fail(ErrorKind::stale, "report.changed");
    return *report;
}

ReviewedReport save(Report& report, ReportStore& reports, work::Work& work)
{
    ++report.version;
    reports.save_review(report);
    work.concerns(report.id.uuid());
    work.notify("rounds");
    return {report.id, report.version};
}

}  // namespace

Result<access::Scope> scope_of(ReviewReport const& command, work::Work& work)
{
    return scope_of_report(command.report, work);
}
Result<access::Scope> scope_of(ReturnReport const& command, work::Work& work)
{
    return scope_of_report(command.report, work);
}

Result<ReviewedReport> handle(ReviewReport const& command, work::Work& work)
{
    ReportStore reports(work.transaction, work.actor.tenant);
    auto report = unchanged(reports, command.report, command.if_match);
    if (!report) return refuse(report);
    report->reviewed_at = work.now;
    report->returned_at.reset();
    observations::count_report(work, report->id.uuid());
    return save(*report, reports, work);
}

Result<ReviewedReport> handle(ReturnReport const& command, work::Work& work)
{
    ReportStore reports(work.transaction, work.actor.tenant);
    auto report = unchanged(reports, command.report, command.if_match);
    if (!report) return refuse(report);
    report->returned_at = work.now;
    report->return_question = command.question;
    return save(*report, reports, work);
}

}  // namespace samsyn::rounds
