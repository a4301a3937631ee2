// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "lib/base/check.h"
#include "src/features/attachments/domain/file_name.h"

using namespace samsyn;
using namespace samsyn::attachments;

namespace {

void use(std::string_view said, MediaType type)
{
    auto const name = clean_file_name(said, type);
    if (name.empty()) return;
    auto const is_bad = [](char sign) {
        return static_cast<unsigned char>(sign) < 0x20 ||
               std::string_view("/\\:*?\"<>|\x7F").find(sign) != std::string_view::npos;
    };
    check(std::none_of(name.begin(), name.end(), is_bad));
    check(name.front() != '.' && name.front() != ' ');
    check(name.size() <= 4 * most_name_signs + 8);
    auto const endings = endings_of(type);
    check(std::any_of(endings.begin(), endings.end(),
                      [&](std::string_view ending) { return name.ends_with('.' + std::string(ending)); }));
    check(clean_file_name(name, type) == name);  // clean stays clean
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    for (auto const type : {MediaType::pdf, MediaType::jpeg, MediaType::text}) use(text, type);
    std::vector<std::string> const entries{"content.xml", "mimetype"};
    auto const type = media_type_of(text, entries, "x.csv");
    check(!type || !content_type_of(*type).empty());
    return 0;
}
