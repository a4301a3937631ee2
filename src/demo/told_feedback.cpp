// SPDX-License-Identifier: EUPL-1.2
#include "src/demo/told_feedback.h"

#include <algorithm>
#include <map>

#include "lib/base/swedish_calendar.h"
#include "src/access/load_actor.h"
#include "src/demo/input/fields.h"
#include "src/demo/store/town_store.h"
#include "src/features/feedback/usecases/edit_feedback.h"
#include "src/features/feedback/usecases/send_feedback.h"

namespace samsyn::demo {
namespace {

template <class T>
Result<Done> done(Result<T> const& result)
{
    if (!result) return refuse(result);
    return Done{};
}

// Rounds close the day after their deadline, which is two working days after their last day, and the
// coordinator writes when the core has met.
constexpr int days_until_written = 4;

UtcTime written_at(Day last) { return utc_of(LocalTime::at(last.plus(days_until_written), 14, 0)); }

}  // namespace

ToldFeedback::ToldFeedback(sql::Database& database, Files const& files, Ids const& ids,
                           texts::Texts const& texts)
    : m_database(database),
      m_ids(ids),
      m_feedback(node_of(files.story.root(), "feedback")),
      m_means{texts, ""},
      m_clock(SystemClock().now()),
      m_runtime{database, m_clock}
{
}

Result<Done> ToldFeedback::tell()
{
    auto const rounds = closed_rounds();
    if (!rounds) return refuse(rounds);
    auto const unsent = texts_of(m_feedback, "unsent");
    for (auto const& closed : *rounds) {
        m_clock.set(written_at(closed.round.last));
        if (auto const written = tell_round(closed); !written) return written;
        bool const is_left =
            closed.ago == 1 && std::find(unsent.begin(), unsent.end(), closed.area) != unsent.end();
        if (is_left) continue;
        if (auto const sent = send(closed); !sent) return sent;
        if (auto const added = add_supplements(closed); !added) return added;
    }
    forget_mail(m_database, m_ids.tenant());
    return Done{};
}

// Oldest first, as they were written.
Result<std::vector<ToldFeedback::Closed>> ToldFeedback::closed_rounds()
{
    feedback::ListFeedbackRounds query;
    query.limit = integer_of(m_feedback, "rounds");
    auto const list = work::ask(m_runtime, coordinator(), query);
    if (!list) return refuse(list);
    std::map<Id<Area>, std::string> codes;
    for_each_item(m_feedback, "common", [&](json::Node told) {
        auto const code = text_of(told, "area");
        codes[Id<Area>(m_ids.of("area", code))] = code;
    });
    std::map<Id<Area>, int> ago;
    std::vector<Closed> rounds;
    for (auto const& round : list->rounds) rounds.push_back({round, codes[round.area], ++ago[round.area]});
    std::reverse(rounds.begin(), rounds.end());
    return rounds;
}

Result<Done> ToldFeedback::tell_round(Closed const& closed)
{
    if (auto const written = write_to_all(closed); !written) return written;
    auto const page = page_of(closed);
    if (!page) return refuse(page);
    return write_to_each(closed, *page);
}

Result<Done> ToldFeedback::write_to_all(Closed const& closed)
{
    auto const words = told("common", closed, std::nullopt);
    if (!words) return Done{};
    return done(work::execute(m_runtime, coordinator(),
                              feedback::WriteToAll{closed.round.round, 0, text_of(*words, "sv"), {}}));
}

// The answers to the last round that is left are the reader's to write.
Result<Done> ToldFeedback::write_to_each(Closed const& closed, feedback::RoundFeedback const& page)
{
    for (auto const& line : page.lines) {
        if (!line.draft) continue;
        feedback::WriteToOperation command;
        command.round = closed.round.round;
        command.operation = line.operation;
        if (auto const words = told("own", closed, line.operation)) command.words = text_of(*words, "sv");
        if (closed.ago > 1)
            for (auto const& asked : line.asked)
                if (auto const answer = answer_to(asked); !answer.empty())
                    command.answers.items.push_back({asked.observation, answer});
        if (command.words.empty() && command.answers.empty()) continue;
        if (auto const written = work::execute(m_runtime, coordinator(), command); !written)
            return refuse(written);
    }
    return Done{};
}

Result<Done> ToldFeedback::send(Closed const& closed)
{
    auto const page = page_of(closed);
    if (!page) return refuse(page);
    feedback::SendFeedback command;
    command.round = closed.round.round;
    command.means = &m_means;
    for (auto const& line : page->lines)
        if (line.draft) command.letters.items.push_back({line.operation, line.fingerprint});
    if (command.letters.empty()) return Done{};
    return done(work::execute(m_runtime, coordinator(), command));
}

Result<Done> ToldFeedback::add_supplements(Closed const& closed)
{
    Result<Done> all = Done{};
    for_each_item(m_feedback, "supplements", [&](json::Node told) {
        if (!all || text_of(told, "area") != closed.area || integer_of(told, "ago") != closed.ago) return;
        auto const days = static_cast<std::int32_t>(integer_of(told, "days_after"));
        m_clock.set(written_at(closed.round.last.plus(days)));
        feedback::SendSupplement command;
        command.round = closed.round.round;
        command.operation = Id<Operation>(m_ids.of("operation", text_of(told, "operation")));
        command.letter = Id<feedback::SentLetter>(
            m_ids.of("supplement", closed.round.round.text() + " " + text_of(told, "operation")));
        command.words = text_of(told, "sv");
        command.means = &m_means;
        auto const added = work::execute(m_runtime, coordinator(), command);
        // The operation may have been silent in that round.
        if (!added && added.error().code != "feedback.not_sent") all = done(added);
    });
    return all;
}

Result<feedback::RoundFeedback> ToldFeedback::page_of(Closed const& closed)
{
    return work::ask(m_runtime, coordinator(), feedback::ShowRoundFeedback{closed.round.round, &m_means});
}

std::optional<json::Node> ToldFeedback::told(std::string const& kind, Closed const& closed,
                                             std::optional<Id<Operation>> operation) const
{
    std::optional<json::Node> found;
    for_each_item(m_feedback, kind, [&](json::Node told) {
        bool const is_of_operation =
            !operation || operation->uuid() == m_ids.of("operation", text_of(told, "operation"));
        if (is_of_operation && text_of(told, "area") == closed.area && integer_of(told, "ago") == closed.ago)
            found = told;
    });
    return found;
}

std::string ToldFeedback::answer_to(feedback::AskedItem const& asked) const
{
    std::string words;
    for_each_item(m_feedback, "answers", [&](json::Node answer) {
        if (asked.category == text_of(answer, "top") ||
            asked.category.starts_with(text_of(answer, "top") + "."))
            words = text_of(answer, "sv");
    });
    return words;
}

access::Actor ToldFeedback::coordinator()
{
    auto const membership = Id<Membership>(m_ids.of("membership", text_of(m_feedback, "by")));
    std::optional<access::Actor> loaded;
    m_database.read([&](sql::Transaction& transaction) {
        loaded = access::load_actor(transaction, m_ids.tenant(), membership, swedish_time(m_clock.now()).day);
    });
    if (!loaded) throw BrokenFile("by");
    return *loaded;
}

}  // namespace samsyn::demo
