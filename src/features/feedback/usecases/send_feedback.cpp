// SPDX-License-Identifier: EUPL-1.2
#include "src/features/feedback/usecases/send_feedback.h"

#include <algorithm>

#include "lib/base/check.h"
#include "lib/base/enum_text.h"
#include "lib/json/form.h"
#include "src/features/feedback/usecases/round_letters.h"
#include "src/features/observations/usecases/guard_words.h"
#include "src/features/rounds/domain/schedule.h"

namespace samsyn::feedback {
namespace {

using Sent = FeedbackStore::Sent;

// The mail carries nothing of what the letter says, and neither operation nor area.
work::Message notice_to(rounds::ReporterAddress const& recipient, Means const& means, UtcTime at)
{
    auto const language = enum_from_text<texts::Language>(recipient.language).value_or(texts::Language::sv);
    return {recipient.email, means.texts.text_of(language, "feedback.mail.subject"),
            means.texts.text_of(language, "feedback.mail.body", {{"link", means.base_url + "/aterkoppling"}}),
            at};
}

// Tells those who report for the operation that there is something to read; how many they are.
std::int64_t tell(Id<Operation> operation, Means const& means, work::Work& work)
{
    auto const recipients = rounds::addresses_of_reporters(work, operation);
    auto const at = rounds::SendingHours().next(work.now);
    for (auto const& recipient : recipients) work.send(notice_to(recipient, means, at));
    return static_cast<std::int64_t>(recipients.size());
}

// A letter of the round, before it is known who was told.
Sent prepared(rounds::Round const& round, RoundAnswersStore::Line const& line, Letter const& letter,
              work::Work& work)
{
    Sent sent;
    sent.id = work.new_id_of<SentLetter>();
    sent.round = round.id;
    sent.area = round.area;
    sent.operation = line.operation;
    sent.owner = line.organisation;
    sent.letter = json::write(letter);
    sent.sent_by = work.actor.membership;
    sent.sent_at = work.now;
    return sent;
}

// What may be sent of what was asked for; what has gone before, in the same words, is left out.
Result<std::vector<Sent>> letters_to_send(SendFeedback const& command, rounds::Round const& round,
                                          work::Work& work)
{
    FeedbackStore store(work.transaction, work.actor.tenant);
    auto const all = letters_of(work, round, command.means->texts);
    std::vector<Sent> letters;
    std::vector<FieldError> faults;
    for (std::size_t i = 0; i < command.letters.size(); ++i) {
        auto const& read = command.letters.items[i];
        auto const path = "letters[" + std::to_string(i) + "]";
        auto const found = std::find_if(
            all.begin(), all.end(), [&](auto const& one) { return one.line.operation == read.operation; });
        if (found == all.end() || !found->letter) {
            faults.push_back({path, "feedback.no_answer"});
            continue;
        }
        auto const before = store.sent(round.id, read.operation);
        auto const fingerprint =
            before.empty() ? fingerprint_of(*found->letter) : to_hex(sha256(before.front().letter));
        if (fingerprint != read.fingerprint.value)
            faults.push_back({path, before.empty() ? "feedback.changed" : "feedback.sent"});
        else if (before.empty())
            letters.push_back(prepared(round, found->line, *found->letter, work));
    }
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    return letters;
}

SentLetters send(std::vector<Sent> letters, Means const& means, work::Work& work)
{
    FeedbackStore store(work.transaction, work.actor.tenant);
    SentLetters counted;
    for (auto& letter : letters) {
        letter.told = tell(letter.operation, means, work);
        store.insert(letter);
        ++counted.sent;
        counted.told += letter.told;
    }
    work.notify("feedback");
    return counted;
}

bool is_same(Sent const& stored, SendSupplement const& command)
{
    auto const letter = json::read<Letter>(stored.letter);
    check(letter.has_value());  // we wrote it
    return stored.round == command.round && stored.operation == command.operation && stored.number > 0 &&
           letter->sv.own == command.words.value;
}

Result<Done> guarded(SendSupplement const& command)
{
    std::vector<FieldError> faults;
    observations::guard_words(command.words, "words", !command.kept_reason.empty(), faults);
    observations::guard_words(command.kept_reason, "kept_reason", false, faults);
    if (!faults.empty()) return fail(ErrorKind::invalid, "request.invalid", std::move(faults));
    return Done{};
}

Letter supplement(SendSupplement const& command, rounds::Round const& round, work::Work& work)
{
    LetterFacts facts;
    facts.area = RoundAnswersStore(work.transaction, work.actor.tenant).area_name(round.area);
    facts.days = round.days;
    facts.own = command.words;
    return write_supplement(facts, command.means->texts);
}

}  // namespace

Result<access::Scope> scope_of(SendFeedback const& command, work::Work& work)
{
    return scope_of_round(work, command.round);
}
Result<access::Scope> scope_of(SendSupplement const& command, work::Work& work)
{
    return scope_of_round(work, command.round);
}

Result<SentLetters> handle(SendFeedback const& command, work::Work& work)
{
    check(command.means != nullptr);
    auto const round = rounds::find_round(work, command.round);
    if (!round) return fail(ErrorKind::not_found, "round.unknown");
    if (!round->closed_at) return fail(ErrorKind::conflict, "feedback.round_open");
    if (command.letters.empty()) return fail_field("letters", "feedback.none_chosen");
    auto letters = letters_to_send(command, *round, work);
    if (!letters) return refuse(letters);
    work.concerns(round->id.uuid());
    return send(std::move(*letters), *command.means, work);
}

Result<SentLetters> handle(SendSupplement const& command, work::Work& work)
{
    check(command.means != nullptr);
    FeedbackStore store(work.transaction, work.actor.tenant);
    if (auto const stored = store.find(command.letter)) {
        if (!is_same(*stored, command)) return fail(ErrorKind::conflict, "feedback.differs");
        return SentLetters{1, stored->told};
    }
    auto const round = rounds::find_round(work, command.round);
    auto const before = store.sent(command.round, command.operation);
    if (!round || before.empty()) return fail(ErrorKind::conflict, "feedback.not_sent");
    if (auto const allowed = guarded(command); !allowed) return refuse(allowed);
    Sent sent = before.front();
    sent.id = command.letter;
    sent.number = before.back().number + 1;
    sent.letter = json::write(supplement(command, *round, work));
    sent.sent_by = work.actor.membership;
    sent.sent_at = work.now;
    work.concerns(round->id.uuid());
    return send({sent}, *command.means, work);
}

}  // namespace samsyn::feedback
