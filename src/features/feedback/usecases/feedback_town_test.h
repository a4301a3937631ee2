// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <doctest/doctest.h>

#include <algorithm>

#include "src/features/feedback/usecases/edit_feedback.h"
#include "src/features/feedback/usecases/list_feedback_rounds.h"
#include "src/features/feedback/usecases/list_own_letters.h"
#include "src/features/feedback/usecases/send_feedback.h"
#include "src/features/feedback/usecases/show_round_feedback.h"
#include "src/features/rounds/usecases/close_round.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "tests/support/engines.h"

namespace samsyn::feedback {

using access::Role;

// The first round of hulta: the school saw things, the library had nothing to report, the shop (outside the
// core) told of one thing, the police were late and the housing company stays silent.
struct FeedbackTown {
    explicit FeedbackTown(sql::Database& database)
        : open(database),
          town(open.town),
          coordinator(open.coordinator),
          teacher(open.teacher),
          librarian(town.person("kommun", {Role::reporter}, {"bibliotek"})),
          shopkeeper(town.person("butik", {Role::reporter}, {"livs"})),
          officer(town.person("polis", {Role::reporter}, {"polisen"})),
          texts("texts"),
          means{texts, "https://samsyn.example"}
    {
        answer(teacher, "skolan", {seen("DAMAGE", 2, true), seen("DISORDER", 1, false)});
        answer(librarian, "bibliotek", {});
        answer(shopkeeper, "livs", {seen("DAMAGE", 1, false)});
        town.clock().set(open.round.deadline.plus_seconds(60));
        answer(officer, "polisen", {seen("DRUGS", 1, false)});
    }

    static observations::Seen seen(std::string const& category, std::int64_t count, bool wants_feedback)
    {
        auto one = rounds::damage("Krossad ruta vid entrén");
        one.category = category;
        one.count = count;
        one.wants_feedback = wants_feedback;
        return one;
    }
    void answer(access::Actor const& who, std::string const& operation,
                std::vector<observations::Seen> const& things)
    {
        auto report = rounds::report_of(town, open.round.id, operation);
        report.body.nothing = things.empty();
        report.body.observations.items = things;
        REQUIRE(work::execute(town.runtime(), who, report));
    }
    void close() { REQUIRE(work::execute(town.runtime(), coordinator, rounds::CloseRound{open.round.id})); }

    RoundFeedback page()
    {
        auto const page = work::ask(town.runtime(), coordinator, ShowRoundFeedback{open.round.id, &means});
        REQUIRE(page);
        return *page;
    }
    FeedbackLine line(std::string const& operation)
    {
        auto const shown = page();
        auto const found = std::find_if(shown.lines.begin(), shown.lines.end(),
                                        [&](auto const& one) { return one.name == operation; });
        REQUIRE(found != shown.lines.end());
        return *found;
    }
    LetterWords draft(std::string const& operation)
    {
        auto const letter = line(operation).draft;
        REQUIRE(letter);
        return letter->sv;
    }
    WriteToOperation to_school(std::string const& words)
    {
        WriteToOperation command;
        command.round = open.round.id;
        command.operation = town.operation("skolan");
        command.if_match = line("skolan").own.version;
        command.words = words;
        return command;
    }
    SendFeedback all_letters()
    {
        SendFeedback command;
        command.round = open.round.id;
        command.means = &means;
        for (auto const& line : page().lines)
            if (line.draft) command.letters.items.push_back({line.operation, line.fingerprint});
        return command;
    }
    std::vector<OwnLetter> letters_of(access::Actor const& reader)
    {
        auto const list = work::ask(town.runtime(), reader, ListOwnLetters{});
        REQUIRE(list);
        return list->letters;
    }
    std::vector<std::string> mails()
    {
        std::vector<std::string> mails;
        town.database().read([&](sql::Transaction& t) {
            mails = t.list(
                "SELECT recipient, subject, body FROM outbox ORDER BY recipient",
                [](sql::Row const& row) { return row.text(0) + "\n" + row.text(1) + "\n" + row.text(2); });
        });
        return mails;
    }

    rounds::OpenTown open;
    tests::Town& town;
    access::Actor coordinator;
    access::Actor teacher;
    access::Actor librarian;
    access::Actor shopkeeper;
    access::Actor officer;
    texts::Texts texts;
    Means means;
};

}  // namespace samsyn::feedback
