// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/sql/connection.h"
#include "src/features/publishing/domain/release.h"

namespace samsyn::publishing {

// Releases, and who was told of them. What is published is never changed but by being withdrawn.
class ReleaseStore {
public:
    ReleaseStore(sql::Transaction& transaction, Id<Tenant> tenant)
        : m_transaction(transaction), m_tenant(tenant)
    {
    }

    // What a release says, as JSON.
    struct Content {
        std::string document;
        std::string equations;
        std::string hidden;
        std::string fingerprint;
    };

    void insert(Release const& release, Content const& content);
    std::optional<Release> find(Id<Release> id);
    Content content(Id<Release> id);
    std::string manifest(Id<Release> id);
    std::string person(Id<User> id);
    // The one that is prepared or approved, and not yet out. There is one at the most.
    std::optional<Release> under_way();
    // The regular release of exactly these days that is out or under way.
    std::optional<Release> of_period(DaySpan const& days);
    std::optional<Release> last_published();
    // Newest first; published, withdrawn and under way.
    std::vector<Release> list(int limit);
    // Of every release that got a number and touches the days, oldest first: withdrawn ones too, for they
    // were read.
    std::vector<std::string> earlier_equations(DaySpan const& days);

    void discard(Id<Release> id, UtcTime at);
    void approve(Id<Release> id, Id<User> by, UtcTime at, UtcTime publish_at);
    void take_number(Id<Release> id, std::int64_t number, std::string const& previous);
    void publish(Id<Release> id, UtcTime at, std::string const& manifest, std::string const& hash);
    void withdraw(Id<Release> id, Id<User> by, UtcTime at, std::string const& reason);

    struct Notice {
        std::string happened;
        std::string address;
        UtcTime sent_at;
    };
    std::vector<Notice> notices(Id<Release> id);
    // False when they have been told already.
    bool tell(Id<Release> id, std::string const& happened, std::string const& address, Uuid message,
              UtcTime at);

private:
    sql::Transaction& m_transaction;
    Id<Tenant> m_tenant;
};

}  // namespace samsyn::publishing
