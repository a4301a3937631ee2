// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/sha256.h"
#include "src/features/editions/usecases/approve.h"
#include "src/features/editions/usecases/assess.h"
#include "src/features/editions/usecases/freeze.h"
#include "src/features/editions/usecases/show_assessment.h"
#include "src/features/editions/usecases/show_edition.h"
#include "src/features/goals/usecases/change_goal.h"
#include "src/features/situation/usecases/picture_town_test.h"
#include "tests/support/engines.h"

namespace samsyn::editions {

using access::Role;

// A town whose first round is closed: three damages from each operation. The committee, the police and the
// housing company are the core of hulta; the shop reports and nothing more.
struct EditionTown {
    explicit EditionTown(sql::Database& database)
        : pictures(database),
          town(pictures.town),
          committee(pictures.coordinator),
          police(town.person("polis", {Role::coordinator})),
          housing(town.person("bostad", {Role::coordinator})),
          hulta(town.area("hulta"))
    {
        pictures.fortnight(3);
    }

    Day first() const { return situation::first_monday.plus(14 * (pictures.closed - 1)); }

    AssessmentPage page() { return *work::ask(town.runtime(), committee, ShowAssessment{hulta, first()}); }
    template <class Command>
    auto run(access::Actor const& who, Command const& command)
    {
        return work::execute(town.runtime(), who, command);
    }

    Result<SavedPart> summarise(std::string const& words)
    {
        WriteSummary command;
        command.area = hulta;
        command.first = first();
        command.if_match = page().summary_version;
        command.summary = words;
        return run(committee, command);
    }
    DecideLevel level(Level decided, std::string const& motive)
    {
        DecideLevel command;
        command.area = hulta;
        command.first = first();
        command.category = "qDAMAGE";
        for (auto const& one : page().levels)
            if (one.category == "qDAMAGE") command.if_match = one.version;
        command.decided = decided;
        command.motive = motive;
        return command;
    }
    static WrittenItem item(std::string const& what)
    {
        return {
            Id<PlanItem>(Uuid::from_name(what)), what, "Fastighetsförvaltningen", Day::of(2026, 4, 1), {}};
    }
    WritePlan plan(std::vector<WrittenItem> items, std::vector<WrittenOutcome> outcomes = {})
    {
        WritePlan command;
        command.area = hulta;
        command.first = first();
        command.if_match = page().plan_version;
        command.items.items = std::move(items);
        command.outcomes.items = std::move(outcomes);
        return command;
    }
    Result<Done> approve(access::Actor const& who)
    {
        return run(who, Approve{hulta, first(), page().fingerprint});
    }
    void approve_all()
    {
        for (auto const* who : {&committee, &police, &housing}) REQUIRE(approve(*who));
    }
    Freeze freezing(std::string const& name)
    {
        Freeze command;
        command.edition = Id<Edition>(Uuid::from_name(name));
        command.area = hulta;
        command.first = first();
        command.fingerprint = page().fingerprint;
        return command;
    }
    // Everything at once.
    FrozenMark freeze(std::string const& name, access::Audience audience = access::Audience::core)
    {
        REQUIRE(summarise("Lugnt, men fönster krossas vid torget."));
        approve_all();
        auto command = freezing(name);
        command.audience = audience;
        auto const mark = run(committee, command);
        REQUIRE(mark);
        return *mark;
    }
    Result<EditionPage> edition(access::Actor const& who, Id<Edition> id)
    {
        return work::ask(town.runtime(), who, ShowEdition{id});
    }
    std::string bytes(Id<Edition> id)
    {
        auto const raw = work::ask(town.runtime(), committee, DownloadEdition{id});
        REQUIRE(raw);
        return raw->json;
    }

    situation::PictureTown pictures;
    tests::Town& town;
    access::Actor committee;
    access::Actor police;
    access::Actor housing;
    Id<Area> hulta;
};

template <class Outcome>
std::string code_of(Outcome const& outcome)
{
    return outcome ? "" : outcome.error().code;
}

}  // namespace samsyn::editions
