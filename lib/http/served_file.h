// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "lib/http/message.h"

namespace samsyn::http {

// A file of the disk in memory, with a strong ETag of its bytes and what it is when compressed; over 4 MB it
// stays on the disk.
struct ServedFile {
    std::shared_ptr<std::string const> bytes;  // none: on the disk
    std::shared_ptr<std::string const> gzip;   // none: would not be smaller
    std::shared_ptr<std::string const> brotli;
    std::string disk_path;
    std::uint64_t size = 0;
    std::string etag;  // without quotes
    std::string_view content_type;
};

// Compressed variants are those that lie beside it (name.br, name.gz), or are made here. Throws
// std::runtime_error when it cannot be read.
ServedFile load_file(std::filesystem::path const& path);

// GET or HEAD; honours If-None-Match, Range (one range), If-Range and Accept-Encoding.
Response answer_with(ServedFile const& file, Request const& request, std::string_view cache_control);

}  // namespace samsyn::http
