// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

namespace samsyn::tests {

// An empty folder that goes, with what is in it, when this goes.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(TempFolder const&) = delete;
    TempFolder& operator=(TempFolder const&) = delete;

    std::string const& path() const { return m_path; }
    std::string file(std::string const& name) const { return m_path + "/" + name; }

private:
    std::string m_path;
};

}  // namespace samsyn::tests
