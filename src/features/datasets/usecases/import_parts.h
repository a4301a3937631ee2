// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "lib/base/handoff.h"
#include "src/features/datasets/domain/area_finder.h"
#include "src/features/observations/usecases/imported.h"

namespace samsyn::datasets {

// What one thread has read of a file and another is to write, in the order it comes.
struct ImportPart {
    std::vector<NamedArea> made_areas;
    observations::ImportedRows rows;
};
using ImportParts = Handoff<ImportPart>;

// However the one side ends, the other does not wait for it.
class EndOfParts {
public:
    EndOfParts(ImportParts& parts, void (ImportParts::*end)()) : m_parts(parts), m_end(end) {}
    ~EndOfParts() { (m_parts.*m_end)(); }
    EndOfParts(EndOfParts const&) = delete;
    EndOfParts& operator=(EndOfParts const&) = delete;

private:
    ImportParts& m_parts;
    void (ImportParts::*m_end)();
};

}  // namespace samsyn::datasets
