// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "lib/process/limited_process.h"

// Spreadsheets and GIS files are read by GDAL's ogr2ogr in a limited child process: hostile files meet no
// parser of ours, and a crash there is a refusal here.
namespace samsyn::tabular {

struct OgrLayer {
    std::string name;
    bool has_geometry = false;
    bool all_points = false;
    bool has_crs = false;
    std::optional<int> epsg;
};

struct OgrFile {
    std::string name;     // as GDAL shall open it: a path, or /vsizip/ and a path
    std::string driver;   // the only one that may read it, by GDAL's name
    std::string scratch;  // directory for what comes out
    ProcessLimits limits;
};

// The sheets of a spreadsheet or the layers of a GIS file, in their order. Refuses with "table.unreadable"
// (damaged, or not what it says), "table.too_heavy" (time or memory), "process.unavailable" (gdal-bin is
// missing).
Result<std::vector<OgrLayer>> ogr_layers(OgrFile const& file);

// Runs ogr2ogr; what it makes is in the open file that is returned, at its beginning. `arguments` stand
// before the output. The caller closes the file. Refuses as above.
Result<int> ogr_convert(OgrFile const& file, std::string const& format,
                        std::vector<std::string> const& arguments, std::string const& layer);

}  // namespace samsyn::tabular
