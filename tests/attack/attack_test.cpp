// SPDX-License-Identifier: EUPL-1.2
// Random tables through the gate, and an attacker with another solver behind it. SAMSYN_ATTACK_TABLES says
// how many (bin/test --deep takes 10,000).
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "lib/base/enum_text.h"
#include "lib/disclosure/protect.h"
#include "tests/attack/glpk_attacker.h"
#include "tests/attack/random_plans.h"

using namespace samsyn;
using namespace samsyn::attack;
using disclosure::Plan;
using disclosure::Release;

namespace {

constexpr std::int64_t k = 5;

std::uint64_t tables_wanted()
{
    auto const* const wanted = std::getenv("SAMSYN_ATTACK_TABLES");
    return wanted ? std::strtoull(wanted, nullptr, 10) : 300;
}

struct Tally {
    std::size_t tables = 0, released = 0, cells = 0, hidden = 0;
    Loot loot;
    double seconds = 0;

    void add(Loot const& more)
    {
        loot.small += more.small;
        loot.exact += more.exact;
        loot.unsafe += more.unsafe;
    }
    void count(Release const& release)
    {
        for (auto const& table : release.tables)
            for (auto const& cell : table.cells) {
                ++cells;
                hidden += !cell.count;
            }
    }
};

double share(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

void print(std::string const& what, Tally const& tally)
{
    std::printf(
        "%-28s %6zu of %6zu released  %5.1f %% of cells hidden  %5.2f %% of small known  %5.2f %% unsafe  "
        "%8.2f ms a release\n",
        what.c_str(), tally.released, tally.tables, share(tally.hidden, tally.cells),
        share(tally.loot.exact, tally.loot.small), share(tally.loot.unsafe, tally.loot.small),
        tally.tables == 0 ? 0 : 1000 * tally.seconds / static_cast<double>(tally.tables));
}

// The plan with the cells hidden that the rule says, and no more thought than that.
Release shown_without(Plan const& plan, Cells const& cells, std::set<std::string> const& hidden)
{
    Release release;
    release.dimensions = plan.dimensions;
    auto const everything = disclosure::protect(plan, disclosure::least_k);
    REQUIRE(everything);
    for (auto const& table : everything->release.tables) {
        auto shown = table;
        for (auto& cell : shown.cells.items) {
            auto const name = name_of(plan, *table.dimensions, cell.key);
            cell.count.reset();
            if (!hidden.contains(name)) cell.count = disclosure::Count(cells.counts.at(name));
        }
        release.tables.items.push_back(shown);
    }
    return release;
}

std::set<std::string> primary(Cells const& cells)
{
    std::set<std::string> hidden;
    for (auto const& [name, count] : cells.counts)
        if ((count >= 1 && count < k) || !cells.listed.contains(name)) hidden.insert(name);
    return hidden;
}

// Never one alone in a line: the smallest other is hidden too, until every line has none or two.
std::set<std::string> two_per_line(Cells const& cells)
{
    auto hidden = primary(cells);
    for (bool is_changed = true; is_changed;) {
        is_changed = false;
        for (auto line : cells.lines) {
            std::sort(line.begin(), line.end(), [&](auto const& one, auto const& other) {
                return std::pair(cells.counts.at(one), one) < std::pair(cells.counts.at(other), other);
            });
            auto const is_hidden = [&](auto const& name) { return hidden.contains(name); };
            if (std::count_if(line.begin(), line.end(), is_hidden) != 1) continue;
            auto const next = std::find_if_not(line.begin(), line.end(), is_hidden);
            if (next == line.end()) continue;
            hidden.insert(*next);
            is_changed = true;
        }
    }
    return hidden;
}

template <class Rule>
void try_simple(Story const& story, Rule&& rule, Tally& tally)
{
    std::vector<Sight> sights;
    for (auto const& plan : story.plans) {
        auto const start = std::chrono::steady_clock::now();
        auto const cells = cells_of(plan);
        auto const hidden = rule(cells);
        tally.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        sights.push_back({plan, shown_without(plan, cells, hidden)});
        ++tally.tables;
        ++tally.released;
        tally.count(sights.back().shown);
    }
    tally.add(attack::attack(sights, k, Numbers::real));
}

// To wait is always safe. The third release and later may find no way left, or not believe what it cannot
// see.
bool is_safe(disclosure::Refusal refusal, std::size_t releases_before)
{
    using enum disclosure::Refusal;
    return refusal == difference_too_small ||
           (releases_before > 1 && (refusal == cannot_protect || refusal == previous_contradict));
}

// Puts every plan of the story through the gate; what is refused is not seen.
std::vector<Sight> sights_of(Story const& story, Tally& tally)
{
    std::vector<Sight> sights;
    std::vector<Release> previous;
    for (auto const& plan : story.plans) {
        auto const start = std::chrono::steady_clock::now();
        auto const answer = disclosure::protect(plan, k, previous);
        tally.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        REQUIRE(answer);
        ++tally.tables;
        CHECK(answer->refusal != disclosure::Refusal::audit_failed);
        if (answer->refusal != disclosure::Refusal::none) {
            CHECK(is_safe(answer->refusal, previous.size()));
            continue;
        }
        ++tally.released;
        tally.count(answer->release);
        previous.push_back(answer->release);
        sights.push_back({plan, answer->release});
    }
    return sights;
}

void report(std::vector<std::string> const& examples, std::uint64_t seed)
{
    for (auto const& example : examples) FAIL_CHECK("seed " << seed << ": " << example);
}

}  // namespace

TEST_CASE("Releases that hide so much that two states look the same give nothing away to a third")
{
    for (std::uint64_t const seed : {4155, 7739}) {
        auto const story = random_story(seed);
        Tally tally;
        auto const sights = sights_of(story, tally);
        CHECK(sights.size() > 1);
        report(attack::attack(sights, k, Numbers::real).examples, seed);
    }
}

TEST_CASE("No attacker can tell a hidden small count from nothing or from k")
{
    std::map<Kind, Tally> gate;
    Tally only_primary, two;
    for (std::uint64_t seed = 0; seed < tables_wanted(); ++seed) {
        auto const story = random_story(seed);
        auto& tally = gate[story.kind];
        auto const sights = sights_of(story, tally);
        auto const loot = attack::attack(sights, k, Numbers::real);
        tally.add(loot);
        report(loot.examples, seed);
        if (seed / kinds % 5 != 0) continue;
        // Every fifth also against one who knows that counts are whole numbers, and beside simpler rules.
        report(attack::attack(sights, k, Numbers::whole).examples, seed);
        try_simple(story, primary, only_primary);
        try_simple(story, two_per_line, two);
    }
    for (auto const& [kind, tally] : gate) {
        print("gate, " + enum_text(kind), tally);
        CHECK(tally.loot.unsafe == 0);
        CHECK(tally.loot.small > 0);
        CHECK(tally.hidden < tally.cells);
    }
    print("primary only, all kinds", only_primary);
    print("two per line, all kinds", two);
    // The attacker is worth his name: he does find what simpler rules leave open.
    CHECK(only_primary.loot.exact > 0);
    CHECK(two.loot.unsafe > 0);
}
