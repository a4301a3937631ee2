// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/served_file.h"

#include <fstream>
#include <stdexcept>

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

struct Choice {
    Bytes bytes;
    std::string_view coding;
    std::string etag;
};

// A part of a compressed file helps nobody, so a range is of the file itself.
Choice choose(ServedFile const& file, Request const& request)
{
    auto const accepted = request.header("accept-encoding");
    bool const may_pack = accepted && !request.header("range");
    if (may_pack && file.brotli && accepts_encoding(*accepted, "br"))
        return {file.brotli, "br", '"' + file.etag + "-br\""};
    if (may_pack && file.gzip && accepts_encoding(*accepted, "gzip"))
        return {file.gzip, "gzip", '"' + file.etag + "-gz\""};
    return {file.bytes, "", '"' + file.etag + '"'};
}

Response head_of(ServedFile const& file, Choice const& choice, std::string_view cache_control)
{
    Response response;
    response.headers.reserve(16);  // and those that are added to every answer
    response.headers.emplace_back("Content-Type", file.content_type);
    response.headers.emplace_back("ETag", choice.etag);
    response.headers.emplace_back("Cache-Control", cache_control);
    if (file.gzip || file.brotli) response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!choice.coding.empty()) response.headers.emplace_back("Content-Encoding", choice.coding);
    return response;
}

Response part_of(ServedFile const& file, Request const& request, Response response)
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

ServedFile load_file(fs::path const& path)
{
    ServedFile file;
    file.size = fs::file_size(path);
    file.content_type = content_type_of(path.filename().string());
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

Response answer_with(ServedFile const& file, Request const& request, std::string_view cache_control)
{
    auto const choice = choose(file, request);
    auto response = head_of(file, choice, cache_control);
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

}  // namespace samsyn::http
