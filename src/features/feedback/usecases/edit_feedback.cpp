// SPDX-License-Identifier: EUPL-1.2
#include "src/features/feedback/usecases/edit_feedback.h"

#include <algorithm>

#include "src/features/feedback/usecases/round_letters.h"
#include "src/features/observations/usecases/guard_words.h"

namespace samsyn::feedback {
namespace {

std::vector<FieldError> guarded(std::string const& words, std::string const& kept_reason)
{
    std::vector<FieldError> faults;
    observations::guard_words(words, "words", !kept_reason.empty(), faults);
    observations::guard_words(kept_reason, "kept_reason", false, faults);
    return faults;
}

Result<RoundAnswersStore::Line> answered(WriteToOperation const& command, work::Work& work)
{
    auto const lines = RoundAnswersStore(work.transaction, work.actor.tenant).lines(command.round);
    auto const line = std::find_if(lines.begin(), lines.end(),
                                   [&](auto const& one) { return one.operation == command.operation; });
    if (line == lines.end()) return fail(ErrorKind::not_found, "report.not_expected");
    if (!line->report) return fail(ErrorKind::conflict, "feedback.no_answer");
    return *line;
}

// Adds a fault for each answer to something that nobody asked, and for personal data in them.
void check_answers(WriteToOperation const& command, std::vector<RoundAnswersStore::Asked> const& asked,
                   std::vector<FieldError>& faults)
{
    bool const has_reason = !command.kept_reason.empty();
    for (std::size_t i = 0; i < command.answers.size(); ++i) {
        auto const& answer = command.answers.items[i];
        auto const path = "answers[" + std::to_string(i) + "]";
        bool const is_asked = std::any_of(asked.begin(), asked.end(), [&](auto const& one) {
            return one.observation == answer.observation;
        });
        if (!is_asked) faults.push_back({path + ".observation", "feedback.not_asked"});
        observations::guard_words(answer.words, path + ".words", has_reason, faults);
    }
}

SavedWords saved(work::Work& work, Id<rounds::Round> round, std::int64_t version)
{
    work.concerns(round.uuid());
    work.notify("feedback");
    return {version};
}

}  // namespace

Result<access::Scope> scope_of(WriteToAll const& command, work::Work& work)
{
    return scope_of_round(work, command.round);
}
Result<access::Scope> scope_of(WriteToOperation const& command, work::Work& work)
{
    return scope_of_round(work, command.round);
}

Result<SavedWords> handle(WriteToAll const& command, work::Work& work)
{
    FeedbackStore store(work.transaction, work.actor.tenant);
    auto words = store.common(command.round);
    if (words.version != command.if_match) return fail(ErrorKind::stale, "feedback.changed");
    if (auto faults = guarded(command.words, command.kept_reason); !faults.empty())
        return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    words = {command.words, command.kept_reason, words.version + 1};
    store.save_common(command.round, words, work.now);
    return saved(work, command.round, words.version);
}

Result<SavedWords> handle(WriteToOperation const& command, work::Work& work)
{
    auto const line = answered(command, work);
    if (!line) return refuse(line);
    FeedbackStore store(work.transaction, work.actor.tenant);
    if (!store.sent(command.round, command.operation).empty())
        return fail(ErrorKind::conflict, "feedback.sent");
    auto draft = store.draft(command.round, command.operation);
    if (draft.own.version != command.if_match) return fail(ErrorKind::stale, "feedback.changed");
    auto faults = guarded(command.words, command.kept_reason);
    auto const asked = RoundAnswersStore(work.transaction, work.actor.tenant)
                           .asked(work.visible(access::Depth::detail), *line->report);
    check_answers(command, asked, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));

    draft.own = {command.words, command.kept_reason, draft.own.version + 1};
    draft.answers.clear();
    for (auto const& answer : command.answers) draft.answers[answer.observation] = answer.words;
    store.save_draft(command.round, command.operation, draft, work.now);
    return saved(work, command.round, draft.own.version);
}

}  // namespace samsyn::feedback
