// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/headings.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "lib/json/form.h"
#include "src/features/datasets/domain/folded.h"

namespace samsyn::datasets {

Result<Headings> read_headings(std::string const& data)
{
    auto const path = data + "/import-profiles/headings.json";
    std::ifstream file(path, std::ios::binary);
    std::string const content(std::istreambuf_iterator<char>(file), {});
    auto headings = json::read<Headings>(content);
    if (!headings) return fail_field("import-profiles/headings.json", "profile.broken_file");
    return headings;
}

std::string plain_heading(std::string_view heading)
{
    auto plain = folded(heading.substr(0, heading.find('(')));
    std::ranges::replace(plain, '_', ' ');
    return plain;
}

}  // namespace samsyn::datasets
