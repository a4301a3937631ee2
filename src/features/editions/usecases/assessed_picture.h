// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/editions/store/assessment_store.h"
#include "src/features/editions/store/edition_store.h"
#include "src/features/editions/usecases/edition_content.h"
#include "src/work/work.h"

namespace samsyn::situation {
class PictureMemory;
}

namespace samsyn::editions {

// A period of an area as its core works on it.
struct AssessedPicture {
    Assessment assessment;  // with nothing in it where nobody has written yet
    bool is_started = false;
    EditionContent content;
    std::optional<EditionStore::Row> before;  // the edition before this one
    std::optional<EditionStore::Row> frozen;  // of this period
};

// Refuses "area.unknown" and "period.unknown" as not found.
Result<AssessedPicture> assessed_picture(work::Reading& reading, Id<Area> area, Day first,
                                         situation::PictureMemory* memory);

// An assessment that may be written in: it is started where nobody has written yet. Refuses, besides,
// "assessment.frozen" and "assessment.passed" when a later period's edition is frozen already.
Result<AssessedPicture> open_assessment(work::Work& work, Id<Area> area, Day first,
                                        situation::PictureMemory* memory);

// The area, for those whose organisation is in its core; not found for everybody else.
Result<access::Scope> scope_of_core(work::Reading& reading, Id<Area> area);

}  // namespace samsyn::editions
