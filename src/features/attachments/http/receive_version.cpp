// SPDX-License-Identifier: EUPL-1.2
#include "src/features/attachments/http/receive_version.h"

#include "lib/folder/folder.h"
#include "lib/imaging/photo.h"
#include "lib/tabular/zip_guard.h"
#include "src/features/attachments/domain/file_name.h"
#include "src/features/attachments/usecases/add_version.h"
#include "src/work/file_limits.h"

namespace samsyn::attachments {
namespace {

// Looks into a packed document before anybody opens it: a bomb, a locked one and one with programs go back.
Result<std::vector<std::string>> entries_of(std::string const& path)
{
    auto entries = tabular::guarded_zip_entries(path);
    if (!entries) return entries;
    if (has_macros(*entries)) return fail_field("file", "attachment.macros");
    return entries;
}

// What came with the picture (where, when, by what it was taken) is never kept. The same photograph sent
// again is drawn the same, so its hash is known again.
Result<Done> keep_the_picture_alone(AddVersion& command)
{
    auto made = imaging::redrawn(command.content);
    if (!made && made.error().kind == ErrorKind::unavailable) return refuse(made);
    if (!made) return fail_field("file", made.error().code);
    command.content = std::move(made->jpeg);
    command.clean_name = name_as(command.clean_name, MediaType::jpeg);
    command.media_type = MediaType::jpeg;
    return Done{};
}

Result<AddVersion> command_of(http::Request const& request)
{
    auto const place = api::detail::decode<Place>(request, std::nullopt);
    if (!place) return refuse(place);
    AddVersion command;
    static_cast<Place&>(command) = *place;
    auto content = folder::read_file(request.body_file, work::most_attachment_bytes);
    if (!content || content->empty()) return fail_field("file", "attachment.empty");
    command.content = std::move(*content);

    std::vector<std::string> entries;
    if (looks_like_zip(command.content)) {
        auto read = entries_of(request.body_file);
        if (!read) return refuse(read);
        entries = std::move(*read);
    }
    auto const type = media_type_of(command.content, entries, place->file_name.value);
    if (!type) return fail_field("file", "attachment.media_type");
    command.media_type = *type;
    command.clean_name = clean_file_name(place->file_name.value, *type);
    if (command.clean_name.empty()) return fail_field("file_name", "field.required");
    if (is_photo(*type))
        if (auto const kept = keep_the_picture_alone(command); !kept) return refuse(kept);
    return command;
}

http::Response receive(api::Api& api, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return api::detail::refusal(actor.error(), request);
    auto const command = command_of(request);
    if (!command) return api::detail::refusal(command.error(), request);
    auto const saved = work::execute(api.runtime(), *actor, *command, {request.id});
    if (!saved) return api::detail::refusal(saved.error(), request);
    return api::detail::answer(*saved, 201);
}

}  // namespace

void add_receive_version(api::Api& api)
{
    api.upload<AddVersion>(
        http::Method::put, "/api/attachments/{attachment}/versions/{version}",
        [&api](http::Request const& request) { return receive(api, request); }, work::most_attachment_bytes);
}

}  // namespace samsyn::attachments
