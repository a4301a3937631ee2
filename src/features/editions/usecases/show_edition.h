// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/bounded.h"
#include "lib/json/form.h"
#include "src/access/label.h"
#include "src/features/editions/usecases/difference.h"
#include "src/work/work.h"

namespace samsyn::editions {

struct ListedEdition {
    Id<Edition> id;
    Id<Area> area;
    std::string area_code;
    std::string area_name;
    std::int64_t number = 0;
    Day first;
    Day last;
    UtcTime frozen_at;
    std::string hash;
    access::Audience audience = access::Audience::core;
    std::int64_t bad_levels = 0;
    std::int64_t warn_levels = 0;
};
BOOST_DESCRIBE_STRUCT(ListedEdition, (),
                      (id, area, area_code, area_name, number, first, last, frozen_at, hash, audience,
                       bad_levels, warn_levels))

struct EditionList {
    std::vector<ListedEdition> editions;
    bool has_more = false;
};
BOOST_DESCRIBE_STRUCT(EditionList, (), (editions, has_more))

// The frozen editions the actor may read, newest first, fifty at a time.
struct ListEditions {
    static constexpr std::string_view name = "editions.list";
    static constexpr auto needs = access::Permission::read_picture;
    using Output = EditionList;

    std::optional<Id<Area>> area;
    std::optional<Between<0, 100'000>> offset;
};
BOOST_DESCRIBE_STRUCT(ListEditions, (), (area, offset))

// `is_whole`: nothing was left out for the reader, so the hash is that of `frozen` as GET …/file gives it.
struct EditionPage {
    Id<Edition> id;
    Id<Area> area;
    std::string hash;
    access::Audience audience = access::Audience::core;
    std::int64_t version = 1;
    bool is_whole = false;
    bool may_share = false;
    std::int64_t late_answers = 0;  // that came after the freezing; they are in the running picture only
    std::optional<Id<Edition>> earlier;
    std::optional<Id<Edition>> later;
    std::optional<PictureDifference> difference;
    FrozenEdition frozen;
};
BOOST_DESCRIBE_STRUCT(EditionPage, (),
                      (id, area, hash, audience, version, is_whole, may_share, late_answers, earlier, later,
                       difference, frozen))

// One edition as it was frozen. Outside the core, which operation said what is left out.
struct ShowEdition {
    static constexpr std::string_view name = "editions.show";
    static constexpr auto needs = access::Permission::read_picture;
    using Output = EditionPage;

    Id<Edition> edition;
};
BOOST_DESCRIBE_STRUCT(ShowEdition, (), (edition))

// The bytes that the hash is of; the core's to have.
struct DownloadEdition {
    static constexpr std::string_view name = "editions.download";
    static constexpr auto needs = access::Permission::read_picture;
    using Output = json::Raw;

    Id<Edition> edition;
};
BOOST_DESCRIBE_STRUCT(DownloadEdition, (), (edition))

Result<access::Scope> scope_of(ListEditions const& query, work::Reading& reading);
Result<EditionList> handle(ListEditions const& query, work::Reading& reading);
// Refuses "edition.unknown" when it is not there for the reader.
Result<access::Scope> scope_of(ShowEdition const& query, work::Reading& reading);
Result<EditionPage> handle(ShowEdition const& query, work::Reading& reading);
Result<access::Scope> scope_of(DownloadEdition const& query, work::Reading& reading);
Result<json::Raw> handle(DownloadEdition const& query, work::Reading& reading);

}  // namespace samsyn::editions
