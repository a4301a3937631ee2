// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <compare>
#include <map>
#include <string>

#include "lib/sql/connection.h"
#include "src/features/observations/domain/stored.h"

namespace samsyn::observations {

// What the database gives an observation that says nothing else.
constexpr auto usual_class = "internal";
constexpr auto usual_state = "shared";

// What new observations add to observation_tallies and observation_changes. Some 100 bytes for each area, day
// and category.
class AddedTallies {
public:
    void add(Stored const& added);
    // In the transaction that adds them.
    void write(sql::Transaction& transaction) const;

private:
    struct Key {
        Id<Tenant> tenant;
        Id<Area> area;
        Day counted_on;
        std::string category;
        Source source;
        Id<Organisation> owner;
        std::string audience;
        friend auto operator<=>(Key const&, Key const&) = default;
    };
    struct Sum {
        std::int64_t observations = 0;
        std::int64_t seen = 0;
        std::int64_t serious = 0;
    };
    std::map<Key, Sum> m_sums;
    std::uint8_t m_chance = 0;
};

}  // namespace samsyn::observations
