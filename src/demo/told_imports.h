// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "src/demo/input/files.h"
#include "src/demo/input/ids.h"
#include "src/work/execute.h"

namespace samsyn::demo {

// Tells the imports of the story, with the clock set to their minute: a file beside the story, read as its
// headings say, taken in by one of the municipality's people. Rows at fault are left out, as they would be.
class ToldImports {
public:
    ToldImports(sql::Database& database, std::string data_folder, Files const& files, Ids const& ids);

    // Throws BrokenFile.
    Result<Done> tell();

private:
    Result<Done> tell_one(json::Node told);
    access::Actor actor(std::string const& person);

    sql::Database& m_database;
    std::string m_data;
    Files const& m_files;
    Ids const& m_ids;
    SetClock m_clock;
    work::Runtime m_runtime;
};

}  // namespace samsyn::demo
