// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/base/result.h"
#include "lib/tabular/table.h"

namespace samsyn::tabular {

// What a file is, judged by its first bytes and, for a zip file, by what the guard found in it.
Result<Format> format_of(std::string const& path);

// A name under which GDAL recognises the file, whatever it is called: for some formats it insists on the
// ending. The link lives as long as this object.
class NameForGdal {
public:
    NameForGdal(std::string const& path, Format format, std::string const& scratch);
    NameForGdal(NameForGdal const&) = delete;
    NameForGdal& operator=(NameForGdal const&) = delete;
    ~NameForGdal();
    std::string const& name() const { return m_name; }

private:
    std::string m_name;
    std::string m_directory;  // holds the link; empty when none was needed
    std::string m_link;
};

// GDAL's name of the driver that reads a format.
char const* gdal_driver(Format format);

}  // namespace samsyn::tabular
