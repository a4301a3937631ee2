// SPDX-License-Identifier: EUPL-1.2
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>

#include "src/server/command_line.h"
#include "src/server/log.h"

namespace samsyn::server {
namespace {

Printed run_with_installation(Invocation const& invocation, Options options,
                              std::vector<std::string> const& words, texts::Texts const& texts)
{
    auto const socket = DataDirectory::control_socket(std::filesystem::absolute(options.text("data")));
    if (auto const printed = Control::ask(socket, words, invocation.given.folder)) return *printed;
    auto installation = Installation::open(std::move(options));
    if (!installation) return refused(installation.error(), invocation.given, texts);
    return invocation.command->with_installation(**installation, invocation.given, texts);
}

Printed run(std::vector<std::string> const& words)
{
    // Help must be had before any setting is read, and the texts lie where the settings may say.
    auto const standard = Options::load({}, {});
    texts::Texts const texts(assets_folder(standard ? *standard : Options{}) + "/texts");
    auto parsed = parse_command_line(words, std::filesystem::current_path(), texts);
    if (!parsed.invocation) return parsed.printed;
    auto const& invocation = *parsed.invocation;
    auto options = Options::load(invocation.config_file, invocation.settings);
    if (!options) return refused(options.error(), invocation.given, texts);
    if (invocation.command->alone) return invocation.command->alone(*options, invocation.given, texts);
    return run_with_installation(invocation, std::move(*options), words, texts);
}

}  // namespace
}  // namespace samsyn::server

int main(int count, char** words)
{
    ::umask(077);  // data, backups, mail: for the owner of the installation alone
    try {
        auto const printed = samsyn::server::run(std::vector<std::string>(words + 1, words + count));
        std::fputs(printed.out.c_str(), stdout);
        std::fputs(printed.err.c_str(), stderr);
        return printed.status;
    } catch (std::exception const& broken) {
        samsyn::server::log_event(samsyn::server::Level::error, "ended by an exception",
                                  {{"what", broken.what()}});
        return 1;
    }
}
