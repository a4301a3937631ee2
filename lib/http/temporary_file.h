// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

namespace samsyn::http {

// A file that is gone when this is.
class TemporaryFile {
public:
    TemporaryFile() = default;
    ~TemporaryFile() { remove(); }
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;

    // In the folder, readable by us alone. false when there is no room or no folder.
    bool create(std::string const& folder);
    bool append(std::string_view bytes);
    void remove();
    std::string const& path() const { return m_path; }

private:
    std::string m_path;
    int m_descriptor = -1;
};

}  // namespace samsyn::http
