// SPDX-License-Identifier: EUPL-1.2
#include "src/features/feedback/usecases/round_letters.h"

#include <algorithm>

#include "lib/json/form.h"

namespace samsyn::feedback {
namespace {

// Anybody of the organisation who may read what is compiled.
access::Actor member_of(Id<Organisation> organisation, work::Reading& reading)
{
    RoundAnswersStore store(reading.transaction, reading.actor.tenant);
    access::Actor member;
    member.tenant = reading.actor.tenant;
    member.organisation = organisation;
    member.is_private_sector = store.is_private(organisation);
    member.roles = {access::Role::member};
    member.today = reading.actor.today;
    member.functions = store.functions(organisation, member.today);
    return member;
}

// The picture of the round, as the organisation of each operation sees it.
class Pictures {
public:
    Pictures(work::Reading& reading, rounds::Round const& round) : m_reading(reading), m_round(round) {}

    // What is said of levels where something was told: those, or that they are not this organisation's to
    // read.
    void add_levels(LetterFacts& facts, Id<Organisation> organisation)
    {
        if (facts.seen.empty()) return;
        auto found = m_seen.find(organisation);
        if (found == m_seen.end()) found = m_seen.emplace(organisation, look_as(organisation)).first;
        facts.are_levels_withheld = !found->second;
        if (!found->second) return;
        std::vector<std::string> categories;
        for (auto const& one : facts.seen) categories.push_back(one.category);
        facts.levels = found->second->of_categories(categories);
    }

private:
    std::optional<situation::RoundLevels> look_as(Id<Organisation> organisation)
    {
        auto const member = member_of(organisation, m_reading);
        if (!access::may_read(member, label_of_picture(member.tenant, m_round.area))) return std::nullopt;
        work::Reading as{m_reading.transaction, member, m_reading.now};
        return situation::RoundLevels::of(as, m_round.area, m_round.number);
    }

    work::Reading& m_reading;
    rounds::Round const& m_round;
    std::map<Id<Organisation>, std::optional<situation::RoundLevels>> m_seen;
};

// What all letters of a round have in common.
LetterFacts facts_of(rounds::Round const& round, std::vector<RoundAnswersStore::Line> const& lines,
                     work::Reading& reading)
{
    LetterFacts facts;
    facts.area = RoundAnswersStore(reading.transaction, reading.actor.tenant).area_name(round.area);
    facts.days = round.days;
    for (auto const& line : lines) {
        if (!line.is_excused || line.report) ++facts.expected;
        if (line.report) ++facts.answered;
    }
    facts.common = FeedbackStore(reading.transaction, reading.actor.tenant).common(round.id).words;
    facts.next = rounds::round_after(reading, round);
    return facts;
}

void add_answers(LetterFacts& facts, OperationLetter const& operation)
{
    for (auto const& asked : operation.asked) {
        auto const answer = operation.draft.answers.find(asked.observation);
        if (answer != operation.draft.answers.end())
            facts.answers.push_back({asked.category_sv, asked.category_en, asked.place, answer->second});
    }
}

}  // namespace

std::vector<OperationLetter> letters_of(work::Reading& reading, rounds::Round const& round,
                                        texts::Texts const& texts)
{
    RoundAnswersStore answers(reading.transaction, reading.actor.tenant);
    FeedbackStore store(reading.transaction, reading.actor.tenant);
    auto const visible = reading.visible(access::Depth::detail);
    auto const lines = answers.lines(round.id);
    auto const common = facts_of(round, lines, reading);
    Pictures pictures(reading, round);
    std::vector<OperationLetter> all;
    for (auto const& line : lines) {
        auto& operation =
            all.emplace_back(OperationLetter{line, store.draft(round.id, line.operation), {}, {}});
        if (!line.report) continue;
        operation.asked = answers.asked(visible, *line.report);
        if (!round.closed_at) continue;
        auto facts = common;
        facts.operation = line.name;
        facts.is_nothing = line.is_nothing;
        facts.is_late = line.is_late;
        facts.has_told = line.has_told;
        facts.seen = answers.seen(visible, *line.report);
        put_in_order(facts.seen);
        pictures.add_levels(facts, line.organisation);
        facts.own = operation.draft.own.words;
        add_answers(facts, operation);
        operation.letter = write_letter(facts, texts);
    }
    return all;
}

std::string fingerprint_of(Letter const& letter) { return to_hex(sha256(json::write(letter))); }

Result<access::Scope> scope_of_round(work::Reading& reading, Id<rounds::Round> id)
{
    auto const round = rounds::find_round(reading, id);
    bool const is_known = round && (reading.actor.kind == access::Actor::Kind::system ||
                                    reading.actor.has_function(round->area));
    if (!is_known) return fail(ErrorKind::not_found, "round.unknown");
    return access::Scope{.area = round->area};
}

}  // namespace samsyn::feedback
