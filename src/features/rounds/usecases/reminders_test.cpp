// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>

#include "lib/mail/mailer.h"
#include "src/features/identity/usecases/report_link.h"
#include "src/features/notifications/usecases/deliver_due.h"
#include "src/features/rounds/usecases/close_round.h"
#include "src/features/rounds/usecases/except_operation.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "src/features/rounds/usecases/plan_reminders.h"
#include "src/features/rounds/usecases/remind_missing.h"
#include "src/features/rounds/usecases/remind_now.h"
#include "src/features/rounds/usecases/show_form.h"
#include "src/features/rounds/usecases/show_round.h"
#include "tests/support/engines.h"

namespace samsyn::rounds {
namespace {

// The round of 2–15 March 2026, Monday to Sunday; answers are due on Tuesday 17 March at noon, 11:00 UTC. By
// the default plan it reminds on Monday, Tuesday and Wednesday at noon; it locks on Friday 20 March.
UtcTime utc(char const* text) { return *UtcTime::parse(text); }
auto const monday_noon = "2026-03-16T11:00:00Z";
auto const tuesday_noon = "2026-03-17T11:00:00Z";

struct Mail {
    std::string to;
    std::string subject;
    std::string body;
};

// An open round, its mail, and a hand on the clock.
struct ReminderTown {
    // Only those with a reporter can be reached: the teacher of "skolan", and whom a test adds.
    explicit ReminderTown(sql::Database& database) : open(database)
    {
        run("UPDATE operations SET contact_email = NULL");
    }

    void at(char const* time) { open.town.clock().set(utc(time)); }
    std::int64_t remind()
    {
        auto const sent = work::execute(open.town.runtime(), system(), RemindMissing{&letters});
        return sent ? sent->operations : 0;
    }
    Result<OrderedReminder> order(std::optional<Id<Operation>> operation = std::nullopt)
    {
        return work::execute(open.town.runtime(), open.coordinator, RemindNow{open.round.id, operation});
    }
    void do_jobs()
    {
        work::do_due_jobs(open.town.runtime(),
                          {{std::string(remind_job_name), remind_job(texts, "https://samsyn.example")}}, 50);
    }
    std::vector<Mail> mails()
    {
        std::vector<Mail> found;
        open.town.database().read([&](sql::Transaction& t) {
            found = t.list("SELECT recipient, subject, body FROM outbox ORDER BY created_at, recipient",
                           [](sql::Row const& row) {
                               return Mail{row.text(0), row.text(1), row.text(2)};
                           });
        });
        return found;
    }
    // Takes what has been written out of the way.
    std::vector<Mail> take_mails()
    {
        auto found = mails();
        run("DELETE FROM outbox");
        return found;
    }
    template <class... Values>
    void run(std::string const& sql, Values const&... values)
    {
        open.town.database().write([&](sql::Transaction& t) {
            t.change(sql, values...);
            return true;
        });
    }
    access::Actor reporter(std::string const& operation, std::string const& organisation = "kommun")
    {
        return open.town.person(organisation, {access::Role::reporter}, {operation});
    }
    RoundPage page() { return *work::ask(open.town.runtime(), open.coordinator, ShowRound{open.round.id}); }
    RoundLine line(std::string const& operation)
    {
        for (auto const& one : page().lines)
            if (one.operation == open.town.operation(operation)) return one;
        FAIL("no such line");
        return {};
    }
    void answer(access::Actor const& reporter, std::string const& operation)
    {
        auto command = report_of(open.town, open.round.id, operation);
        command.body.nothing = true;
        REQUIRE(work::execute(open.town.runtime(), reporter, command));
    }
    Result<SavedReminderPlan> set(SetReminderPlan command, std::int64_t version)
    {
        command.area = open.town.area("hulta");
        command.if_match = version;
        return work::execute(open.town.runtime(), open.coordinator, command);
    }
    access::Actor system() { return access::Actor::system(open.town.tenant(), open.coordinator.today); }

