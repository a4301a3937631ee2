// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/id.h"
#include "lib/base/result.h"
#include "lib/sql/connection.h"
#include "src/access/actor.h"
#include "src/access/grants.h"
#include "src/access/visibility.h"

namespace samsyn::work {

// What takes minutes goes in the slow lane, so that it keeps nobody waiting.
enum class Lane { quick, slow };
BOOST_DESCRIBE_ENUM(Lane, quick, slow)

// Something to do after the transaction. `unique_key` keeps a second one from being queued while the first
// waits; one that runs already or was given up is done anew.
struct Job {
    std::string name;
    std::string payload = "{}";  // JSON
    UtcTime run_at;
    std::string unique_key = {};
    Lane lane = Lane::quick;
};

// A message to one address, sent after the commit. It carries references, never content behind sign-in.
struct Message {
    std::string recipient;
    std::string subject;
    std::string body;  // plain text
    UtcTime send_after;
};

// What listening browsers are told after the commit: that something changed, never what.
struct Notice {
    Id<Tenant> tenant;
    std::string topic;  // "picture", "acute", "rounds"
};

// What a query works with: a snapshot of the database and who asks.
struct Reading {
    sql::Transaction& transaction;
    access::Actor const& actor;
    UtcTime now;

    access::Visible visible(access::Depth depth) const { return access::Visible::for_reader(actor, depth); }
};

// What a command works with. All effects go through it, so that they happen exactly when the transaction
// commits.
class Work : public Reading {
public:
    Work(sql::Transaction& transaction, access::Actor const& actor, UtcTime now)
        : Reading{transaction, actor, now}
    {
    }

    Uuid new_id() const { return Uuid::at(now); }
    template <class Thing>
    Id<Thing> new_id_of() const
    {
        return Id<Thing>(new_id());
    }

    // The thing the audit row is about; the last one told counts.
    void concerns(Uuid object, access::Class classification = access::Class::internal);
    void enqueue(Job job);
    // Returns the message's id in the outbox.
    Uuid send(Message message);
    // Tells listening browsers of the tenant after the commit.
    void notify(std::string topic);

    Uuid const& audited_object() const { return m_object; }
    access::Class audited_class() const { return m_class; }
    std::set<std::string> const& topics() const { return m_topics; }

private:
    Uuid m_object;
    access::Class m_class = access::Class::internal;
    std::set<std::string> m_topics;
};

}  // namespace samsyn::work
