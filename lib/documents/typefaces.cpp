// SPDX-License-Identifier: EUPL-1.2
#include "lib/documents/typefaces.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "lib/documents/typefaces_loaded.h"

namespace samsyn::documents {

Typefaces::Typefaces(std::string const& folder) : m_loaded(std::make_unique<Loaded>())
{
    m_loaded->configuration = FcConfigCreate();
    std::vector<std::string> files;
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".ttf") files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    for (auto const& file : files) {
        auto const* const name = reinterpret_cast<FcChar8 const*>(file.c_str());
        if (FcConfigAppFontAddFile(m_loaded->configuration, name) == FcFalse)
            throw std::runtime_error(file + ": not a font");
    }
    if (files.empty()) throw std::runtime_error(folder + ": no fonts (*.ttf)");
}
Typefaces::~Typefaces() = default;
Typefaces::Typefaces(Typefaces&&) noexcept = default;
Typefaces& Typefaces::operator=(Typefaces&&) noexcept = default;

}  // namespace samsyn::documents