    OpenTown open;
    texts::Texts texts{"texts"};
    Letters letters{texts, "https://samsyn.example"};
};

std::string key_in(Mail const& mail)
{
    std::string const link = "https://samsyn.example/logga-in/lank?nyckel=";
    auto const at = mail.body.find(link);
    return at == std::string::npos ? "" : mail.body.substr(at + link.size(), 43);
}

SetReminderPlan every_hour_of(ReminderPlan const& plan)
{
    SetReminderPlan command;
    command.moments = plan.moments;
    command.open_from = plan.open_from;
    command.open_until = plan.open_until;
    command.working_days_only = plan.working_days_only;
    command.letter_sv = plan.letter_sv;
    command.letter_en = plan.letter_en;
    return command;
}

// Four reminders, a day apart.
ReminderPlan four_days()
{
    ReminderPlan plan;
    plan.moments.items = {{ReminderAnchor::deadline, -4, 0},
                          {ReminderAnchor::deadline, -1, 0},
                          {ReminderAnchor::deadline, 0, 0},
                          {ReminderAnchor::deadline, 1, 0}};
    return plan;
}

}  // namespace

TEST_CASE("a reminder goes once, to those who have not answered and are not excused, while the round is open")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        auto const librarian = town.reporter("bibliotek");
        auto const host = town.reporter("kvartersvard", "bostad");
        town.at("2026-03-16T10:59:00Z");
        CHECK(town.remind() == 0);
        town.answer(librarian, "bibliotek");
        REQUIRE(work::execute(
            town.open.town.runtime(), town.open.coordinator,
            ExcuseOperation{town.open.round.id, town.open.town.operation("kvartersvard"), {"Stängt"}}));
        town.at(monday_noon);
        CHECK(town.remind() == 1);
        CHECK(town.remind() == 0);
        auto const mails = town.take_mails();
        REQUIRE(mails.size() == 1);
        CHECK(mails[0].body.find("skolan") != std::string::npos);
        CHECK(town.line("skolan").reminders == 1);
        town.at("2026-03-17T12:00:00Z");
        CHECK(town.remind() == 1);
        REQUIRE(
            work::execute(town.open.town.runtime(), town.open.coordinator, CloseRound{town.open.round.id}));
        town.at("2026-03-18T11:00:00Z");
        CHECK(town.remind() == 0);
        CHECK(town.take_mails().size() == 1);
    });
}

TEST_CASE("nothing is sent at night, on weekends or over Easter, and what waited goes once")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        // The program stood still from Monday morning until Monday night.
        town.at("2026-03-16T20:00:00Z");
        CHECK(town.remind() == 0);
        CHECK(town.page().quiet_until == utc("2026-03-17T06:00:00Z"));
        town.at("2026-03-17T06:00:00Z");
        CHECK(town.remind() == 1);
        CHECK(town.line("skolan").reminding->next_at == utc(tuesday_noon));
        CHECK_FALSE(town.page().quiet_until);
    });
}

TEST_CASE("from the third reminder the stand-in is asked too, with a link of its own when it has an account")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        auto const stand_in = town.reporter("skolan");
        town.run("UPDATE users SET email = 'ersattare@skolan.example' WHERE id = $1", stand_in.user);
        town.run("UPDATE operations SET stand_in_email = 'Ersattare@Skolan.example' WHERE code = 'skolan'");
        REQUIRE(town.set(every_hour_of(four_days()), 0));
        std::vector<std::size_t> sizes;
        std::vector<Mail> last;
        for (auto const* time : {"2026-03-13T11:00:00Z", monday_noon, tuesday_noon}) {
            CHECK(town.line("skolan").reminding->asks_stand_in == (time == tuesday_noon));
            town.at(time);
            town.remind();
            last = town.take_mails();
            sizes.push_back(last.size());
        }
        CHECK(sizes == std::vector<std::size_t>{1, 1, 2});
        REQUIRE(last.size() == 2);
        auto const& to_stand_in = last[0].to == "ersattare@skolan.example" ? last[0] : last[1];
        CHECK(to_stand_in.to == "ersattare@skolan.example");
        CHECK(to_stand_in.body.find("som ersättare för") != std::string::npos);
        auto const actor = identity::actor_of_report_link(town.open.town.runtime(), key_in(to_stand_in));
        REQUIRE(actor);
        CHECK(actor->membership == stand_in.membership);
    });
}

