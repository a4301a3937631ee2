// SPDX-License-Identifier: EUPL-1.2
#include "src/features/observations/usecases/guard_words.h"

#include "lib/guard/guard.h"

namespace samsyn::observations {

void guard_words(std::string const& words, std::string const& path, bool has_reason,
                 std::vector<FieldError>& faults)
{
    for (auto const& finding : guard::find(words, guard::Profile::report_text)) {
        auto const action = guard::action(finding.type, guard::Profile::report_text);
        bool const is_stopped =
            action == guard::Action::block || (action == guard::Action::choose && !has_reason);
        if (is_stopped) faults.push_back({path, "guard." + std::string(guard::code(finding.type))});
    }
}

}  // namespace samsyn::observations
