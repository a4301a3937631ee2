// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>

#include "lib/http/server.h"

namespace samsyn::server {

// Counts what the server does, for GET /metrics in Prometheus' text form. Labels are route patterns and
// statuses: never paths, people or tenants.
class Metrics {
public:
    Metrics();
    ~Metrics();
    void count(http::Served const& served);
    void set_listeners(std::size_t count);
    std::string text() const;

private:
    struct Families;
    std::unique_ptr<Families> m_families;
};

}  // namespace samsyn::server