TEST_CASE(
    "an operation without reporters is written to at its address, one without any is told to the coordinator")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        town.run("UPDATE operations SET contact_email = 'butik@livs.example' WHERE code = 'livs'");
        CHECK(town.line("skolan").reminding->trouble == ReminderTrouble::none);
        CHECK(town.line("livs").reminding->trouble == ReminderTrouble::no_account);
        CHECK(town.line("polisen").reminding->trouble == ReminderTrouble::no_recipient);
        town.at(monday_noon);
        town.remind();
        bool is_written = false;
        for (auto const& mail : town.take_mails())
            if (mail.to == "butik@livs.example") {
                is_written = true;
                CHECK(mail.body.find("nyckel") == std::string::npos);
                CHECK(mail.body.find("https://samsyn.example/rapport/" + town.open.round.id.text()) !=
                      std::string::npos);
            }
        CHECK(is_written);
        CHECK(town.line("polisen").reminders == 0);
    });
}

TEST_CASE("a letter that came back is told to the coordinator, by the latest reminder")
{
    class Refusing final : public mail::Mailer {
    public:
        Result<Done> deliver(mail::Mail const&) override
        {
            return fail(ErrorKind::unavailable, "mail.refused");
        }
    };
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        town.at(monday_noon);
        town.remind();
        Refusing post;
        notifications::deliver_due(town.open.town.runtime(), post, "samsyn@ankvik.example", 100);
        CHECK(town.line("skolan").reminding->trouble == ReminderTrouble::undeliverable);
        town.at(tuesday_noon);
        town.remind();
        CHECK(town.line("skolan").reminding->trouble == ReminderTrouble::none);
    });
}

TEST_CASE("the link of a reminder answers for its operation and no other, until the round is closed")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        town.at(monday_noon);
        town.remind();
        auto const mail = [&] {
            for (auto const& one : town.mails())
                if (!key_in(one).empty()) return one;
            return Mail{};
        }();
        auto& runtime = town.open.town.runtime();
        auto const opened = identity::open_report_link(runtime, key_in(mail));
        REQUIRE(opened);
        CHECK(opened->target ==
              "/rapport/" + town.open.round.id.text() + "/" + town.open.town.operation("skolan").text());
        auto const actor = *identity::actor_of_report_link(runtime, key_in(mail));
        CHECK_FALSE(work::ask(runtime, actor,
                              ShowReportForm{town.open.round.id, town.open.town.operation("bibliotek")}));
        auto other = report_of(town.open.town, town.open.round.id, "bibliotek");
        other.body.nothing = true;
        CHECK(work::execute(runtime, actor, other).error().kind == ErrorKind::forbidden);
        town.answer(actor, "skolan");
        CHECK(town.line("skolan").state == LineState::nothing);

        REQUIRE(work::execute(runtime, town.open.coordinator, CloseRound{town.open.round.id}));
        CHECK(identity::open_report_link(runtime, key_in(mail)).error().code == "key.dead");
        CHECK_FALSE(identity::actor_of_report_link(runtime, key_in(mail)));
    });
}

TEST_CASE("a link lives no longer than the round would stay open by itself, and means nothing elsewhere")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        town.at(monday_noon);
        town.remind();
        std::string key;
        for (auto const& one : town.mails())
            if (!key_in(one).empty()) key = key_in(one);
        tests::Town other(database, "bortby");
        auto const actor = *identity::actor_of_report_link(town.open.town.runtime(), key);
        CHECK(actor.tenant == town.open.town.tenant());
        CHECK(actor.tenant != other.tenant());
        CHECK_FALSE(
            work::ask(other.runtime(), actor, ShowReportForm{town.open.round.id, other.operation("skolan")}));
        town.at("2026-03-20T10:59:59Z");
        CHECK(identity::open_report_link(town.open.town.runtime(), key));
        town.at("2026-03-20T11:00:00Z");
        CHECK_FALSE(identity::open_report_link(town.open.town.runtime(), key));
    });
}

