// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>

#include "lib/http/message.h"

namespace samsyn::http {

// Files of one folder, read into memory at start with a strong ETag and precompressed variants (name.br,
// name.gz beside the file, or made here); those over 4 MB stay on the disk. Hashed names ("app-BqF2a91x.js")
// are cached for a year, others revalidated. Never leaves the folder, follows no link, serves no dot file.
class StaticFiles {
public:
    // Throws std::runtime_error when the folder or a file in it cannot be read.
    explicit StaticFiles(std::string const& folder);
    ~StaticFiles();
    StaticFiles(StaticFiles&&) noexcept;
    StaticFiles& operator=(StaticFiles&&) noexcept;

    // GET or HEAD; honours If-None-Match, Range (one range), If-Range and Accept-Encoding. 404 when there is
    // no such file. The path has no slash in front: "assets/app.css".
    Response serve(Request const& request, std::string const& relative_path) const;
    bool has(std::string const& relative_path) const;

private:
    struct Files;
    std::unique_ptr<Files> m_files;
};

// "name-HASH.ext" as front-end builders write it: eight base64url characters behind a dash, with a capital
// after the first and something that is none, so that ordinary words, dates and versions are not taken for
// one.
bool has_hashed_name(std::string_view file_name);

}  // namespace samsyn::http
