// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/base/day_span.h"
#include "lib/sql/connection.h"
#include "src/access/subjects.h"
#include "src/access/visibility.h"

namespace samsyn::situation {

// Where the observations of an area came from, also those that are not counted; always only what the reader
// may see.
class BasisStore {
public:
    BasisStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    struct Row {
        std::string category;
        std::string source;  // report, import, acute
        std::string operation;
        Id<Organisation> owner;
        std::string organisation;
        std::string file;  // of an import
        bool is_late = false;
        bool is_returned = false;
        bool is_reviewed = true;
        bool is_merged = false;
        std::string source_name;  // of an import: whose data, on what terms
        std::string licence;
        std::int64_t observations = 0;
        std::int64_t count = 0;
    };
    // What counts on the days, in sums by all but the last two, in the order of names.
    std::vector<Row> rows(access::Visible const& reader, Id<Area> area, DaySpan const& days);

    // Operations of the round that nobody expects an answer from, and none came.
    std::int64_t excused(Uuid round);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::situation
