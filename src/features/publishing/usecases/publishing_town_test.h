// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <doctest/doctest.h>
#include <unistd.h>

#include "lib/base/sha256.h"
#include "lib/base/swedish_calendar.h"
#include "lib/crypto/random.h"
#include "lib/json/form.h"
#include "src/features/editions/usecases/edition_content.h"
#include "src/features/publishing/usecases/decide_release.h"
#include "src/features/publishing/usecases/prepare_release.h"
#include "src/features/publishing/usecases/publish_release.h"
#include "src/features/publishing/usecases/release_plan.h"
#include "src/features/publishing/usecases/show_release.h"
#include "src/work/jobs.h"
#include "tests/support/engines.h"
#include "tests/support/town.h"

namespace samsyn::publishing {

using access::Role;

// A town with the areas hulta, norr and soder, whose pictures of every month of 2026 are frozen. DAMAGE and
// DISORDER may be published for areas; DRUGS, which concerns the police first, for the whole only. It
// publishes months.
struct PublishingTown {
    explicit PublishingTown(sql::Database& database, std::string const& seed = std::string(32, 's'))
        : town(database),
          templates("web/pages"),
          texts("texts"),
          printer("data/fonts"),
          folder(std::filesystem::temp_directory_path() /
                 ("samsyn-published-" + std::to_string(::getpid()) + "-" +
                  to_hex(sha256(crypto::random_text(8))).substr(0, 8))),
          means{{templates, texts, printer, "body { color: black; }", {}, "https://oppet.example.se"},
                crypto::SigningKey(seed),
                folder,
                "samsyn 0"}
    {
        town.at_noon(Day::of(2026, 4, 2));
        std::filesystem::create_directories(folder);
        change("UPDATE categories SET is_public_allowed = 1");
        change("UPDATE categories SET is_police_first = 1 WHERE code = 'DRUGS'");
        for (auto const* area : {"norr", "soder"}) add_area(area);
        for (auto const* area : {"hulta", "norr", "soder"})
            for (unsigned month = 1; month <= 12; ++month) freeze(area, Day::of(2026, month, 1));
        coordinator = town.person("kommun", {Role::coordinator});
        publisher = town.person("kommun", {Role::publisher});
        jobs[std::string(publish_job_name)] = publish_job(means);
        jobs[std::string(withdraw_job_name)] = withdraw_job(means);
    }
    ~PublishingTown() { std::filesystem::remove_all(folder); }

    void change(std::string const& sql)
    {
        write([&](auto& t) { t.change(sql); });
    }
    template <class Body>
    void write(Body&& body)
    {
        town.database().write([&](sql::Transaction& transaction) {
            body(transaction);
            return true;
        });
    }

    void add_area(std::string const& code)
    {
        write([&](auto& t) {
            t.change(
                "INSERT INTO areas (tenant, id, code, name, kind, valid_from, created_at) "
                "VALUES ($1, $2, $3, $3, 'place', $4, $5)",
                town.tenant(), town.area(code), code, Day::of(2020, 1, 1), town.clock().now());
            t.change(
                "INSERT INTO area_functions (tenant, id, area, organisation, area_function, valid_from) "
                "VALUES ($1, $2, $3, $4, 'core', $5)",
                town.tenant(), Uuid::from_name("core " + code), town.area(code), town.organisation("kommun"),
                Day::of(2020, 1, 1));
        });
    }

    // A picture of the month, frozen, in which damage was decided to be followed up.
    void freeze(std::string const& area, Day first)
    {
        auto const month = period_of(PeriodLength::month, first);
        editions::FrozenEdition edition;
        edition.content.area = area;
        edition.content.levels.push_back({"qDAMAGE", Level::ok, {}, Level::warn, "Vi har sett det.", {}});
        edition.content.plan.push_back({Id<editions::PlanItem>(Uuid::from_name("plan " + area)),
                                        "Laga lamporna",
                                        "Gatukontoret",
                                        Day::of(2026, 12, 1),
                                        {}});
        situation::PictureArea coverage;
        coverage.code = area;
        coverage.coverage.expected = 4;
        coverage.coverage.answered = 3;
        edition.content.picture.areas.push_back(coverage);
        edition.content.picture.sources.push_back({"Verksamheternas rapporter", ""});
        auto const content = json::write(edition);
        auto const id = Uuid::from_name("edition " + area + first.text());
        write([&](auto& t) {
            t.change(
                "INSERT INTO assessments (tenant, id, area, first_day, last_day, started_at) "
                "VALUES ($1, $2, $3, $4, $5, $6)",
                town.tenant(), id, town.area(area), first, month.last, town.clock().now());
            t.change(
                "INSERT INTO editions (tenant, id, assessment, area, owner, number, first_day, last_day, "
                "content, hash, frozen_by, frozen_at, bad_levels, warn_levels) "
                "VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $2, $10, 0, 1)",
                town.tenant(), id, town.area(area), town.organisation("kommun"),
                static_cast<std::int64_t>(first.month()), first, month.last, content, to_hex(sha256(content)),
                town.clock().now());
        });
    }

