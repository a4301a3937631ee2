// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>

#include "lib/http/message.h"

namespace samsyn::server {

// The released files of a folder as strangers get them, kept in memory for as long as they are the same on
// the disk: whoever asks after a release was put there or taken back meets the new state. Dot files, links
// and whatever lies outside the folder do not exist. Thread-safe.
class ReleasedFiles {
public:
    explicit ReleasedFiles(std::string folder);
    ~ReleasedFiles();

    // `path` has no slash in front; a folder stands for its index.html.
    http::Response serve(http::Request const& request, std::string const& path) const;

private:
    struct Memory;
    std::string m_folder;
    std::unique_ptr<Memory> m_memory;
};

}  // namespace samsyn::server
