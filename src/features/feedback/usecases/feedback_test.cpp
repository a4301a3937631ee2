// SPDX-License-Identifier: EUPL-1.2
#include "lib/json/form.h"
#include "src/features/feedback/usecases/feedback_town_test.h"

namespace samsyn::feedback {
namespace {

TEST_CASE("every operation that answered has a letter when the round closes; who was silent has none")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        for (auto const& line : town.page().lines) CHECK_FALSE(line.draft);
        CHECK_FALSE(town.page().closed);
        town.close();
        auto const page = town.page();
        CHECK(page.closed);
        REQUIRE(page.lines.size() == 5);
        for (auto const& line : page.lines) {
            CAPTURE(line.name);
            bool const is_silent = line.name == "kvartersvard";
            CHECK(line.draft.has_value() == !is_silent);
            CHECK(line.state == (is_silent ? FeedbackState::silent : FeedbackState::draft));
        }
    });
}

TEST_CASE("a letter says what the operation itself told, in both languages, and the same each time")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        auto const letter = town.line("skolan").draft;
        REQUIRE(letter);
        CHECK(letter->sv.title == "Återkoppling till skolan: hulta, vecka 10–11");
        CHECK(letter->sv.seen == "Era tre rapporterade händelser: DAMAGE två gånger och DISORDER en gång.");
        CHECK(letter->en.seen == "Your three reported events: DAMAGE two times and DISORDER once.");
        CHECK(letter->sv.counted ==
              "4 av 5 verksamheter svarade den här omgången, och ni var en av dem. Varje svar räknas.");
        CHECK(letter->sv.late.empty());
        CHECK(letter->sv.next == "Nästa omgång gäller 16–29 mars. Svara senast 31 mars kl. 12.00.");
        CHECK(town.line("skolan").fingerprint == fingerprint_of(*letter));
    });
}

TEST_CASE("nothing to report is thanked for as an answer, and a late one is told so kindly")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        CHECK(town.draft("bibliotek").seen.starts_with("Ni svarade att ni inte hade något att rapportera."));
        CHECK(town.draft("bibliotek").levels.empty());
        CHECK(town.draft("polisen").late ==
              "Ert svar kom efter svarstiden. Det är märkt som sent, och det räknas som de andra.");
    });
}

TEST_CASE("the picture stands only in letters to the core's organisations, and only in what they told of")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        auto const school = town.draft("skolan");
        REQUIRE(school.levels.size() == 2);
        CHECK(school.levels[0].category == "qDAMAGE");
        CHECK(school.levels[0].level == situation::Level::none);  // one round is no history
        CHECK(school.levels[0].words == "läget kan inte bedömas än");
        auto const police = town.draft("polisen");
        REQUIRE(police.levels.size() == 1);
        CHECK(police.levels[0].category == "qDRUGS");
        auto const shop = town.draft("livs");
        CHECK(shop.levels.empty());
        CHECK(shop.levels_of ==
              "Hur läget bedöms i hulta delas inom kärntrion och visas på mötet. Därför står det inte här.");
        CHECK(town.draft("bibliotek").levels_of.empty());  // who told of nothing has no level to miss
    });
}

TEST_CASE("no letter holds what others told, or anybody's own words")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        for (auto const& line : town.page().lines) {
            if (!line.draft) continue;
            auto const text = json::write(*line.draft);
            CAPTURE(line.name);
            CHECK(text.find("Krossad") == std::string::npos);
            for (auto const* other : {"skolan", "bibliotek", "livs", "polisen", "kvartersvard", "person"})
                if (line.name != other) CHECK(text.find(other) == std::string::npos);
        }
        CHECK(json::write(town.draft("livs")).find("DRUGS") == std::string::npos);
    });
}

TEST_CASE("what its owner keeps under secrecy stands in no letter that others write")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        database.write([](sql::Transaction& t) {
            t.change(
                "UPDATE observations SET class = 'secrecy' WHERE category = 'DRUGS' OR wants_feedback = 1");
            return true;
        });
        CHECK(town.draft("polisen").seen == "Det ni berättade om är mottaget.");
        CHECK(town.draft("polisen").levels.empty());
        CHECK(town.draft("skolan").seen == "Er rapporterade händelse gällde DISORDER.");
        CHECK(town.line("skolan").asked.empty());
    });
}

