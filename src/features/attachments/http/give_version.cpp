// SPDX-License-Identifier: EUPL-1.2
#include "src/features/attachments/http/give_version.h"

#include "lib/http/percent.h"
#include "lib/http/range.h"
#include "src/features/attachments/usecases/list_attachments.h"

namespace samsyn::attachments {
namespace {

// The name in ASCII for old programs, and whole as RFC 6266 and RFC 8187 write it.
std::string disposition_of(std::string const& name)
{
    std::string ascii;
    for (char const sign : name) {
        bool const is_plain = sign >= 0x20 && sign < 0x7F && sign != '"' && sign != '\\' && sign != '%';
        if (is_plain)
            ascii += sign;
        else if ((static_cast<unsigned char>(sign) & 0xC0U) != 0x80)
            ascii += '_';
    }
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + http::percent_encode(name);
}

http::Response answer(VersionFile const& file, http::Request const& request)
{
    auto const tag = '"' + file.hash + '"';
    auto const known = request.header("If-None-Match");
    http::Response response;
    if (known && http::none_match_names(*known, tag))
        response.status = 304;
    else
        response.body = file.content;
    response.set("Content-Type", std::string(content_type_of(file.media_type)));
    response.set("Content-Disposition", disposition_of(file.name));
    response.set("Content-Security-Policy", "default-src 'none'; sandbox");
    response.set("X-Content-Type-Options", "nosniff");
    return response.set("ETag", tag);
}

http::Response give(api::Api& api, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return api::detail::refusal(actor.error(), request);
    DownloadVersion query;
    bool const is_named =
        json::Form<Id<Attachment>>::from_text(request.captured.at("attachment"), query.attachment) &&
        json::Form<Id<Version>>::from_text(request.captured.at("version"), query.version);
    if (!is_named) return api::detail::refusal({ErrorKind::not_found, "attachment.unknown"}, request);
    auto const file = work::ask(api.runtime(), *actor, query, {request.id});
    if (!file) return api::detail::refusal(file.error(), request);
    return answer(*file, request);
}

}  // namespace

void add_give_version(api::Api& api)
{
    api.route(http::Method::get, "/api/attachments/{attachment}/versions/{version}",
              [&api](http::Request const& request) { return give(api, request); });
}

}  // namespace samsyn::attachments
