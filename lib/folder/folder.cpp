// SPDX-License-Identifier: EUPL-1.2
#include "lib/folder/folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace samsyn::folder {
namespace {

namespace fs = std::filesystem;

void refuse(fs::path const& path) { throw std::runtime_error(path.string() + " cannot be written"); }

fs::path coming(fs::path const& path) { return path.parent_path() / (".coming-" + path.filename().string()); }

// What a folder lists is on the disk when this returns.
void settle(fs::path const& folder)
{
    int const descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) refuse(folder);
    bool const is_settled = ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!is_settled) refuse(folder);
}

bool write_all(int descriptor, std::string const& bytes)
{
    for (std::size_t done = 0; done < bytes.size();) {
        auto const count = ::write(descriptor, bytes.data() + done, bytes.size() - done);
        if (count <= 0) return false;
        done += static_cast<std::size_t>(count);
    }
    return ::fsync(descriptor) == 0;
}

void write(fs::path const& file, std::string const& bytes)
{
    int const descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0) refuse(file);
    bool const is_written = write_all(descriptor, bytes);
    ::close(descriptor);
    if (!is_written) refuse(file);
}

}  // namespace

void put_folder(fs::path const& folder, std::vector<File> const& files)
{
    auto const aside = coming(folder);
    fs::create_directories(folder.parent_path());
    fs::remove_all(aside);
    fs::create_directory(aside);
    for (auto const& file : files) {
        auto const path = aside / file.path;
        fs::create_directories(path.parent_path());
        write(path, file.bytes);
        if (path.parent_path() != aside) settle(path.parent_path());
    }
    settle(aside);
    if (!fs::exists(folder)) {
        fs::rename(aside, folder);
    } else {
        if (::renameat2(AT_FDCWD, aside.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) != 0)
            refuse(folder);
        fs::remove_all(aside);
    }
    settle(folder.parent_path());
}

void put_file(fs::path const& file, std::string const& bytes)
{
    fs::create_directories(file.parent_path());
    write(coming(file), bytes);
    fs::rename(coming(file), file);
    settle(file.parent_path());
}

std::optional<std::string> read_file(fs::path const& file, std::uintmax_t most_bytes)
{
    std::error_code error;
    auto const bytes = fs::file_size(file, error);
    if (error || bytes > most_bytes || !fs::is_regular_file(fs::symlink_status(file, error)))
        return std::nullopt;
    std::ifstream in(file, std::ios::binary);
    std::string content(std::istreambuf_iterator<char>(in), {});
    return in.bad() ? std::nullopt : std::optional(std::move(content));
}

}  // namespace samsyn::folder
