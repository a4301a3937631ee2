// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <vector>

#include "src/api/api.h"
#include "src/server/installation.h"
#include "src/server/schedule.h"

namespace samsyn::server {

// What the features need beside the database, made once for the running server, and the lists that join them:
// their routes, and the work that comes back.
class Services {
public:
    explicit Services(Installation& installation);
    ~Services();

    // Every route of every feature. Services outlives it.
    std::unique_ptr<api::Api> make_api();
    std::vector<Recurring> recurring();
    // What takes minutes, and goes on beside it.
    std::vector<Recurring> slow();
    // From now on what takes minutes comes to an end at once, to be done again when the program is back.
    void stop();

private:
    struct Made;
    Installation& m_installation;
    std::unique_ptr<Made> m_made;
};

}  // namespace samsyn::server
