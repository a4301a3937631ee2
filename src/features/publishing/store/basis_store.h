// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>

#include "lib/sql/connection.h"
#include "src/features/publishing/domain/plan.h"

namespace samsyn::publishing {

// What a release is made of: the registers, the frozen pictures and the counts. It asks nobody who may see
// it: what comes out passes the gate first.
class BasisStore {
public:
    BasisStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    struct Municipality {
        std::string code;
        std::string name;
    };
    Municipality municipality();

    struct AreaRow {
        Id<Area> id;
        std::string code;
        std::string name;
        std::string parent;  // code; empty at the top
        bool is_place = false;
    };
    std::vector<AreaRow> areas();  // in the register's order

    struct CategoryRow {
        std::string code;
        std::string parent;
        PublicName name;
        bool is_public_allowed = false;
        bool is_police_first = false;
    };
    std::vector<CategoryRow> categories();

    // Of each question of any checklist: the categories an answer may carry.
    std::map<std::string, std::vector<std::string>> categories_of_questions();

    struct EditionRow {
        Id<Area> area;
        DaySpan days;
        std::string hash;
        std::string content;
    };
    // That have a day of the span, by area and day.
    std::vector<EditionRow> editions(DaySpan const& days);

    struct CountRow {
        std::string area;
        std::string category;
        Id<Organisation> owner;
        std::int64_t count = 0;
    };
    // What counts publicly in a month: what is shared, reviewed, not secret, and was accepted before
    // `counted_at`. It counts in the month it happened in; but late answers, and what came when the month was
    // already published, in the month it was accepted in. So nothing is counted twice, and what is published
    // stands.
    std::vector<CountRow> counts(DaySpan const& month, UtcTime counted_at);

    struct PositionRow {
        std::string area;
        std::string category;
        double x = 0, y = 0;
        std::int64_t count = 0;
    };
    // Those of counts() that have a position of their own.
    std::vector<PositionRow> positions(DaySpan const& month, UtcTime counted_at);

    // Addresses of the operations that were to report, in a round of those days, on the areas or on one below
    // them: what happened there is counted in the area above.
    std::vector<std::string> addresses_of_expected(std::vector<Id<Area>> const& areas, DaySpan const& days);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::publishing