TEST_CASE("by hand all who are missing are reminded, or one; not twice within the hour")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        auto const librarian = town.reporter("bibliotek");
        town.at("2026-03-11T09:00:00Z");
        auto const one = town.order(town.open.town.operation("skolan"));
        REQUIRE(one);
        CHECK(one->operations == 1);
        CHECK(one->goes_at == utc("2026-03-11T09:00:00Z"));
        CHECK(town.order(town.open.town.operation("skolan")));  // the first still waits: one job
        town.do_jobs();
        CHECK(town.take_mails().size() == 1);
        CHECK(town.order(town.open.town.operation("skolan")).error().code == "reminder.too_soon");
        CHECK(town.order(town.open.town.operation("livs")).error().code == "reminder.no_recipient");
        auto const all = town.order();
        REQUIRE(all);
        CHECK(all->operations == 1);
        town.do_jobs();
        CHECK(town.take_mails().size() == 1);
        CHECK(town.line("bibliotek").reminders == 1);
        town.at("2026-03-11T10:00:00Z");
        REQUIRE(town.order());
        town.answer(librarian, "bibliotek");
        town.do_jobs();
        CHECK(town.take_mails().size() == 1);
        CHECK(town.order(town.open.town.operation("bibliotek")).error().code == "reminder.nobody_missing");
        // What the plan had for the same noon is left out.
        town.at("2026-03-16T10:00:00Z");
        REQUIRE(town.order());
        town.do_jobs();
        CHECK(town.take_mails().size() == 1);
        town.at(monday_noon);
        CHECK(town.remind() == 0);
        CHECK(town.line("skolan").reminding->next_at == utc(tuesday_noon));
    });
}

TEST_CASE(
    "by hand in quiet hours waits for their end, and then goes to those still missing; never after the lock")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        town.at("2026-03-14T09:00:00Z");  // a Saturday
        auto const ordered = town.order();
        REQUIRE(ordered);
        CHECK(ordered->goes_at == utc("2026-03-16T06:00:00Z"));
        CHECK(town.line("skolan").reminding->ordered_for == utc("2026-03-16T06:00:00Z"));
        town.do_jobs();
        CHECK(town.mails().empty());
        town.answer(town.open.teacher, "skolan");
        town.at("2026-03-16T06:00:00Z");
        town.do_jobs();
        for (auto const& mail : town.take_mails()) CHECK(mail.body.find("skolan") == std::string::npos);

        // A plan that is open only in the evening: on Thursday night the round would lock before.
        town.reporter("bibliotek");
        auto command = every_hour_of({});
        command.open_from = 20 * 60;
        command.open_until = 21 * 60;
        REQUIRE(town.set(command, 0));
        town.at("2026-03-19T21:00:00Z");
        CHECK(town.order().error().code == "reminder.too_late");
        REQUIRE(
            work::execute(town.open.town.runtime(), town.open.coordinator, CloseRound{town.open.round.id}));
        CHECK(town.order().error().code == "round.closed");
    });
}

TEST_CASE("who does not run the area's rounds reminds nobody and changes no plan")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        auto& runtime = town.open.town.runtime();
        auto const member = town.open.town.person("polis", {access::Role::member});
        auto const stranger = town.open.town.person("granne", {access::Role::coordinator});
        RemindNow const order{town.open.round.id, std::nullopt};
        CHECK(work::execute(runtime, member, order).error().kind == ErrorKind::forbidden);
        CHECK(work::execute(runtime, stranger, order).error().kind == ErrorKind::not_found);
        CHECK(work::execute(runtime, town.open.teacher, order).error().kind == ErrorKind::forbidden);
        auto command = every_hour_of({});
        command.area = town.open.town.area("hulta");
        CHECK(work::execute(runtime, member, command).error().kind == ErrorKind::forbidden);
        tests::Town other(database, "bortby");
        auto const elsewhere = other.person("kommun", {access::Role::coordinator});
        CHECK(work::execute(runtime, elsewhere, order).error().kind == ErrorKind::not_found);
        auto const shown = work::ask(runtime, member, ShowRound{town.open.round.id});
        REQUIRE(shown);
        for (auto const& line : shown->lines) CHECK_FALSE(line.reminding);
    });
}

