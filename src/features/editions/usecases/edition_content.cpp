// SPDX-License-Identifier: EUPL-1.2
#include "src/features/editions/usecases/edition_content.h"

#include "lib/base/check.h"
#include "lib/base/sha256.h"
#include "lib/json/stored.h"

namespace samsyn::editions {

std::string fingerprint_of(EditionContent const& content)
{
    auto lasting = content;
    lasting.picture.as_of = {};
    lasting.picture.previous.reset();
    lasting.picture.next.reset();
    lasting.picture.facts.next_deadline.reset();
    lasting.picture.state = situation::PictureState::draft;
    lasting.picture.sentences.reset();  // made of the numbers, and of whether the period is over
    return to_hex(sha256(json::write(lasting)));
}

FrozenEdition read_edition(std::string const& content)
{
    auto edition = json::read_stored<FrozenEdition>(content);
    check(edition.has_value() && edition->form == FrozenEdition().form);  // we wrote it
    return std::move(*edition);
}

FrozenEdition for_area_group(FrozenEdition edition)
{
    for (auto& area : edition.content.picture.areas) area.coverage.operations.clear();
    return edition;
}

}  // namespace samsyn::editions
