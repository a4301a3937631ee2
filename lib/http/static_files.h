// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/http/message.h"

namespace samsyn::http {

// Files of one folder, read into memory at start with a strong ETag and precompressed variants (name.br,
// name.gz beside the file, or made here). Hashed names ("app-3f2a.js") are cached for a year, others revalidated.
// Never leaves the folder, follows no link, serves no dot file.
class StaticFiles {
public:
    explicit StaticFiles(std::string folder);
    ~StaticFiles();
    StaticFiles(StaticFiles&&) noexcept;
    StaticFiles& operator=(StaticFiles&&) noexcept;
    // GET or HEAD; honours If-None-Match, Range (one range) and Accept-Encoding. 404 when there is no such file.
    Response serve(Request const& request, std::string const& relative_path) const;
    bool has(std::string const& relative_path) const;

private:
    struct Files;
    Files* m_files;
};

}  // namespace samsyn::http
