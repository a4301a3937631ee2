// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/show_report.h"

#include "lib/base/check.h"
#include "lib/json/form.h"
#include "src/access/person_name.h"
#include "src/features/rounds/store/checklist_store.h"
#include "src/features/rounds/store/report_store.h"
#include "src/features/rounds/store/round_store.h"
#include "src/features/rounds/store/round_view_store.h"
#include "src/features/rounds/usecases/shown_report.h"

namespace samsyn::rounds {

namespace {

Checklist checklist_of(work::Reading& reading, Id<Round> id)
{
    auto const round = RoundStore(reading.transaction, reading.actor.tenant).find(id);
    check(round.has_value());  // a foreign key
    auto const checklist = ChecklistStore(reading.transaction, reading.actor.tenant).find(round->checklist);
    check(checklist.has_value());  // a foreign key
    return *checklist;
}

}  // namespace

// The label decides who reads; the permission is the one everybody has in their own organisation.
Result<access::Scope> scope_of(ShowReport const& query, work::Reading& reading)
{
    auto const report = ReportStore(reading.transaction, reading.actor.tenant).find(query.report);
    if (!report || !access::may_read(reading.actor, report->label(reading.actor.tenant)))
        return fail(ErrorKind::not_found, "report.unknown");
    return access::Scope{.organisation = reading.actor.organisation};
}

Result<ReportPage> handle(ShowReport const& query, work::Reading& reading)
{
    ReportStore reports(reading.transaction, reading.actor.tenant);
    auto const report = reports.find(query.report);
    if (!report) return fail(ErrorKind::not_found, "report.unknown");
    ReportPage page;
    page.report = shown_report(reading, *report);
    page.version = report->version;
    page.round = report->round;
    page.checklist = checklist_of(reading, report->round);
    page.categories = known_categories(reading, page.checklist);
    page.places = known_places(reading, report->area);
    page.may_review = access::may(reading.actor, access::Permission::manage_rounds, {.area = report->area});
    if (access::may_see_author(reading.actor, report->label(reading.actor.tenant)))
        page.author = access::person_name(reading.transaction, reading.actor.tenant, report->author);
    for (auto const& earlier : reports.earlier_versions(query.report)) {
        auto const body = json::read<ReportBody>(earlier.body);
        check(body.has_value());  // we wrote it
        page.earlier.push_back({earlier.version, *body, earlier.reason, earlier.replaced_at});
    }
    return page;
}

}  // namespace samsyn::rounds
