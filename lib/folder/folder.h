// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// Folders and files that others read while they are written: whoever looks sees all of the new or all of the
// old, also when the power goes. All throw std::runtime_error naming the path when the disk refuses.
namespace samsyn::folder {

// `path` is relative, with folders that are made as needed.
struct File {
    std::string path;
    std::string bytes;
};

// Puts a folder with exactly these files in its place, whatever stood there. What an interrupted attempt left
// beside it (".coming-<name>") is removed.
void put_folder(std::filesystem::path const& folder, std::vector<File> const& files);

// Puts a file in its place.
void put_file(std::filesystem::path const& file, std::string const& bytes);

// The bytes of a file; nothing when it is not there or larger.
std::optional<std::string> read_file(std::filesystem::path const& file, std::uintmax_t most_bytes);

}  // namespace samsyn::folder
