// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "lib/base/result.h"

namespace samsyn::server {

// The one folder everything of an installation lives in. One process owns it at a time, by a lock on it.
class DataDirectory {
public:
    // Makes the folder when it is missing (mode 0700) and takes the lock. Refuses "data.in_use" when another
    // process owns it, "data.unwritable" when it cannot be made.
    static Result<DataDirectory> own(std::filesystem::path folder);
    DataDirectory(DataDirectory&& other) noexcept;
    DataDirectory& operator=(DataDirectory&&) = delete;
    ~DataDirectory();

    std::filesystem::path const& folder() const { return m_folder; }
    std::string database_file() const { return m_folder / "samsyn.sqlite"; }
    // Opens what is sealed in the database; a copy of the database alone does not.
    std::string key_file() const { return m_folder / "instance.key"; }
    // Signs what is published.
    std::string signing_key_file() const { return m_folder / "signing.key"; }
    std::string mail_folder() const { return m_folder / "mail"; }
    std::string upload_folder() const { return m_folder / "uploads"; }
    // Files that wait to be taken in.
    std::string import_folder() const { return m_folder / "imports"; }
    std::string published_folder() const { return m_folder / "published"; }
    static std::filesystem::path control_socket(std::filesystem::path const& folder)
    {
        return folder / "control.sock";
    }

private:
    DataDirectory(std::filesystem::path folder, int lock) : m_folder(std::move(folder)), m_lock(lock) {}
    std::filesystem::path m_folder;
    int m_lock;
};

}  // namespace samsyn::server
