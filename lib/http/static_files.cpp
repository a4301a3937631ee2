// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/static_files.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <unordered_map>

#include "lib/http/served_file.h"

namespace samsyn::http {

namespace {

namespace fs = std::filesystem;

// A variant lies beside the file it is made of.
bool is_variant(fs::path const& path)
{
    bool const has_ending = path.extension() == ".gz" || path.extension() == ".br";
    return has_ending && fs::exists(path.parent_path() / path.stem());
}

}  // namespace

struct StaticFiles::Files {
    std::unordered_map<std::string, ServedFile> by_path;
};

StaticFiles::StaticFiles(std::string const& folder) : m_files(std::make_unique<Files>())
{
    std::error_code error;
    auto walk = fs::recursive_directory_iterator(folder, error);
    if (error) throw std::runtime_error("cannot read the folder " + folder + ": " + error.message());
    for (auto entry = begin(walk); entry != end(walk); ++entry) {
        bool const is_hidden = entry->path().filename().string().starts_with('.');
        if (is_hidden) entry.disable_recursion_pending();
        if (is_hidden || !fs::is_regular_file(entry->symlink_status()) || is_variant(entry->path())) continue;
        m_files->by_path.emplace(fs::relative(entry->path(), folder).generic_string(),
                                 load_file(entry->path()));
    }
}

StaticFiles::~StaticFiles() = default;
StaticFiles::StaticFiles(StaticFiles&&) noexcept = default;
StaticFiles& StaticFiles::operator=(StaticFiles&&) noexcept = default;

bool StaticFiles::has(std::string const& relative_path) const
{
    return m_files->by_path.contains(relative_path);
}

Response StaticFiles::serve(Request const& request, std::string const& relative_path) const
{
    auto const found = m_files->by_path.find(relative_path);
    if (found == m_files->by_path.end()) return problem(404, "http.not_found", request.id);
    bool const is_hashed = has_hashed_name(relative_path.substr(relative_path.rfind('/') + 1));
    return answer_with(found->second, request,
                       is_hashed ? "public, max-age=31536000, immutable" : "no-cache");
}

bool has_hashed_name(std::string_view file_name)
{
    static constexpr std::size_t hash_length = 8;
    auto const stem = file_name.substr(0, file_name.rfind('.'));
    if (stem.size() == file_name.size() || stem.size() < hash_length + 2) return false;
    auto const hash = stem.substr(stem.size() - hash_length);
    auto const is_upper = [](char character) { return character >= 'A' && character <= 'Z'; };
    auto const is_other = [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    };
    bool const is_base64 = std::all_of(hash.begin(), hash.end(), [&](char character) {
        return is_upper(character) || is_other(character) || character == '-' || character == '_';
    });
    return stem[stem.size() - hash_length - 1] == '-' && is_base64 &&
           std::any_of(hash.begin(), hash.end(), is_other) &&
           std::any_of(hash.begin() + 1, hash.end(), is_upper);
}

}  // namespace samsyn::http
