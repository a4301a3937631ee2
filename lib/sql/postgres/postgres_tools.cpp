// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/postgres/postgres_tools.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <vector>

#include "lib/sql/connection.h"
#include "lib/sql/files.h"

namespace samsyn::sql {
namespace {

using Words = std::vector<std::string>;

struct Target {
    Words environment;
    std::string database;
};

Target target_of(std::string const& url)
{
    using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;
    Options const options(PQconninfoParse(url.c_str(), nullptr), PQconninfoFree);
    if (!options) throw DatabaseError("not a database URL");
    Target target;
    for (auto const* option = options.get(); option->keyword; ++option) {
        if (!option->val) continue;
        if (option->keyword == std::string("dbname")) target.database = option->val;
        if (option->envvar) target.environment.push_back(std::string(option->envvar) + "=" + option->val);
    }
    return target;
}

std::string name_of(std::string const& variable) { return variable.substr(0, variable.find('=') + 1); }

// Ours first: where a name is twice, the first counts; so those of the parent that we set are left out.
Words full_environment(Words environment)
{
    auto const ours = environment;
    for (char** variable = environ; *variable; ++variable) {
        std::string const inherited = *variable;
        bool set = false;
        for (auto const& own : ours) set = set || name_of(own) == name_of(inherited);
        if (!set) environment.push_back(inherited);
    }
    return environment;
}

std::vector<char*> pointers(Words& words)
{
    std::vector<char*> found;
    for (auto& word : words) found.push_back(word.data());
    found.push_back(nullptr);
    return found;
}

std::string read_all(int pipe)
{
    std::string text;
    std::array<char, 4096> buffer;
    constexpr std::size_t enough = 4096;
    for (ssize_t count = 1; count > 0;) {
        count = read(pipe, buffer.data(), buffer.size());
        if (count > 0 && text.size() < enough) text.append(buffer.data(), static_cast<std::size_t>(count));
        if (count < 0 && errno == EINTR) count = 1;
    }
    return text;
}

int wait_for(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return status;
}

// Runs a program to its end with no input; what it writes to standard error, when it fails, is the error.
void run_program(Words arguments, Target const& target)
{
    std::array<int, 2> errors{};
    if (pipe2(errors.data(), O_CLOEXEC) != 0) throw DatabaseError("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, errors[1], STDERR_FILENO);
    auto const program = arguments.front();
    auto environment = full_environment(target.environment);
    pid_t child = 0;
    int const failed = posix_spawnp(&child, program.c_str(), &actions, nullptr, pointers(arguments).data(),
                                    pointers(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    close(errors[1]);
    auto const said = failed ? std::string("cannot be started") : read_all(errors[0]);
    close(errors[0]);
    if (failed || wait_for(child) != 0) throw DatabaseError(program + ": " + said);
}

}  // namespace

void dump_to_file(std::string const& url, std::string const& file)
{
    auto const partial = file + ".partial";
    auto const target = target_of(url);
    try {
        // PostGIS brings its own reference systems, and only a superuser may restore them.
        run_program({"pg_dump", "--format=custom", "--no-password", "--exclude-table-data=*.spatial_ref_sys",
                     "--file=" + partial},
                    target);
        run_program({"pg_restore", "--list", partial}, target);
        put_in_place(partial, file);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(partial, ignored);
        throw;
    }
}

void restore_from_file(std::string const& url, std::string const& file)
{
    auto const target = target_of(url);
    run_program({"pg_restore", "--single-transaction", "--no-owner", "--no-privileges", "--no-comments",
                 "--no-password", "--dbname=" + target.database, file},
                target);
}

}  // namespace samsyn::sql
