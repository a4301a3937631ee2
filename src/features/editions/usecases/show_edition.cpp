// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/usecases/show_edition.h"

#include "src/features/editions/store/edition_store.h"

namespace samsyn::editions {
namespace {

constexpr int page_size = 50;

EditionStore store_of(work::Reading& reading) { return {reading.transaction, reading.actor.tenant}; }

access::Label label_of(EditionStore::Row const& edition, Id<Tenant> tenant)
{
    access::Label label;
    label.tenant = tenant;
    label.owner = edition.owner;
    label.area = edition.area;
    label.audience = edition.audience;
    label.state = access::State::shared;
    label.depth = access::Depth::compiled;
    return label;
}

bool is_core(access::Actor const& actor, Id<Area> area)
{
    return actor.kind == access::Actor::Kind::system || actor.is_core(area);
}

// Absent and invisible are the same. Who is no longer in the core reads no longer, owner or not.
std::optional<EditionStore::Row> readable(work::Reading& reading, Id<Edition> id)
{
    auto edition = store_of(reading).find(id);
    if (!edition || !access::may_read(reading.actor, label_of(*edition, reading.actor.tenant)))
        return std::nullopt;
    return edition;
}

tl::unexpected<Error> unknown() { return fail(ErrorKind::not_found, "edition.unknown"); }

Result<access::Scope> scope_of_edition(work::Reading& reading, Id<Edition> id)
{
    auto const edition = readable(reading, id);
    if (!edition) return unknown();
    return access::Scope{.area = edition->area};
}

ListedEdition listed(EditionStore::Listed const& row)
{
    return {row.id,        row.area,      row.area_code, row.area_name, row.number,     row.days.first,
            row.days.last, row.frozen_at, row.hash,      row.audience,  row.bad_levels, row.warn_levels};
}

void add_neighbours(EditionPage& page, EditionStore::Row const& edition, work::Reading& reading)
{
    auto store = store_of(reading);
    auto const readable_id =
        [&](std::optional<EditionStore::Row> const& other) -> std::optional<Id<Edition>> {
        if (!other || !readable(reading, other->id)) return std::nullopt;
        return other->id;
    };
    auto const before = store.before(edition.area, edition.days.first);
    page.earlier = readable_id(before);
    page.later = readable_id(store.after(edition.area, edition.days.first));
    if (page.earlier)
        page.difference =
            difference_between(read_edition(before->content), before->hash, page.frozen.content);
}

}  // namespace

Result<access::Scope> scope_of(ListEditions const&, work::Reading&) { return access::Scope::own_reach(); }

Result<EditionList> handle(ListEditions const& query, work::Reading& reading)
{
    auto const offset = query.offset ? static_cast<int>(query.offset->value) : 0;
    auto const rows =
        store_of(reading).list(reading.visible(access::Depth::compiled), query.area, page_size + 1, offset);
    EditionList list;
    for (auto const& row : rows)
        if (list.editions.size() < page_size) list.editions.push_back(listed(row));
    list.has_more = rows.size() > page_size;
    return list;
}

Result<access::Scope> scope_of(ShowEdition const& query, work::Reading& reading)
{
    return scope_of_edition(reading, query.edition);
}

Result<EditionPage> handle(ShowEdition const& query, work::Reading& reading)
{
    auto const edition = readable(reading, query.edition);
    if (!edition) return unknown();
    EditionPage page;
    page.id = edition->id;
    page.area = edition->area;
    page.hash = edition->hash;
    page.audience = edition->audience;
    page.version = edition->version;
    page.is_whole = is_core(reading.actor, edition->area);
    page.may_share = page.is_whole &&
                     access::may(reading.actor, access::Permission::assess_picture, {.area = edition->area});
    page.frozen = read_edition(edition->content);
    page.late_answers = store_of(reading).answers_after(*edition);
    if (!page.is_whole) page.frozen = for_area_group(std::move(page.frozen));
    add_neighbours(page, *edition, reading);
    return page;
}

Result<access::Scope> scope_of(DownloadEdition const& query, work::Reading& reading)
{
    auto const edition = readable(reading, query.edition);
    if (!edition || !is_core(reading.actor, edition->area)) return unknown();
    return access::Scope{.area = edition->area};
}

Result<json::Raw> handle(DownloadEdition const& query, work::Reading& reading)
{
    auto const edition = readable(reading, query.edition);
    if (!edition) return unknown();
    return json::Raw{edition->content};
}

}  // namespace samsyn::editions
