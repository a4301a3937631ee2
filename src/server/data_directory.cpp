// SPDX-License-Identifier: EUPL-1.2
#include "src/server/data_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace samsyn::server {

Result<DataDirectory> DataDirectory::own(std::filesystem::path folder)
{
    std::error_code error;
    bool const is_new = std::filesystem::create_directories(folder, error);
    if (error) return fail_field(folder.string(), "data.unwritable");
    if (is_new) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    int const lock = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0) return fail_field(folder.string(), "data.unwritable");
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return fail_field(folder.string(), "data.in_use");
    }
    DataDirectory directory(std::filesystem::absolute(folder), lock);
    for (auto const& inner : {directory.mail_folder(), directory.upload_folder(), directory.import_folder(),
                              directory.published_folder()})
        std::filesystem::create_directories(inner, error);
    return directory;
}

DataDirectory::DataDirectory(DataDirectory&& other) noexcept
    : m_folder(std::move(other.m_folder)), m_lock(std::exchange(other.m_lock, -1))
{
}

DataDirectory::~DataDirectory()
{
    if (m_lock >= 0) ::close(m_lock);
}

}  // namespace samsyn::server
