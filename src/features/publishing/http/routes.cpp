// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/http/routes.h"

#include "lib/imaging/photo.h"
#include "src/features/attachments/usecases/list_attachments.h"
#include "src/features/publishing/usecases/decide_release.h"
#include "src/features/publishing/usecases/prepare_release.h"
#include "src/features/publishing/usecases/release_plan.h"
#include "src/features/publishing/usecases/review_photo.h"
#include "src/features/publishing/usecases/show_release.h"

namespace samsyn::publishing {
namespace {

// The original is read as its reader may, and a picture is worked on without keeping the database waiting.
Result<attachments::VersionFile> original(api::Api& api, access::Actor const& actor,
                                          Id<attachments::Attachment> attachment,
                                          Id<attachments::Version> version)
{
    return work::ask(api.runtime(), actor, attachments::DownloadVersion{attachment, version});
}

Result<Done> mask(api::Api& api, access::Actor const& actor, ReviewPhoto& review)
{
    if (auto const may = work::let_in<ReviewPhoto>(api.runtime(), actor); !may) return refuse(may);
    auto const file = original(api, actor, review.attachment, review.version);
    if (!file) return refuse(file);
    std::vector<imaging::Box> boxes;
    for (auto const& one : review.masks) {
        auto const whole_number = [](std::int64_t measure) { return static_cast<int>(measure); };
        boxes.push_back(
            {whole_number(one.x), whole_number(one.y), whole_number(one.width), whole_number(one.height)});
    }
    auto made = imaging::masked(file->content, boxes);
    if (!made) return refuse(made);
    review.original = file->hash;
    review.masked = std::move(made->jpeg);
    review.width = made->width;
    review.height = made->height;
    return Done{};
}

Result<Done> propose(api::Api& api, access::Actor const& actor, ProposeMasks& query)
{
    if (auto const may = work::ask(api.runtime(), actor, query); !may) return refuse(may);
    auto const file = original(api, actor, query.attachment, query.version);
    if (!file) return refuse(file);
    auto const found = imaging::find_people(file->content);
    if (!found) return refuse(found);
    for (auto const& [what, box] : *found)
        query.proposals.push_back({what == imaging::Finding::plate ? MayShow::plate : MayShow::face,
                                   {box.x, box.y, box.width, box.height}});
    return Done{};
}

http::Response give_photo(api::Api& api, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return api::detail::refusal(actor.error(), request);
    ShowPhoto query;
    if (!json::Form<Id<ReleasePhoto>>::from_text(request.captured.at("photo"), query.photo))
        return api::detail::refusal({ErrorKind::not_found, "photo.unknown"}, request);
    auto photo = work::ask(api.runtime(), *actor, query, {request.id});
    if (!photo) return api::detail::refusal(photo.error(), request);
    http::Response response;
    response.body = std::move(*photo);
    response.set("Content-Type", "image/jpeg");
    response.set("Content-Security-Policy", "default-src 'none'; sandbox");
    return response.set("X-Content-Type-Options", "nosniff");
}

}  // namespace

void add_routes(api::Api& api, std::string const& public_url)
{
    using enum http::Method;
    api.query<ShowReleasePlan>("/api/release-plan");
    api.command<SetReleasePlan>(put, "/api/release-plan");
    api.query<ShowReleaseDraft>("/api/release-draft");
    api.query<ListReleases>("/api/releases");
    api.command<PrepareRelease>(put, "/api/releases/{release}");
    api.query<ShowRelease>("/api/releases/{release}",
                           [public_url](ShowRelease& query) { query.public_url = public_url; });
    api.command<ApproveRelease>(post, "/api/releases/{release}/approval");
    api.command<DiscardRelease>(del, "/api/releases/{release}");
    api.command<RejectRelease>(post, "/api/releases/{release}/rejection");
    api.query<ListPhotoChoices>("/api/release-photos");
    api.prepared_query<ProposeMasks>(
        "/api/release-photos/proposals",
        [&api](access::Actor const& actor, ProposeMasks& query) { return propose(api, actor, query); });
    api.prepared_command<ReviewPhoto>(
        put, "/api/release-photos/{photo}",
        [&api](access::Actor const& actor, ReviewPhoto& review) { return mask(api, actor, review); });
    api.route(get, "/api/release-photos/{photo}",
              [&api](http::Request const& request) { return give_photo(api, request); });
    api.command<WithdrawRelease>(post, "/api/releases/{release}/withdrawal");
}

}  // namespace samsyn::publishing
