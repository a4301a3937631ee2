// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a plan, an earlier release, or both (the first line and the rest): a refusal says where, and
// what is answered is safe, reads back, and answers alike.
#include <cstdint>

#include "lib/base/check.h"
#include "lib/disclosure/plan_file.h"

using namespace samsyn;
using namespace samsyn::disclosure;

namespace {

// The linear programs of large tables take long and are no parsing.
bool is_small(Plan const& plan)
{
    std::size_t cells = 0;
    for (auto const& table : plan.tables) {
        std::size_t size = 1;
        for (auto const& name : table.dimensions)
            for (auto const& dimension : plan.dimensions)
                if (dimension.name == name) size *= dimension.codes.size() + 1;
        cells += size;
    }
    return cells <= 200;
}

void use(Plan const& plan, std::vector<Release> const& previous)
{
    auto const answer = protect(plan, 5, previous);
    if (!answer) {
        check(!answer.error().fields.empty() && !answer.error().fields[0].field.empty());
        return;
    }
    check(answer->violations == 0 || answer->refusal == Refusal::audit_failed);
    if (answer->refusal != Refusal::none) {
        check(answer->release.tables.empty());
        return;
    }
    for (auto const& table : answer->release.tables)
        for (auto const& cell : table.cells)
            check(!cell.count || cell.count->value == 0 || cell.count->value >= 5);
    auto const written = write_answer(*answer, 5, "", 0);
    auto const again = read_release(written);
    check(again.has_value());
    check(write_answer(*protect(plan, 5, previous), 5, "", 0) == written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    auto const line = text.find('\n');
    auto const release = read_release(line == std::string_view::npos ? text : text.substr(line + 1));
    auto const plan = read_plan(text.substr(0, line));
    if (!plan || !is_small(*plan)) return 0;
    use(*plan, {});
    if (release) use(*plan, {*release});
    return 0;
}
