// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "lib/sql/connection.h"
#include "src/demo/store/town_store.h"
#include "src/features/publishing/usecases/public_means.h"

namespace samsyn::demo {

// What was made.
struct DemoSummary {
    Counts made;                      // of the invented municipality
    std::int64_t notices = 0;         // of the police, in the real ones
    std::string password;             // everybody's, new for each demo
    std::vector<std::string> emails;  // of the people to sign in as: one for each set of roles
};

// Fills an empty database with two tenants: the invented municipality in `data_folder` and the last `years`
// (0 … 2) of its story, and the real municipalities round Borås and Mark with what the police have told of
// them. Rounds go through the same commands as real ones, with the clock set to their day; what the story
// publishes is published by `means`. The same seed tells the same story. Refuses "demo.not_empty",
// "demo.years", "demo.file_missing", "demo.broken_file" (field: the member).
Result<DemoSummary> build_demo(sql::Database& database, std::string const& data_folder,
                               publishing::PublicMeans const& means, std::uint64_t seed, int years);

}  // namespace samsyn::demo
