// SPDX-License-Identifier: EUPL-1.2
#include "src/features/feedback/usecases/show_round_feedback.h"

#include "lib/base/check.h"
#include "lib/json/form.h"

namespace samsyn::feedback {
namespace {

FeedbackWords shown(FeedbackStore::Words const& words)
{
    return {words.words, words.kept_reason, words.version};
}

ShownLetter shown(FeedbackStore::Sent const& sent)
{
    auto letter = json::read<Letter>(sent.letter);
    check(letter.has_value());  // we wrote it
    return {sent.id, sent.number, std::move(*letter), sent.sent_at, sent.told};
}

std::vector<AskedItem> asked_of(OperationLetter const& operation)
{
    std::vector<AskedItem> items;
    for (auto const& asked : operation.asked) {
        auto const answer = operation.draft.answers.find(asked.observation);
        items.push_back({asked.observation, asked.category, asked.category_sv, asked.category_en, asked.place,
                         asked.counted_on, asked.description,
                         answer == operation.draft.answers.end() ? "" : answer->second});
    }
    return items;
}

FeedbackState state_of(OperationLetter const& operation, FeedbackLine const& line)
{
    if (!line.sent.empty()) return FeedbackState::sent;
    if (operation.line.report) return FeedbackState::draft;
    return operation.line.is_excused ? FeedbackState::excused : FeedbackState::silent;
}

FeedbackLine line_of(OperationLetter const& operation, Id<rounds::Round> round, work::Reading& reading)
{
    FeedbackStore store(reading.transaction, reading.actor.tenant);
    FeedbackLine line;
    line.operation = operation.line.operation;
    line.name = operation.line.name;
    line.organisation = operation.line.organisation_name;
    line.external = operation.line.is_external;
    line.nothing = operation.line.is_nothing;
    line.late = operation.line.is_late;
    line.recipients =
        static_cast<std::int64_t>(rounds::addresses_of_reporters(reading, line.operation).size());
    line.draft = operation.letter;
    if (operation.letter) line.fingerprint = fingerprint_of(*operation.letter);
    line.own = shown(operation.draft.own);
    line.asked = asked_of(operation);
    for (auto const& sent : store.sent(round, line.operation)) line.sent.push_back(shown(sent));
    line.state = state_of(operation, line);
    return line;
}

}  // namespace

Result<access::Scope> scope_of(ShowRoundFeedback const& query, work::Reading& reading)
{
    return scope_of_round(reading, query.round);
}

Result<RoundFeedback> handle(ShowRoundFeedback const& query, work::Reading& reading)
{
    check(query.means != nullptr);
    auto const round = rounds::find_round(reading, query.round);
    if (!round) return fail(ErrorKind::not_found, "round.unknown");
    RoundFeedback page;
    page.round = round->id;
    page.area = round->area;
    page.area_name = RoundAnswersStore(reading.transaction, reading.actor.tenant).area_name(round->area);
    page.number = round->number;
    page.first = round->days.first;
    page.last = round->days.last;
    page.closed = round->closed_at.has_value();
    page.common = shown(FeedbackStore(reading.transaction, reading.actor.tenant).common(round->id));
    for (auto const& operation : letters_of(reading, *round, query.means->texts))
        page.lines.push_back(line_of(operation, round->id, reading));
    return page;
}

}  // namespace samsyn::feedback
