// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "lib/base/id.h"
#include "src/access/label.h"
#include "src/features/attachments/domain/media_type.h"
#include "src/features/goals/domain/goal.h"

namespace samsyn::attachments {

// A file as it was sent once; of a photograph, its picture alone. Its content is known by the hash.
struct Version {
    Id<Version> id;
    std::int64_t number = 1;
    std::string name;
    std::string name_reason;  // why words in the name that look like personal data stand all the same
    MediaType media_type = MediaType::text;
    std::int64_t bytes = 0;
    std::string hash;  // SHA-256, hexadecimal
    Id<Membership> added_by;
    UtcTime added_at;
};

// What remains of what was taken away.
struct Removal {
    std::string reason;
    Id<Membership> by;
    UtcTime at;
};

struct Attachment {
    Id<Attachment> id;
    Id<Area> area;
    std::optional<Day> first;  // of the period of the lägesbild it belongs to
    std::optional<Id<goals::Goal>> goal;
    Id<Organisation> owner;
    access::Class classification = access::Class::internal;
    access::Audience audience = access::Audience::own;
    access::State state = access::State::shared;
    UtcTime created_at;
    std::optional<Removal> removal;
    std::int64_t version = 1;  // of who may read it and of its removal, not of its files

    access::Label label(Id<Tenant> tenant) const
    {
        return {tenant, owner, area, classification, audience, state, access::Depth::compiled};
    }
};

constexpr int most_versions = 100;       // of one attachment
constexpr int most_attachments = 2'000;  // of one area

}  // namespace samsyn::attachments
