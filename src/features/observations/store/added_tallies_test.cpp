// SPDX-License-Identifier: EUPL-1.2
#include "src/features/observations/store/added_tallies.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "src/features/observations/store/imported_rows.h"
#include "src/features/observations/store/merge_store.h"
#include "src/features/observations/store/observation_store.h"
#include "tests/support/engines.h"
#include "tests/support/town.h"

namespace samsyn::observations {
namespace {

constexpr auto columns = "tenant, area, counted_on, category, source, owner, class, audience, state";

// What can happen to observations, with small numbers to choose among few of each.
struct Step {
    int what = 0;
    int which = 0;
    int other = 0;
};

class Register {
public:
    explicit Register(tests::Town& town) : m_town(town) {}

    void add(int which, bool is_reviewed) { store().insert(observation(which, Source::report, is_reviewed)); }
    void import(int which, int count)
    {
        ImportedRows rows;
        AddedTallies tallies;
        auto const import = Uuid::from_name("import " + std::to_string(m_made));
        for (int i = 0; i < count; ++i) {
            auto row = observation(which + i, Source::import, true);
            row.dataset = dataset;
            row.external_id = std::to_string(m_made);
            row.brought_by = import;
            rows.add(row);
            tallies.add(row);
            m_imports.push_back(import);
        }
        if (m_last) {
            auto changed = observation(which + 1, Source::import, true);
            changed.id = *m_last;
            changed.brought_by = import;
            rows.replace(changed);
        }
        rows.write(*m_transaction);
        tallies.write(*m_transaction);
        m_last = m_ids.back();
    }
    void withdraw(int which)
    {
        if (!m_imports.empty()) store().remove_of_import(m_town.tenant(), dataset, pick(m_imports, which));
    }
    void review(int which) { store().mark_reviewed(m_town.tenant(), report(which)); }
    void remove_report(int which) { store().remove_of_report(m_town.tenant(), report(which)); }
    void merge(int which, int into)
    {
        if (m_ids.empty()) return;
        auto const kept = into % 3 == 0 ? std::nullopt : std::optional(pick(m_ids, into));
        MergeStore(*m_transaction, m_town.tenant()).set_merged(pick(m_ids, which), kept);
    }

    void take(Step const& step)
    {
        m_town.database().write([&](sql::Transaction& transaction) {
            m_transaction = &transaction;
            if (step.what == 0) add(step.which, step.other % 2 == 0);
            if (step.what == 1) import(step.which, 1 + step.other % 5);
            if (step.what == 2) withdraw(step.which);
            if (step.what == 3) review(step.which);
            if (step.what == 4) remove_report(step.which);
            if (step.what == 5) merge(step.which, step.other);
            return true;
        });
    }

private:
    ObservationStore store() { return ObservationStore(*m_transaction); }
    template <class T>
    static T pick(std::vector<T> const& among, int which)
    {
        return among[static_cast<std::size_t>(which) % among.size()];
    }
    static Uuid report(int which) { return Uuid::from_name("report " + std::to_string(which % 4)); }
    Stored observation(int which, Source source, bool is_reviewed)
    {
        Stored made;
        made.id = Id<Observation>(Uuid::from_name("observation " + std::to_string(++m_made)));
        m_ids.push_back(made.id);
        made.tenant = m_town.tenant();
        made.owner = m_town.organisation(which % 2 == 0 ? "kommun" : "polis");
        made.area = m_town.area(which % 3 == 0 ? "mopeder" : "hulta");
        if (source == Source::report) made.report = report(which);
        made.source = source;
        made.seen.category = which % 5 == 0 ? "DRUGS" : "DAMAGE";
        made.seen.severity = 1 + which % 3;
        made.seen.count = 1 + which % 4;
        made.counted_on = Day::of(2026, 3, 2).plus(which % 3);
        made.is_reviewed = is_reviewed;
        made.audience = which % 7 == 0 ? "own" : "core";
        return made;
    }

    inline static Uuid const dataset = Uuid::from_name("dataset");
    tests::Town& m_town;
    sql::Transaction* m_transaction = nullptr;
    std::vector<Id<Observation>> m_ids;
    std::vector<Uuid> m_imports;
    std::optional<Id<Observation>> m_last;  // that came in by import
    int m_made = 0;
};

// Each kind with its three sums.
std::vector<std::string> rows(sql::Database& database, std::string const& sums, std::string const& from)
{
    std::vector<std::string> found;
    database.read([&](sql::Transaction& t) {
        t.for_each(std::string("SELECT ") + columns + ", " + sums + " FROM " + from + " GROUP BY " + columns +
                       " HAVING COUNT(*) > 0 AND " + sums.substr(0, sums.find(',')) + " <> 0 ORDER BY " +
                       columns,
                   [&](sql::Row const& row) {
                       std::string text = row.uuid(1).text() + row.uuid(5).text();
                       for (int const column : {3, 4, 6, 7, 8}) text += ' ' + row.text(column);
                       for (int const column : {2, 9, 10, 11})
                           text += ' ' + std::to_string(row.integer(column));
                       found.push_back(text);
                   });
    });
    return found;
}

std::vector<std::string> tallied(sql::Database& database)
{
    return rows(database, "SUM(observations), SUM(seen), SUM(serious)", "observation_tallies");
}

std::vector<std::string> recounted(sql::Database& database)
{
    return rows(database, "COUNT(*), SUM(count), SUM(CASE WHEN severity = 3 THEN 1 ELSE 0 END)",
                "observations WHERE merged_into IS NULL AND is_reviewed = 1");
}

std::int64_t changes(sql::Database& database)
{
    std::int64_t sum = 0;
    database.read([&](sql::Transaction& t) {
        t.for_each("SELECT COALESCE(SUM(changes), 0) FROM observation_changes",
                   [&](sql::Row const& row) { sum = row.integer(0); });
    });
    return sum;
}

// All that is stored, so that any change is seen.
std::string state(sql::Database& database)
{
    std::string all;
    database.read([&](sql::Transaction& t) {
        t.for_each("SELECT id, version, is_reviewed, merged_into FROM observations ORDER BY id",
                   [&](sql::Row const& row) {
                       all += row.uuid(0).text() + std::to_string(row.integer(1)) +
                              std::to_string(row.integer(2)) + (row.is_null(3) ? "" : row.uuid(3).text());
                   });
    });
    return all;
}

}  // namespace

TEST_CASE("the tallies equal a recount, and what was counted before is known to be old, whatever happens")
{
    tests::for_each_migrated_engine([](sql::Database& database) {
        tests::Town town(database);
        Register observations(town);
        auto const steps = rc::gen::container<std::vector<std::tuple<int, int, int>>>(
            rc::gen::tuple(rc::gen::inRange(0, 6), rc::gen::inRange(0, 100), rc::gen::inRange(0, 100)));
        int taken = 0;
        for (int run = 0; run < 12; ++run) {
            auto const chosen = steps(rc::Random(static_cast<std::uint64_t>(run)), 30).value();
            for (auto const& [what, which, other] : chosen) {
                auto const before = std::pair(state(database), changes(database));
                observations.take({what, which, other});
                ++taken;
                CAPTURE(what);
                CHECK(tallied(database) == recounted(database));
                if (state(database) != before.first) CHECK(changes(database) > before.second);
            }
        }
        CHECK(taken > 100);
        CHECK_FALSE(recounted(database).empty());
    });
}

}  // namespace samsyn::observations