    // Something that happened, told of by the organisation.
    void saw(std::string const& area, std::string const& category, std::int64_t count, Day on,
             std::optional<UtcTime> accepted = {}, std::string const& organisation = "kommun")
    {
        write([&](auto& t) {
            t.change(
                "INSERT INTO observations (tenant, id, owner, area, source, category, count, counted_on, "
                "created_at) VALUES ($1, $2, $3, $4, 'import', $5, $6, $7, $8)",
                town.tenant(), Uuid::from_name("seen " + std::to_string(++observations)),
                town.organisation(organisation), town.area(area), category, count, on,
                accepted.value_or(start_of(on.plus(1))));
        });
    }

    // Enough of everything in the month.
    void much(Day first)
    {
        for (auto const* area : {"hulta", "norr", "soder"})
            for (auto const* category : {"DAMAGE", "DISORDER"}) saw(area, category, 20, first.plus(3));
    }

    template <class Command>
    auto run(access::Actor const& who, Command const& command)
    {
        return work::execute(town.runtime(), who, command);
    }

    SetReleasePlan plan() const
    {
        SetReleasePlan plan;
        for (auto const* area : {"hulta", "norr", "soder"}) plan.areas.items.push_back(town.area(area));
        plan.categories.items = {{"DAMAGE", CategoryReach::areas},
                                 {"DISORDER", CategoryReach::areas},
                                 {"DRUGS", CategoryReach::municipality}};
        plan.length = PeriodLength::month;
        plan.media.items = {"redaktion@example.se"};
        return plan;
    }
    void decide() { REQUIRE(run(coordinator, plan())); }
    // norr and soder become parts of hulta.
    void divide_hulta()
    {
        write([&](auto& t) {
            t.change("UPDATE areas SET parent = $1 WHERE id = $2 OR id = $3", town.area("hulta"),
                     town.area("norr"), town.area("soder"));
        });
    }

    static PrepareRelease preparing(std::string const& name, Day first)
    {
        PrepareRelease command;
        command.release = Id<Release>(Uuid::from_name(name));
        command.first = first;
        command.title = "Lägesbild " + first.text().substr(0, 7);
        command.summary = "Det mesta är som vanligt.";
        command.actions.items = {{"hulta", "Vi lagar lamporna vid torget."}};
        return command;
    }
    static ApproveRelease approving(PreparedRelease const& prepared)
    {
        ApproveRelease command;
        command.release = prepared.id;
        command.fingerprint = prepared.fingerprint;
        command.looked.items = {Looked::persons, Looked::numbers, Looked::actions, Looked::groups};
        return command;
    }

    int do_jobs() { return work::do_due_jobs(town.runtime(), jobs, 50); }

    // Approves and publishes at its time.
    void publish(PreparedRelease const& prepared)
    {
        auto const approved = run(publisher, approving(prepared));
        REQUIRE(approved);
        town.clock().set(approved->publish_at);
        do_jobs();
    }
    Id<Release> released(std::string const& name, Day first)
    {
        auto const prepared = run(coordinator, preparing(name, first));
        REQUIRE(prepared);
        publish(*prepared);
        return prepared->id;
    }

    ReleasePage page(Id<Release> release)
    {
        auto const page =
            work::ask(town.runtime(), coordinator, ShowRelease{release, means.renderer.public_url});
        REQUIRE(page);
        return *page;
    }
    std::optional<std::int64_t> count(ReleaseDocument const& document, std::string const& area,
                                      std::string const& category)
    {
        for (auto const& cell : document.cells)
            if (cell.area == area && cell.category == category) return cell.count;
        FAIL("no cell ", area, " ", category);
        return {};
    }

    std::vector<std::string> letters()
    {
        std::vector<std::string> all;
        town.database().read([&](sql::Transaction& t) {
            t.for_each("SELECT recipient, subject FROM outbox ORDER BY recipient, subject",
                       [&](sql::Row const& row) { all.push_back(row.text(0) + ": " + row.text(1)); });
        });
        return all;
    }

    tests::Town town;
    html::Templates templates;
    texts::Texts texts;
    documents::Printer printer;
    std::filesystem::path folder;
    PublicMeans means;
    access::Actor coordinator, publisher;
    work::JobHandlers jobs;
    int observations = 0;
};

template <class Outcome>
std::string code_of(Outcome const& outcome)
{
    return outcome ? "" : outcome.error().code;
}

template <class Outcome>
std::string first_fault(Outcome const& outcome)
{
    return outcome || outcome.error().fields.empty()
               ? ""
               : outcome.error().fields.front().field + ": " + outcome.error().fields.front().code;
}

inline Day const january = Day::of(2026, 1, 1);
inline Day const february = Day::of(2026, 2, 1);
inline Day const march = Day::of(2026, 3, 1);

}  // namespace samsyn::publishing
