// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/show_form.h"

#include "lib/base/check.h"
#include "src/features/rounds/store/checklist_store.h"
#include "src/features/rounds/store/report_store.h"
#include "src/features/rounds/store/round_store.h"
#include "src/features/rounds/store/round_view_store.h"
#include "src/features/rounds/usecases/shown_report.h"

namespace samsyn::rounds {
namespace {

std::optional<RoundViewStore::Line> line_of(RoundViewStore& views, Id<Round> round, Id<Operation> operation)
{
    for (auto& line : views.lines(round))
        if (line.operation == operation) return line;
    return std::nullopt;
}

}  // namespace

Result<access::Scope> scope_of(ShowReportForm const& query, work::Reading&)
{
    return access::Scope{.operation = query.operation, .round = query.round.uuid()};
}

Result<ReportForm> handle(ShowReportForm const& query, work::Reading& reading)
{
    auto const tenant = reading.actor.tenant;
    auto const round = RoundStore(reading.transaction, tenant).find(query.round);
    if (!round) return fail(ErrorKind::not_found, "round.unknown");
    RoundViewStore views(reading.transaction, tenant);
    auto const line = line_of(views, round->id, query.operation);
    if (!line) return fail(ErrorKind::not_found, "report.not_expected");
    auto const checklist = ChecklistStore(reading.transaction, tenant).find(round->checklist);
    check(checklist.has_value());  // a foreign key

    ReportForm form;
    form.round = round->id;
    form.operation = query.operation;
    form.operation_name = line->name;
    form.area_name = views.area(round->area).name;
    form.number = round->number;
    form.first = round->days.first;
    form.last = round->days.last;
    form.deadline = round->deadline;
    form.closed = round->closed_at.has_value() && !line->late_allowed_reason;
    form.checklist = *checklist;
    form.categories = known_categories(reading, *checklist);
    form.places = known_places(reading, round->area);
    if (line->report)
        form.report = shown_report(reading, *ReportStore(reading.transaction, tenant).find(*line->report));
    return form;
}

}  // namespace samsyn::rounds
