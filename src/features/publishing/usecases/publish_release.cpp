// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/publish_release.h"

#include <algorithm>

#include "lib/json/form.h"
#include "src/features/publishing/store/basis_store.h"
#include "src/features/publishing/usecases/release_folder.h"
#include "src/features/publishing/usecases/review_photo.h"
#include "src/features/publishing/usecases/stored_document.h"
#include "src/features/publishing/usecases/tell_readers.h"

namespace samsyn::publishing {

struct ReleaseOrder {
    Id<Release> release;
};
BOOST_DESCRIBE_STRUCT(ReleaseOrder, (), (release))

// Gives an approved release its place in the chain. It keeps it, however often it is asked.
struct TakeNumber {
    static constexpr std::string_view name = "releases.take_number";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = Done;
    Id<Release> release;
};

// The files are out: says so, and tells everybody.
struct MarkPublished {
    static constexpr std::string_view name = "releases.publish";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = Done;
    Id<Release> release;
    SignedFolder const* folder = nullptr;
    Renderer const* renderer = nullptr;
};

// Tells those who were told of a release that it is withdrawn.
struct TellWithdrawn {
    static constexpr std::string_view name = "releases.tell_withdrawn";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = Done;
    Id<Release> release;
    Renderer const* renderer = nullptr;
};

// Everything that is or was out.
struct ReadArchive {
    static constexpr std::string_view name = "releases.archive";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = PublicArchive;
};

struct WithdrawnRelease {
    Release release;
    ReleaseDocument document;
    std::string manifest;
};
struct ReadWithdrawn {
    static constexpr std::string_view name = "releases.read_withdrawn";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = WithdrawnRelease;
    Id<Release> release;
};

namespace {

constexpr auto nothing_to_do = "release.nothing_to_do";
constexpr int most_listed = 500;

ReleaseStore releases_of(work::Reading& reading) { return {reading.transaction, reading.actor.tenant}; }
tl::unexpected<Error> nothing() { return fail(ErrorKind::conflict, nothing_to_do); }

ListedRelease listed(Release const& release, ReleaseDocument const& document)
{
    ListedRelease one;
    one.number = document.number;
    one.kind = release.kind;
    one.corrects = document.corrects;
    one.period = document.period;
    one.published_at = document.published_at;
    one.withdrawn_at = release.withdrawn_at;
    one.withdrawn_reason = release.withdrawn_reason;
    one.manifest = release.manifest_hash;
    if (!release.withdrawn_at) one.title = document.title;
    for (auto const& area : document.areas) one.areas.push_back(area.code);
    return one;
}

// The newest release that names an area says what it is called.
void add_areas(PublicArchive& archive, ReleaseDocument const& document)
{
    for (auto const& area : document.areas) {
        bool const is_known = std::any_of(archive.areas.begin(), archive.areas.end(),
                                          [&](auto const& known) { return known.code == area.code; });
        if (!is_known) archive.areas.push_back(area);
    }
}

// An erratum that stands is named beside what it corrects.
void name_corrections(PublicArchive& archive)
{
    for (auto const& erratum : archive.releases)
        for (auto& original : archive.releases)
            if (!erratum.withdrawn_at && erratum.corrects == original.number && !original.corrected_by)
                original.corrected_by = erratum.number;
}

// What was done already is done: that a job finds nothing to do is no failure.
template <class Outcome>
std::optional<Result<Done>> stop_of(Outcome const& outcome)
{
    if (outcome) return std::nullopt;
    if (outcome.error().code == nothing_to_do) return Result<Done>(Done{});
    return Result<Done>(refuse(outcome));
}

Result<Done> list_anew(work::Runtime& runtime, access::Actor const& system, PublicMeans const& means)
{
    auto archive = work::ask(runtime, system, ReadArchive{});
    if (!archive) return refuse(archive);
    if (archive->releases.empty()) return Done{};
    archive->public_key = means.key.public_key();
    archive->key_id = crypto::key_id(archive->public_key);
    put_archive(*archive, means);
    return Done{};
}

Result<Done> publish(work::Runtime& runtime, access::Actor const& system, Id<Release> release,
                     PublicMeans const& means)
{
    auto const numbered = work::execute(runtime, system, TakeNumber{release});
    if (auto const stop = stop_of(numbered)) return *stop ? list_anew(runtime, system, means) : *stop;
    auto const content = work::ask(runtime, system, RebuildRelease{release});
    if (!content) return refuse(content);
    auto const folder = signed_release(*content, means);
    put_release(content->document, folder, means);
    auto const marked = work::execute(runtime, system, MarkPublished{release, &folder, &means.renderer});
    if (!marked) return refuse(marked);
    return list_anew(runtime, system, means);
}

Result<Done> take_away(work::Runtime& runtime, access::Actor const& system, Id<Release> release,
                       PublicMeans const& means)
{
    auto const withdrawn = work::ask(runtime, system, ReadWithdrawn{release});
    if (!withdrawn) return refuse(withdrawn);
    auto const& [row, document, manifest] = *withdrawn;
    put_release(document,
                signed_withdrawal(document, manifest, *row.withdrawn_at, row.withdrawn_reason, means), means);
    if (auto const anew = list_anew(runtime, system, means); !anew) return anew;
    return work::execute(runtime, system, TellWithdrawn{release, &means.renderer});
}

template <class Do>
work::JobHandler handler_of(Do&& what, PublicMeans const& means)
{
    return [what, &means](work::Runtime& runtime, access::Actor const& system,
                          std::string const& payload) -> Result<Done> {
        auto const order = json::read<ReleaseOrder>(payload);
        if (!order) return refuse(order);
        return what(runtime, system, order->release, means);
    };
}

}  // namespace

Result<access::Scope> scope_of(TakeNumber const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(MarkPublished const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(TellWithdrawn const&, work::Work&) { return access::Scope{}; }
Result<access::Scope> scope_of(ReadArchive const&, work::Reading&) { return access::Scope{}; }
Result<access::Scope> scope_of(ReadWithdrawn const&, work::Reading&) { return access::Scope{}; }
Result<access::Scope> scope_of(RebuildRelease const&, work::Reading&) { return access::Scope{}; }

Result<Done> handle(TakeNumber const& command, work::Work& work)
{
    auto releases = releases_of(work);
    auto const release = releases.find(command.release);
    if (!release || release->state() != ReleaseState::approved || release->discarded_at) return nothing();
    work.concerns(release->id.uuid());
    if (release->number) return Done{};
    auto const last = releases.last_published();
    releases.take_number(release->id, last ? *last->number + 1 : 1, last ? last->manifest_hash : "");
    return Done{};
}

Result<Done> handle(MarkPublished const& command, work::Work& work)
{
    auto releases = releases_of(work);
    auto const release = releases.find(command.release);
    if (!release || release->state() != ReleaseState::approved) return Done{};
    releases.publish(release->id, work.now, command.folder->manifest, command.folder->manifest_hash);
    tell_published(work, *release, published_document(*release, releases.content(release->id)),
                   *command.renderer);
    work.concerns(release->id.uuid(), access::Class::open);
    work.notify("releases");
    return Done{};
}

Result<Done> handle(TellWithdrawn const& command, work::Work& work)
{
    auto releases = releases_of(work);
    auto const release = releases.find(command.release);
    if (!release || !release->withdrawn_at) return Done{};
    tell_withdrawn(work, *release, published_document(*release, releases.content(release->id)),
                   *command.renderer);
    work.concerns(release->id.uuid(), access::Class::open);
    return Done{};
}

Result<PublicArchive> handle(ReadArchive const&, work::Reading& reading)
{
    auto releases = releases_of(reading);
    auto const municipality = BasisStore(reading.transaction, reading.actor.tenant).municipality();
    PublicArchive archive{municipality.code, municipality.name, {}, {}, {}, {}, {}};
    for (auto const& release : releases.list(most_listed)) {
        if (!release.published_at) continue;
        auto const document = published_document(release, releases.content(release.id));
        if (!archive.newest && !release.withdrawn_at) archive.newest = document;
        add_areas(archive, document);
        archive.releases.push_back(listed(release, document));
    }
    name_corrections(archive);
    return archive;
}

Result<WithdrawnRelease> handle(ReadWithdrawn const& query, work::Reading& reading)
{
    auto releases = releases_of(reading);
    auto const release = releases.find(query.release);
    if (!release || !release->withdrawn_at) return fail(ErrorKind::not_found, "release.unknown");
    return WithdrawnRelease{*release, published_document(*release, releases.content(release->id)),
                            releases.manifest(release->id)};
}

Result<ReleaseContent> handle(RebuildRelease const& query, work::Reading& reading)
{
    auto releases = releases_of(reading);
    auto const release = releases.find(query.release);
    if (!release || !release->number) return fail(ErrorKind::not_found, "release.unknown");
    auto document = published_document(*release, releases.content(release->id));
    auto photos = photo_files(document, reading);
    return ReleaseContent{std::move(document), std::move(photos)};
}

void order_publication(work::Work& work, Id<Release> release, UtcTime at)
{
    work.enqueue(
        {std::string(publish_job_name), json::write(ReleaseOrder{release}), at, "release " + release.text()});
}

void order_withdrawal(work::Work& work, Id<Release> release)
{
    work.enqueue({std::string(withdraw_job_name), json::write(ReleaseOrder{release}), work.now,
                  "withdrawal " + release.text()});
}

work::JobHandler publish_job(PublicMeans const& means) { return handler_of(publish, means); }
work::JobHandler withdraw_job(PublicMeans const& means) { return handler_of(take_away, means); }

}  // namespace samsyn::publishing
