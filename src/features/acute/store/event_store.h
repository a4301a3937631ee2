// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "lib/base/sha256.h"
#include "lib/sql/connection.h"
#include "src/features/acute/domain/event.h"

namespace samsyn::acute {

// Rows of acute_events, acute_numbers, acute_tellings, acute_confirmations and acute_merges of one tenant.
class EventStore {
public:
    EventStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    // Takes the next number of the year.
    std::int64_t next_number(std::int64_t year);
    void insert(AcuteEvent const& event, Sha256 const& body_hash);
    void save(AcuteEvent const& event);
    std::optional<AcuteEvent> find(Id<AcuteEvent> id);
    std::optional<AcuteEvent> of_observation(Id<observations::Observation> observation);
    bool has_body(Id<AcuteEvent> id, Sha256 const& body_hash);
    // Newest first; `only_open`: neither closed nor merged into another.
    std::vector<AcuteEvent> of_area(Id<Area> area, bool only_open, int limit);

    void tell(Id<AcuteEvent> event, std::int64_t turn, Id<Membership> whom, UtcTime at);
    // False when that person had confirmed before.
    bool confirm(Id<AcuteEvent> event, Id<Membership> who, UtcTime at);
    bool has_confirmed(Id<AcuteEvent> event, Id<Membership> who);

    void merged(Uuid id, Id<AcuteEvent> event, Id<observations::Observation> observation, Id<Membership> by,
                UtcTime at);
    void merge_undone(Id<AcuteEvent> event, Id<observations::Observation> observation, Id<Membership> by,
                      UtcTime at);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::acute
