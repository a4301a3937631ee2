// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "lib/http/message.h"
#include "src/work/work.h"

namespace samsyn::server {

// The browsers that wait for news of their municipality. They are told that something changed, never what.
class Listeners {
public:
    void add(Id<Tenant> tenant, std::shared_ptr<http::EventStream> stream);
    void tell(work::Notice const& notice);
    std::size_t count() const;

private:
    mutable std::mutex m_mutex;
    std::map<Id<Tenant>, std::vector<std::shared_ptr<http::EventStream>>> m_streams;
};

}  // namespace samsyn::server
