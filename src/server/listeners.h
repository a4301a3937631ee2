// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <list>
#include <memory>
#include <mutex>

#include "lib/http/message.h"
#include "src/work/work.h"

namespace samsyn::server {

// A browser that waits for news of its municipality.
struct Listener {
    Id<Tenant> tenant;
    Uuid session;
    std::shared_ptr<http::EventStream> stream;
};

// Browsers are told that something changed, never what. One session holds so many streams, below what a
// browser keeps open to one address; the oldest gives way, and is told so that it does not come back at once.
class Listeners {
public:
    static constexpr std::size_t most_of_session = 4;
    static constexpr auto gave_way = "gave_way";

    void add(Listener listener);
    void tell(work::Notice const& notice);
    std::size_t count() const;

private:
    void make_room(Uuid session);

    mutable std::mutex m_mutex;
    std::list<Listener> m_listeners;  // oldest first
};

}  // namespace samsyn::server
