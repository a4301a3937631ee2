// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <optional>

#include "src/access/subjects.h"

namespace samsyn::access {

enum class Class { open, internal, secrecy };
BOOST_DESCRIBE_ENUM(Class, open, internal, secrecy)

// Who an item is shared with, narrowest first. "own" is the default of everything new.
enum class Audience { own, core, area, council, public_ };
BOOST_DESCRIBE_ENUM(Audience, own, core, area, council, public_)

enum class State { draft, shared, published, weeded };
BOOST_DESCRIBE_ENUM(State, draft, shared, published, weeded)

// A compiled item (a picture, feedback) may be read by any member of the audience; detail (a report, an
// observation) needs an analyst there.
enum class Depth { compiled, detail };
BOOST_DESCRIBE_ENUM(Depth, compiled, detail)

// What a stored item says of itself to the one who decides.
struct Label {
    Id<Tenant> tenant;
    Id<Organisation> owner;
    std::optional<Id<Area>> area;
    Class classification = Class::internal;
    Audience audience = Audience::own;
    State state = State::draft;
    Depth depth = Depth::detail;
};

// The label of something derived from both: the highest class, the narrowest audience.
Label join(Label const& one, Label const& other);

}  // namespace samsyn::access
