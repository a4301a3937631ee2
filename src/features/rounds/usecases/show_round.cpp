// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/show_round.h"

#include "src/features/rounds/store/round_store.h"
#include "src/features/rounds/store/round_view_store.h"
#include "src/features/rounds/usecases/line_reminding.h"

namespace samsyn::rounds {
namespace {

LineState state_of(RoundViewStore::Line const& line)
{
    if (line.report) return line.is_nothing ? LineState::nothing : LineState::reported;
    return line.excused_reason ? LineState::excused : LineState::silent;
}

// Reports are the core's to open; other organisations see that somebody answered, and their own.
RoundLine shown(RoundViewStore::Line const& line, access::Actor const& actor, Id<Area> area)
{
    bool const opens = actor.is_core(area) || line.organisation == actor.organisation;
    RoundLine shown;
    shown.operation = line.operation;
    shown.name = line.name;
    shown.organisation = line.organisation_name;
    shown.external = line.is_external;
    shown.state = state_of(line);
    shown.late = line.is_late;
    shown.reminders = line.reminders_sent;
    shown.excused_reason = line.excused_reason;
    shown.late_allowed_reason = line.late_allowed_reason;
    if (opens) shown.report = line.report;
    shown.submitted_at = line.submitted_at;
    shown.reviewed = line.reviewed_at.has_value();
    shown.returned = line.returned_at.has_value();
    shown.corrected = line.corrected_at.has_value();
    shown.observations = line.observations;
    return shown;
}

}  // namespace

Result<access::Scope> scope_of(ShowRound const& query, work::Reading& reading)
{
    auto const round = RoundStore(reading.transaction, reading.actor.tenant).find(query.round);
    if (!round || !reading.actor.has_function(round->area))
        return fail(ErrorKind::not_found, "round.unknown");
    return access::Scope{.area = round->area};
}

Result<RoundPage> handle(ShowRound const& query, work::Reading& reading)
{
    auto const round = RoundStore(reading.transaction, reading.actor.tenant).find(query.round);
    if (!round) return fail(ErrorKind::not_found, "round.unknown");
    RoundPage page;
    page.round = summary_of(*round, reading);
    page.needs_review = round->needs_review;
    page.version = round->version;
    for (auto const& line : RoundViewStore(reading.transaction, reading.actor.tenant).lines(round->id))
        page.lines.push_back(shown(line, reading.actor, round->area));
    bool const reminds = !round->closed_at && page.round.may_manage;
    if (reminds) put_reminding(page, *round, reading);
    return page;
}

}  // namespace samsyn::rounds
