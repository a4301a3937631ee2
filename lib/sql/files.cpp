// SPDX-License-Identifier: EUPL-1.2
#include "lib/sql/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "lib/sql/connection.h"

namespace samsyn::sql {
namespace {

[[noreturn]] void raise_errno(std::string const& path)
{
    int const error = errno;
    if (error == ENOSPC || error == EDQUOT) throw FullError("no room left for " + path);
    throw DatabaseError(path + ": " + std::generic_category().message(error));
}

void sync(std::string const& path)
{
    int const file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) raise_errno(path);
    bool const synced = fsync(file) == 0;
    int const error = errno;
    close(file);
    errno = error;
    if (!synced) raise_errno(path);
}

}  // namespace

void put_in_place(std::string const& finished, std::string const& name)
{
    sync(finished);
    if (std::rename(finished.c_str(), name.c_str()) != 0) raise_errno(name);
    auto const folder = std::filesystem::path(name).parent_path();
    sync(folder.empty() ? "." : folder.string());
}

}  // namespace samsyn::sql