TEST_CASE("the coordinator writes to all and to one; who has read something older is told so")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        WriteToAll to_all{town.open.round.id, 0, "Vi går en trygghetsvandring i april.", {}};
        REQUIRE(work::execute(town.town.runtime(), town.coordinator, to_all));
        CHECK(work::execute(town.town.runtime(), town.coordinator, to_all).error().code ==
              "feedback.changed");
        auto const stale = town.to_school("Någon annan hann före");
        REQUIRE(work::execute(town.town.runtime(), town.coordinator,
                              town.to_school("Belysningen vid entrén är lagad.")));
        CHECK(work::execute(town.town.runtime(), town.coordinator, stale).error().code == "feedback.changed");
        auto const school = town.draft("skolan");
        CHECK(school.common == "Vi går en trygghetsvandring i april.");
        CHECK(school.own == "Belysningen vid entrén är lagad.");
        CHECK(town.draft("bibliotek").common == school.common);
        CHECK(town.draft("bibliotek").own.empty());
    });
}

TEST_CASE("personal data in the coordinator's words is stopped, or stands with a reason")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        auto command = town.to_school("Ring 070-174 06 05 om rutan");
        auto const refused = work::execute(town.town.runtime(), town.coordinator, command);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().fields[0].code == "guard.phone");
        command.kept_reason = "Samordnarens eget nummer";
        CHECK(work::execute(town.town.runtime(), town.coordinator, command));
        WriteToAll to_all{town.open.round.id, 0, "Det var 821105-9954", "Behövs"};
        CHECK(work::execute(town.town.runtime(), town.coordinator, to_all).error().fields[0].code ==
              "guard.personnummer");
    });
}

TEST_CASE("what somebody wanted to know is shown to the coordinator, and the answer stands in the letter")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        auto const line = town.line("skolan");
        REQUIRE(line.asked.size() == 1);
        CHECK(line.asked[0].category_sv == "DAMAGE");
        CHECK(town.line("livs").asked.empty());
        auto command = town.to_school("");
        command.answers.items = {{line.asked[0].observation, "Rutan är bytt och kameran flyttad."}};
        REQUIRE(work::execute(town.town.runtime(), town.coordinator, command));
        auto const letter = town.draft("skolan");
        REQUIRE(letter.answers.size() == 1);
        CHECK(letter.answers[0].words == "Rutan är bytt och kameran flyttad.");

        command = town.to_school("");
        command.answers.items = {{Id<observations::Observation>(Uuid::from_name("another")), "Ja"}};
        CHECK(work::execute(town.town.runtime(), town.coordinator, command).error().fields[0].code ==
              "feedback.not_asked");
    });
}

TEST_CASE("all that answered get their letter, and a mail that says nothing of it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        auto const sent = work::execute(town.town.runtime(), town.coordinator, town.all_letters());
        REQUIRE(sent);
        CHECK(sent->sent == 4);
        CHECK(sent->told == 4);
        auto const mails = town.mails();
        REQUIRE(mails.size() == 4);
        for (auto const& mail : mails) {
            CHECK(mail.find("https://samsyn.example/aterkoppling") != std::string::npos);
            for (auto const* secret : {"hulta", "skolan", "livs", "DAMAGE", "händelse"})
                CHECK(mail.find(secret) == std::string::npos);
        }
        CHECK(town.letters_of(town.teacher).size() == 1);
        CHECK(town.letters_of(town.librarian).size() == 1);
        CHECK(town.letters_of(town.shopkeeper).size() == 1);
        CHECK(town.letters_of(town.officer).size() == 1);
        CHECK(town.letters_of(town.teacher)[0].operation_name == "skolan");
        auto const rounds = work::ask(town.town.runtime(), town.coordinator, ListFeedbackRounds{});
        REQUIRE(rounds);
        REQUIRE(rounds->rounds.size() == 1);
        CHECK(rounds->rounds[0].sent == 4);
        CHECK(rounds->rounds[0].answered == 4);
        CHECK(rounds->rounds[0].expected == 5);
    });
}

TEST_CASE("who reports reads letters to the own operation only, a member those to the organisation")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        REQUIRE(work::execute(town.town.runtime(), town.coordinator, town.all_letters()));
        auto const names = [&](access::Actor const& reader) {
            std::vector<std::string> found;
            for (auto const& letter : town.letters_of(reader)) found.push_back(letter.operation_name);
            std::sort(found.begin(), found.end());
            return found;
        };
        CHECK(names(town.teacher) == std::vector<std::string>{"skolan"});
        CHECK(names(town.town.person("kommun", {Role::member})) ==
              std::vector<std::string>{"bibliotek", "skolan"});
        CHECK(names(town.town.person("polis", {Role::analyst})) == std::vector<std::string>{"polisen"});
        CHECK(names(town.town.person("granne", {Role::member})).empty());
    });
}

TEST_CASE("who came by a reminder's link reads no letter to another operation")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        REQUIRE(work::execute(town.town.runtime(), town.coordinator, town.all_letters()));
        auto of_both = town.town.person("kommun", {Role::reporter}, {"skolan", "bibliotek"});
        CHECK(town.letters_of(of_both).size() == 2);
        of_both.operations = {town.town.operation("bibliotek")};
        auto const letters = town.letters_of(of_both);
        REQUIRE(letters.size() == 1);
        CHECK(letters.front().operation == town.town.operation("bibliotek"));
        of_both.operations.clear();
        CHECK(town.letters_of(of_both).empty());
    });
}

