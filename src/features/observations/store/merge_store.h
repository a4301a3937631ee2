// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/access/visibility.h"
#include "src/features/observations/domain/stored.h"

namespace samsyn::observations {

// Which observations of a tenant are the same thing seen twice: the column observations.merged_into.
class MergeStore {
public:
    MergeStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    // What an observation is merged into; nothing when it counts itself.
    std::optional<Id<Observation>> merged_into(Id<Observation> observation);
    void set_merged(Id<Observation> observation, std::optional<Id<Observation>> into);

    bool may_see(access::Visible const& visible, Id<Observation> observation);
    // Those merged into it that the reader may see, oldest first.
    std::vector<Id<Observation>> sources(access::Visible const& visible, Id<Observation> kept);

    // Where and when to look: metres, and instants from and to.
    struct Near {
        Id<Area> area;
        Id<Observation> except;
        std::string category;  // and its kin: all under the same root
        std::optional<Id<Place>> place;
        std::optional<double> x;
        std::optional<double> y;
        double metres = 0;
        UtcTime from;
        UtcTime to;
        DaySpan counted;
        int limit = 10;
    };
    std::vector<Id<Observation>> near(access::Visible const& visible, Near const& near);

private:
    std::string root_of(std::string category);
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::observations
