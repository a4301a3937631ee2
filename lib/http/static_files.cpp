// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/static_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <unordered_map>

#include "lib/base/sha256.h"
#include "lib/http/compression.h"
#include "lib/http/content_type.h"
#include "lib/http/range.h"

namespace samsyn::http {

namespace {

namespace fs = std::filesystem;
using Bytes = std::shared_ptr<std::string const>;

constexpr std::uintmax_t most_in_memory = 4U << 20;
constexpr std::size_t least_compressed = 512;  // smaller gains nothing: it is one packet either way

struct StaticFile {
    Bytes bytes;  // none: on the disk
    Bytes gzip;   // none: would not be smaller
    Bytes brotli;
    std::string disk_path;
    std::uint64_t size = 0;
    std::string etag;  // without quotes
    std::string_view content_type;
    bool is_hashed = false;
};

std::string read_file(fs::path const& path)
{
    std::ifstream in(path, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in.is_open() || in.bad()) throw std::runtime_error("cannot read " + path.string());
    return bytes;
}

// The variant a build left beside the file, or one made now; none when it saves less than a tenth.
Bytes variant(fs::path const& path, std::string_view ending, std::string const& bytes,
              std::string (*pack)(std::string_view))
{
    fs::path beside = path;
    beside += ending;
    bool const is_ready = fs::is_regular_file(fs::symlink_status(beside)) &&
                          fs::last_write_time(beside) >= fs::last_write_time(path);
    auto packed = is_ready ? read_file(beside) : pack(bytes);
    if (packed.size() + bytes.size() / 10 >= bytes.size()) return nullptr;
    return std::make_shared<std::string const>(std::move(packed));
}

std::string disk_etag(fs::path const& path, std::uint64_t size)
{
    auto const changed = fs::last_write_time(path).time_since_epoch().count();
    return to_hex(sha256(path.string() + '\0' + std::to_string(size) + '\0' + std::to_string(changed)))
        .substr(0, 32);
}

StaticFile load(fs::path const& path)
{
    StaticFile file;
    file.size = fs::file_size(path);
    file.content_type = content_type_of(path.filename().string());
    file.is_hashed = has_hashed_name(path.filename().string());
    if (file.size > most_in_memory) {
        file.disk_path = fs::absolute(path).string();
        file.etag = disk_etag(path, file.size);
        return file;
    }
    auto bytes = read_file(path);
    file.size = bytes.size();
    file.etag = to_hex(sha256(bytes)).substr(0, 32);
    if (is_compressible(file.content_type) && bytes.size() >= least_compressed) {
        file.gzip = variant(path, ".gz", bytes, gzip);
        file.brotli = variant(path, ".br", bytes, brotli);
    }
    file.bytes = std::make_shared<std::string const>(std::move(bytes));
    return file;
}

// A variant lies beside the file it is made of.
bool is_variant(fs::path const& path)
{
    bool const has_ending = path.extension() == ".gz" || path.extension() == ".br";
    return has_ending && fs::exists(path.parent_path() / path.stem());
}

struct Choice {
    Bytes bytes;
    std::string_view coding;
    std::string etag;
};

// A part of a compressed file helps nobody, so a range is of the file itself.
Choice choose(StaticFile const& file, Request const& request)
{
    auto const accepted = request.header("accept-encoding");
    bool const may_pack = accepted && !request.header("range");
    if (may_pack && file.brotli && accepts_encoding(*accepted, "br"))
        return {file.brotli, "br", '"' + file.etag + "-br\""};
    if (may_pack && file.gzip && accepts_encoding(*accepted, "gzip"))
        return {file.gzip, "gzip", '"' + file.etag + "-gz\""};
    return {file.bytes, "", '"' + file.etag + '"'};
}

Response head_of(StaticFile const& file, Choice const& choice)
{
    Response response;
    response.headers.reserve(8);
    response.headers.emplace_back("Content-Type", file.content_type);
    response.headers.emplace_back("ETag", choice.etag);
    response.headers.emplace_back("Cache-Control",
                                  file.is_hashed ? "public, max-age=31536000, immutable" : "no-cache");
    if (file.gzip || file.brotli) response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!choice.coding.empty()) response.headers.emplace_back("Content-Encoding", choice.coding);
    return response;
}

Response part_of(StaticFile const& file, Request const& request, Response response)
{
    auto const range = apply_range(request, response, file.size);
    if (response.status == 200) {
        response.shared_body = file.bytes;
    } else {
        response.body = file.bytes->substr(range.first, range.count);
    }
    return response;
}

}  // namespace

struct StaticFiles::Files {
    std::unordered_map<std::string, StaticFile> by_path;
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
        m_files->by_path.emplace(fs::relative(entry->path(), folder).generic_string(), load(entry->path()));
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
    auto const& file = found->second;
    auto const choice = choose(file, request);
    auto response = head_of(file, choice);
    auto const known = request.header("if-none-match");
    if (known && none_match_names(*known, choice.etag)) {
        response.status = 304;
        return response;
    }
    if (!file.bytes) {
        response.file = file.disk_path;
        return response;
    }
    if (choice.coding.empty()) return part_of(file, request, std::move(response));
    response.shared_body = choice.bytes;
    return response;
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