TEST_CASE("nobody of an organisation that has ended is told of a letter")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        CHECK(town.line("livs").recipients == 1);
        database.write([&](sql::Transaction& t) {
            t.change("UPDATE organisations SET valid_to = $3 WHERE tenant = $1 AND id = $2",
                     town.town.tenant(), town.town.organisation("butik"), town.coordinator.today);
            return true;
        });
        CHECK(town.line("livs").recipients == 0);
    });
}

TEST_CASE("a letter that was sent stands as it was read, and sending again changes nothing")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        auto const command = town.all_letters();
        REQUIRE(work::execute(town.town.runtime(), town.coordinator, command));
        auto const again = work::execute(town.town.runtime(), town.coordinator, command);
        REQUIRE(again);
        CHECK(again->sent == 0);
        CHECK(town.mails().size() == 4);

        WriteToAll later{town.open.round.id, 0, "För sent", {}};
        REQUIRE(work::execute(town.town.runtime(), town.coordinator, later));
        CHECK(town.letters_of(town.teacher)[0].letter.sv.common.empty());
        CHECK(work::execute(town.town.runtime(), town.coordinator, town.to_school("Ändrat")).error().code ==
              "feedback.sent");
        CHECK_THROWS(database.write([](sql::Transaction& t) {
            t.change("UPDATE feedback_letters SET letter = '{}'");
            return true;
        }));
    });
}

TEST_CASE("a letter that changed after it was read is not sent, and neither are those with it")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        auto early = town.all_letters();
        CHECK(work::execute(town.town.runtime(), town.coordinator, early).error().code ==
              "feedback.round_open");
        town.close();
        CHECK(work::execute(town.town.runtime(), town.coordinator, early).error().code ==
              "feedback.none_chosen");
        auto const read = town.all_letters();
        REQUIRE(work::execute(town.town.runtime(), town.coordinator, town.to_school("Nytt")));
        auto const refused = work::execute(town.town.runtime(), town.coordinator, read);
        REQUIRE_FALSE(refused);
        REQUIRE(refused.error().fields.size() == 1);
        CHECK(refused.error().fields[0].code == "feedback.changed");
        CHECK(town.letters_of(town.librarian).empty());

        SendFeedback to_silent{town.open.round.id, {}, &town.means};
        to_silent.letters.items.push_back({town.town.operation("kvartersvard"), "x"});
        CHECK(work::execute(town.town.runtime(), town.coordinator, to_silent).error().fields[0].code ==
              "feedback.no_answer");
    });
}

TEST_CASE("a supplement is added once, after the letter")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        SendSupplement command;
        command.round = town.open.round.id;
        command.operation = town.town.operation("skolan");
        command.letter = Id<SentLetter>(Uuid::from_name("supplement"));
        command.words = "Nu är staketet lagat.";
        command.means = &town.means;
        CHECK(work::execute(town.town.runtime(), town.coordinator, command).error().code ==
              "feedback.not_sent");
        REQUIRE(work::execute(town.town.runtime(), town.coordinator, town.all_letters()));
        REQUIRE(work::execute(town.town.runtime(), town.coordinator, command));
        REQUIRE(work::execute(town.town.runtime(), town.coordinator, command));
        auto const letters = town.letters_of(town.teacher);
        REQUIRE(letters.size() == 2);
        CHECK(letters[0].number == 1);
        CHECK(letters[0].letter.sv.own == "Nu är staketet lagat.");
        CHECK(letters[0].letter.sv.seen.empty());
        CHECK(town.mails().size() == 5);
        command.words = "Något annat";
        CHECK(work::execute(town.town.runtime(), town.coordinator, command).error().code ==
              "feedback.differs");
        CHECK(town.line("skolan").sent.size() == 2);
    });
}

TEST_CASE("feedback is the core coordinators' to write")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        FeedbackTown town(database);
        town.close();
        auto const ask = [&](access::Actor const& who) {
            return work::ask(town.town.runtime(), who, ShowRoundFeedback{town.open.round.id, &town.means});
        };
        CHECK(ask(town.town.person("polis", {Role::coordinator})));
        CHECK(ask(town.town.person("kommun", {Role::analyst})).error().kind == ErrorKind::forbidden);
        CHECK(ask(town.town.person("butik", {Role::coordinator})).error().kind == ErrorKind::forbidden);
        CHECK(ask(town.town.person("granne", {Role::coordinator})).error().code == "round.unknown");
        CHECK(ask(town.teacher).error().kind == ErrorKind::forbidden);
    });
}

}  // namespace
}  // namespace samsyn::feedback
