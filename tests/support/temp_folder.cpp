// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/temp_folder.h"

#include <cstdlib>
#include <filesystem>

#include "lib/base/check.h"

namespace samsyn::tests {

TempFolder::TempFolder() : m_path((std::filesystem::temp_directory_path() / "samsyn-test-XXXXXX").string())
{
    check(mkdtemp(m_path.data()) != nullptr);
}

TempFolder::~TempFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

}  // namespace samsyn::tests
