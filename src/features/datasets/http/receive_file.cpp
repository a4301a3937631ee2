// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/http/receive_file.h"

#include <filesystem>

#include "lib/tabular/table.h"
#include "src/features/datasets/usecases/change_import.h"
#include "src/work/file_limits.h"

namespace samsyn::datasets {
namespace {

namespace fs = std::filesystem;

// What somebody sent: which import it is, and what the file was called.
struct Sent {
    Id<Import> import;
    Text<1000> file_name;
};
BOOST_DESCRIBE_STRUCT(Sent, (), (import, file_name))

// Whether it is a table at all, and no bomb, before anybody works with it.
Result<Done> look_into(std::string const& path, std::string const& scratch)
{
    tabular::TableOptions options;
    options.scratch = scratch;
    auto const table = tabular::open_table(path, options);
    if (!table) return refuse(table);
    if (table->columns().empty()) return fail(ErrorKind::invalid, "table.header_missing");
    return tabular::check_unpacking(path, options);
}

Result<ReceiveImportFile> command_of(http::Request const& request)
{
    auto const sent = api::detail::decode<Sent>(request, std::nullopt);
    if (!sent) return refuse(sent);
    ReceiveImportFile command;
    command.import = sent->import;
    command.file_name = plain_file_name(sent->file_name.value);
    if (command.file_name.empty()) return fail_field("file_name", "field.required");
    std::error_code error;
    auto const bytes = fs::file_size(request.body_file, error);
    if (error || bytes == 0) return fail(ErrorKind::invalid, "table.empty");
    command.file_bytes = static_cast<std::int64_t>(bytes);
    return command;
}

http::Response receive(api::Api& api, ImportDesk const& desk, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return api::detail::refusal(actor.error(), request);
    auto const command = command_of(request);
    if (!command) return api::detail::refusal(command.error(), request);
    if (auto const read = look_into(request.body_file, desk.folder); !read)
        return api::detail::refusal(read.error(), request);

    auto const path = desk.file_of(actor->tenant, command->import);
    std::error_code error;
    fs::create_directories(desk.folder, error);
    bool const was_here = fs::exists(path, error);
    if (!was_here) fs::rename(request.body_file, path, error);
    if (error) return api::detail::refusal({ErrorKind::unavailable, "file.no_scratch"}, request);
    auto const saved = work::execute(api.runtime(), *actor, *command, {request.id});
    if (!saved) {
        if (!was_here) fs::remove(path, error);
        return api::detail::refusal(saved.error(), request);
    }
    return api::detail::answer(*saved, 201);
}

}  // namespace

void add_receive_file(api::Api& api, ImportDesk const& desk)
{
    api.upload<ReceiveImportFile>(
        http::Method::put, "/api/imports/{import}",
        [&api, &desk](http::Request const& request) { return receive(api, desk, request); },
        work::most_import_bytes);
}

}  // namespace samsyn::datasets
