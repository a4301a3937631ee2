// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <doctest/doctest.h>

#include "src/features/acute/usecases/raise_acute.h"
#include "src/features/acute/usecases/tell_circle.h"
#include "src/features/rounds/usecases/open_town_test.h"
#include "tests/support/engines.h"

namespace samsyn::acute {

using access::Role;

struct SentMail {
    std::string to;
    std::string subject;
    std::string body;
};

// A town in its first round, in whose hulta a teacher raises something at noon on Tuesday 3 March 2026. The
// municipality, the police and the housing company have a coordinator each.
struct AcuteTown {
    explicit AcuteTown(sql::Database& database)
        : open(database),
          town(open.town),
          teacher(open.teacher),
          coordinator(open.coordinator),
          police(town.person("polis", {Role::coordinator})),
          housing(town.person("bostad", {Role::coordinator})),
          texts("texts"),
          jobs{{std::string(escalate_job_name), escalate_job(texts, "https://samsyn.example")}}
    {
        town.at_noon(rounds::monday.plus(1));
    }

    RaiseAcute fight(std::string const& name = "fight", AcuteLevel level = AcuteLevel::critical) const
    {
        RaiseAcute command;
        command.event = Id<AcuteEvent>(Uuid::from_name(name));
        command.area = town.area("hulta");
        command.level = level;
        command.seen.category = "DISORDER";
        command.seen.severity = 3;
        command.seen.where.place = Id<observations::Place>(town.place("torget"));
        command.seen.description = Sensitive<Text<500, 0>>("Bråk vid kiosken");
        return command;
    }
    Id<AcuteEvent> raise(RaiseAcute const& command)
    {
        auto const raised = work::execute(town.runtime(), teacher, command);
        REQUIRE(raised);
        return raised->id;
    }
    void wait_minutes(int minutes) { town.clock().set(town.clock().now().plus_seconds(minutes * 60)); }
    // Does the jobs that are due, and returns the mail that they wrote.
    std::vector<SentMail> post()
    {
        work::do_due_jobs(town.runtime(), jobs, 100);
        std::vector<SentMail> mail;
        town.database().write([&](sql::Transaction& t) {
            mail = t.list("SELECT recipient, subject, body FROM outbox ORDER BY recipient",
                          [](sql::Row const& row) {
                              return SentMail{row.text(0), row.text(1), row.text(2)};
                          });
            t.change("DELETE FROM outbox");
            return true;
        });
        return mail;
    }
    std::vector<std::string> told()
    {
        std::vector<std::string> addresses;
        for (auto const& mail : post()) addresses.push_back(mail.to);
        return addresses;
    }
    std::string address(access::Actor const& actor)
    {
        std::string address;
        town.database().read([&](sql::Transaction& t) {
            address = t.first(
                           "SELECT email FROM users WHERE id = $1",
                           [](sql::Row const& row) { return row.text(0); }, actor.user)
                          .value();
        });
        return address;
    }
    std::int64_t number(std::string const& sql)
    {
        std::int64_t number = -1;
        town.database().read([&](sql::Transaction& t) {
            number = t.first(sql, [](sql::Row const& row) { return row.integer(0); }).value_or(-1);
        });
        return number;
    }
    std::int64_t counted()
    {
        return number("SELECT COUNT(*) FROM observations WHERE merged_into IS NULL AND is_reviewed = 1");
    }

    rounds::OpenTown open;
    tests::Town& town;
    access::Actor teacher;
    access::Actor coordinator;
    access::Actor police;
    access::Actor housing;
    texts::Texts texts;
    work::JobHandlers jobs;
};

}  // namespace samsyn::acute
