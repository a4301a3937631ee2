// SPDX-License-Identifier: EUPL-1.2
#include "src/server/publisher.h"

#include <stdexcept>

#include "lib/folder/folder.h"
#include "src/server/post.h"

namespace samsyn::server {
namespace {

// What the style names as "fonts/…".
constexpr auto fonts = {"source-sans-3-latin-400-normal.ttf", "source-sans-3-latin-600-normal.ttf",
                        "source-serif-4-latin-400-normal.ttf"};

std::string shipped(Installation const& installation, std::string const& path)
{
    auto bytes = folder::read_file(installation.assets() + "/" + path, 1'000'000);
    if (!bytes) throw std::runtime_error(path + " cannot be read");
    return std::move(*bytes);
}

std::vector<publishing::ReleaseFile> shipped_fonts(Installation const& installation)
{
    std::vector<publishing::ReleaseFile> files;
    for (std::string const name : fonts)
        files.push_back({"fonts/" + name, shipped(installation, "data/fonts/" + name)});
    return files;
}

}  // namespace

Publisher::Publisher(Installation const& installation, texts::Texts const& texts,
                     documents::Printer const& printer)
    : m_templates(installation.assets() + "/web/pages"),
      m_means{{m_templates, texts, printer, shipped(installation, "web/pages/release.css"),
               shipped_fonts(installation), public_url(installation.options())},
              crypto::SigningKey::of_file(installation.directory().signing_key_file()),
              installation.directory().published_folder(),
              "samsyn " SAMSYN_VERSION}
{
}

}  // namespace samsyn::server
