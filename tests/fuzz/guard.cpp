// SPDX-License-Identifier: EUPL-1.2
// Any bytes in any profile: the findings are in order, inside the text and free of overlap, and masking keeps
// everything that no finding covers.
#include "lib/guard/guard.h"

#include <cstdint>

#include "lib/base/check.h"

namespace {

using namespace samsyn;

void examine(std::string_view text, guard::Profile profile)
{
    auto const findings = guard::find(text, profile);
    std::size_t end = 0;
    std::size_t covered = 0;
    for (auto const& finding : findings) {
        check(end <= finding.begin && finding.begin < finding.end && finding.end <= text.size());
        check(finding.confidence > 0 && finding.confidence <= 100);
        check(guard::action(finding.type, profile) != guard::Action::keep);
        covered += finding.end - finding.begin;
        end = finding.end;
    }
    check(guard::masked(text, findings, {}).size() == text.size() - covered);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    for (auto const profile : {guard::Profile::report_text, guard::Profile::secrecy, guard::Profile::minutes})
        examine(text, profile);
    return 0;
}
