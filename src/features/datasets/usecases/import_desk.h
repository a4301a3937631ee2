// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "src/features/datasets/usecases/imports_under_way.h"

namespace samsyn::datasets {

// What the running program lends to imports: where files wait, what is shipped with it, and how far each is.
struct ImportDesk {
    std::string folder;  // of files that wait; nobody else may read it
    std::string data;    // the program's data/
    ImportsUnderWay* under_way = nullptr;

    // The file sent in. Its name has nothing of what it was called.
    std::string file_of(Id<Tenant> tenant, Id<Import> id) const;
    // The rows at fault, found when it was last tried or taken in.
    std::string faults_of(Id<Tenant> tenant, Id<Import> id) const;
};

}  // namespace samsyn::datasets
