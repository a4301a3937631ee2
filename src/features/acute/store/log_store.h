// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/sql/connection.h"
#include "src/features/acute/domain/event.h"

namespace samsyn::acute {

// Rows of acute_posts and acute_post_readings of one tenant.
class LogStore {
public:
    LogStore(sql::Transaction& transaction, Id<Tenant> tenant) : m_transaction(transaction), m_tenant(tenant)
    {
    }

    struct Post {
        Id<AcutePost> id;
        Id<AcuteEvent> event;
        Id<Membership> author;
        Sensitive<std::string> words;
        std::string kept_reason;
        UtcTime written_at;
    };
    void insert(Post const& post);
    std::optional<Post> find(Id<AcutePost> id);
    // Notes that the person has read all posts of the event; how many were new to them.
    std::int64_t read_all(Id<AcuteEvent> event, Id<Membership> reader, UtcTime at);
    // Posts of others that the person has not read.
    std::int64_t unread(Id<AcuteEvent> event, Id<Membership> reader);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::acute