TEST_CASE(
    "an area's own plan and letter are kept over a new rhythm, changed by one at a time, and do not act "
    "backwards")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        auto& runtime = town.open.town.runtime();
        auto const ask = [&] {
            return *work::ask(runtime, town.open.coordinator,
                              ShowReminderPlan{town.open.town.area("hulta"), &town.texts});
        };
        auto const first = ask();
        CHECK(first.plan == ReminderPlan{});
        CHECK(first.version == 0);
        CHECK(first.may_edit);
        REQUIRE(first.round);
        CHECK(first.round->reminders ==
              std::vector{utc(monday_noon), utc(tuesday_noon), utc("2026-03-18T11:00:00Z")});
        CHECK(first.placeholders.size() == reminder_placeholders.size());

        town.at("2026-03-13T13:00:00Z");
        auto command = every_hour_of(four_days());
        command.letter_sv = {{"{operation}!"},
                             {"Svara till {area} senast {deadline}, {period}: {link} /{municipality}"}};
        REQUIRE(town.set(command, 0));
        CHECK(town.set(command, 0).error().code == "reminders.changed");
        // Friday noon had passed when the plan came.
        CHECK(town.remind() == 0);
        town.at(monday_noon);
        CHECK(town.remind() >= 1);
        auto const mails = town.take_mails();
        REQUIRE_FALSE(mails.empty());
        auto const& mail = *std::find_if(mails.begin(), mails.end(),
                                         [](Mail const& one) { return one.subject == "skolan!"; });
        CHECK(
            mail.body.find(
                "Svara till hulta senast 17 mars kl. 12.00, vecka 10–11: https://samsyn.example/logga-in/") ==
            0);

        auto const rhythm = fortnightly(town.open.town, town.open.round.last.plus(1));
        REQUIRE(work::execute(runtime, town.open.coordinator, rhythm));
        CHECK(ask().plan.letter_sv == command.letter_sv);
        CHECK(ask().version == 1);
    });
}

TEST_CASE("who reports for an operation in two memberships gets one letter")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        auto const second = town.reporter("skolan", "polis");
        town.run("UPDATE memberships SET user_id = $1 WHERE id = $2", town.open.teacher.user,
                 second.membership);
        town.at(monday_noon);
        town.remind();
        CHECK(town.mails().size() == 1);
    });
}

TEST_CASE("a plan is read as it was saved, also with fewer moments than there are by default")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        auto command = every_hour_of({});
        command.moments = ListOf<ReminderMoment, 8>{{{ReminderAnchor::deadline, -2, 0}}};
        REQUIRE(town.set(command, 0));
        auto const shown = work::ask(town.open.town.runtime(), town.open.coordinator,
                                     ShowReminderPlan{town.open.town.area("hulta"), &town.texts});
        REQUIRE(shown);
        CHECK(shown->plan.moments == command.moments);
        command.moments.items.clear();
        REQUIRE(town.set(command, 1));
        CHECK(work::ask(town.open.town.runtime(), town.open.coordinator,
                        ShowReminderPlan{town.open.town.area("hulta"), &town.texts})
                  ->plan.moments.empty());
    });
}

TEST_CASE("a plan with a fault is refused where the fault is, and an area without rounds has none")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        ReminderTown town(database);
        auto command = every_hour_of({});
        command.letter_en = {{"Answer {name}"}, {"Please answer."}};
        command.open_until = 60;
        auto const refused = town.set(command, 0);
        REQUIRE_FALSE(refused);
        std::vector<std::string> faults;
        for (auto const& fault : refused.error().fields) faults.push_back(fault.field + " " + fault.code);
        CHECK(faults == std::vector<std::string>{"open_until sending_hours.order",
                                                 "letter_en.subject letter.placeholder_unknown",
                                                 "letter_en.body letter.link_missing"});
        command = every_hour_of(four_days());
        command.letter_sv = {{"Svara till {area}"},
                             {"Ring 033-35 70 00 eller svara: {link}. Gäller 811228-9874."}};
        auto const personal = town.set(command, 0);
        REQUIRE_FALSE(personal);
        REQUIRE(personal.error().fields.size() == 1);
        CHECK(personal.error().fields[0].field == "letter_sv.body");
        CHECK(personal.error().fields[0].code == "guard.personnummer");
        auto const missing = work::ask(town.open.town.runtime(), town.open.coordinator,
                                       ShowReminderPlan{town.open.town.area("mopeder"), &town.texts});
        CHECK_FALSE(missing);
    });
}

}  // namespace samsyn::rounds
