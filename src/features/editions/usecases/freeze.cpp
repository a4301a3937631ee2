// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/usecases/freeze.h"

#include <algorithm>

#include "lib/base/sha256.h"
#include "lib/json/form.h"
#include "src/features/editions/usecases/assessed_picture.h"
#include "src/features/editions/usecases/obstacles.h"
#include "src/features/observations/usecases/guard_words.h"

namespace samsyn::editions {
namespace {

// The public gets releases of its own, and what one organisation keeps for itself is not joint.
bool may_be_audience(access::Audience audience)
{
    using enum access::Audience;
    return audience == core || audience == area || audience == council;
}

std::vector<Absence> absences_of(Freeze const& command)
{
    std::vector<Absence> absences;
    for (auto const& one : command.absences) absences.push_back({one.organisation, one.reason});
    return absences;
}

Result<Done> check_words(Freeze const& command)
{
    std::vector<FieldError> faults;
    for (std::size_t i = 0; i < command.absences.size(); ++i)
        observations::guard_words(command.absences.items[i].reason,
                                  "absences[" + std::to_string(i) + "].reason", false, faults);
    if (!may_be_audience(command.audience)) faults.push_back({"audience", "edition.audience"});
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    return Done{};
}

char const* code_of(Obstacle obstacle)
{
    switch (obstacle) {
        case Obstacle::round_open:
            return "round.still_open";
        case Obstacle::summary_missing:
            return "summary.missing";
        case Obstacle::plan_unanswered:
            return "plan.unanswered";
        case Obstacle::later_frozen:
            return "assessment.passed";
        case Obstacle::approval_missing:
            return "approval.missing";
    }
    return "approval.missing";
}

// The names of those who stand behind it, and of those who could not.
void add_core(FrozenEdition& edition, AssessedPicture const& assessed, Freeze const& command,
              work::Work& work)
{
    AssessmentStore store(work.transaction, work.actor.tenant);
    for (auto const& partner : store.core(command.area, work.actor.today)) {
        auto const& approvals = assessed.assessment.approvals;
        auto const given = std::find_if(approvals.begin(), approvals.end(), [&](auto const& one) {
            return one.organisation == partner.organisation && one.fingerprint == command.fingerprint.value;
        });
        if (given != approvals.end())
            edition.approvals.push_back({partner.name, store.person(given->membership), given->approved_at});
        for (auto const& absence : command.absences)
            if (given == approvals.end() && absence.organisation == partner.organisation)
                edition.absences.push_back({partner.name, absence.reason});
    }
}

FrozenEdition frozen(AssessedPicture const& assessed, Freeze const& command, work::Work& work)
{
    auto const newest = EditionStore(work.transaction, work.actor.tenant).newest(command.area);
    FrozenEdition edition;
    edition.number = newest ? newest->number + 1 : 1;
    edition.frozen_at = work.now;
    if (newest) edition.previous = newest->hash;
    edition.content = assessed.content;
    edition.content.picture.state = situation::PictureState::frozen;
    // What lies beside the picture in time is not part of it.
    edition.content.picture.previous.reset();
    edition.content.picture.next.reset();
    edition.content.picture.facts.next_deadline.reset();
    add_core(edition, assessed, command, work);
    return edition;
}

std::int64_t count_levels(FrozenEdition const& edition, Level level)
{
    auto const& levels = edition.content.levels;
    return std::count_if(levels.begin(), levels.end(), [&](auto const& one) { return one.decided == level; });
}

FrozenMark store_edition(FrozenEdition const& edition, AssessedPicture const& assessed, Freeze const& command,
                         work::Work& work)
{
    EditionStore::Row row;
    row.id = command.edition;
    row.assessment = assessed.assessment.id;
    row.area = command.area;
    row.owner = work.actor.organisation;
    row.number = edition.number;
    row.days = assessed.assessment.days;
    row.content = json::write(edition);
    row.hash = to_hex(sha256(row.content));
    row.frozen_by = work.actor.membership;
    row.frozen_at = work.now;
    row.audience = command.audience;
    row.bad_levels = count_levels(edition, Level::bad);
    row.warn_levels = count_levels(edition, Level::warn);
    EditionStore(work.transaction, work.actor.tenant).insert(row);
    return {row.id, row.number, row.hash};
}

}  // namespace

Result<access::Scope> scope_of(Freeze const& command, work::Work& work)
{
    return scope_of_core(work, command.area);
}

Result<FrozenMark> handle(Freeze const& command, work::Work& work)
{
    EditionStore editions(work.transaction, work.actor.tenant);
    if (auto const known = editions.find(command.edition)) {
        bool const is_same = known->area == command.area && known->days.first == command.first;
        if (!is_same) return fail(ErrorKind::conflict, "edition.id_taken");
        work.concerns(known->id.uuid());
        return FrozenMark{known->id, known->number, known->hash};
    }
    auto const words = check_words(command);
    if (!words) return refuse(words);
    auto const assessed = open_assessment(work, command.area, command.first, command.memory);
    if (!assessed) return refuse(assessed);
    if (fingerprint_of(assessed->content) != command.fingerprint.value)
        return fail(ErrorKind::stale, "assessment.changed");
    auto const obstacles = obstacles_of(*assessed, command.fingerprint, absences_of(command), work);
    if (!obstacles.empty()) return fail(ErrorKind::conflict, code_of(obstacles.front()));
    auto const mark = store_edition(frozen(*assessed, command, work), *assessed, command, work);
    work.concerns(mark.id.uuid());
    work.notify("picture");
    return mark;
}

Result<access::Scope> scope_of(ShareEdition const& command, work::Work& work)
{
    auto const edition = EditionStore(work.transaction, work.actor.tenant).find(command.edition);
    if (!edition) return fail(ErrorKind::not_found, "edition.unknown");
    bool const is_core = work.actor.kind == access::Actor::Kind::system || work.actor.is_core(edition->area);
    if (!is_core) return fail(ErrorKind::not_found, "edition.unknown");
    return access::Scope{.area = edition->area};
}

Result<Done> handle(ShareEdition const& command, work::Work& work)
{
    EditionStore editions(work.transaction, work.actor.tenant);
    auto const edition = editions.find(command.edition);
    if (!edition) return fail(ErrorKind::not_found, "edition.unknown");
    if (edition->version != command.if_match) return fail(ErrorKind::stale, "edition.changed");
    if (!may_be_audience(command.audience)) return fail_field("audience", "edition.audience");
    editions.share(edition->id, command.audience, edition->version + 1);
    work.concerns(edition->id.uuid());
    work.notify("picture");
    return Done{};
}

}  // namespace samsyn::editions
