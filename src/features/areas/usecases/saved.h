// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/guard/guard.h"
#include "src/features/areas/domain/lineage.h"
#include "src/features/areas/store/area_store.h"
#include "src/work/work.h"

// What the changes of the register have in common: it is the municipality's, so none touches less than that.
namespace samsyn::areas {

struct Saved {
    Id<Saved> id;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Saved, (), (id, version))

inline Saved saved(work::Work& work, Uuid id, std::int64_t version)
{
    work.concerns(id);
    work.notify("register");
    return {Id<Saved>(id), version};
}

inline Result<Done> check_version(std::int64_t kept, std::int64_t if_match)
{
    if (kept == if_match) return Done{};
    return fail(ErrorKind::stale, "register.changed");
}

// Adds "guard.TYPE" for each thing in the words that the guard would not let through without a question: the
// register keeps nothing on persons, so here no reason helps.
inline void check_words(char const* field, std::string const& words, std::vector<FieldError>& faults)
{
    auto constexpr profile = guard::Profile::report_text;
    for (auto const& finding : guard::find(words, profile))
        if (guard::action(finding.type, profile) >= guard::Action::choose)
            faults.push_back({field, "guard." + std::string(guard::code(finding.type))});
}

// Adds the faults of what something new is called for ever.
inline void check_code(std::string const& code, bool is_taken, std::vector<FieldError>& faults)
{
    if (!is_code(code))
        faults.push_back({"code", "code.malformed"});
    else if (is_taken)
        faults.push_back({"code", "code.taken"});
    check_words("code", code, faults);
}

inline void remember(work::Work& work, Subject kind, Uuid subject, Lineage const& step)
{
    AreaStore(work.transaction, work.actor.tenant).remember(kind, subject, step, work.new_id(), work.now);
}

// Remembers what an edit changed of the name and the end of something.
template <class Details>
void remember_edit(work::Work& work, Subject kind, Uuid subject, Details const& before, Details const& after)
{
    Day const today = work.actor.today;
    if (before.name.value != after.name.value)
        remember(work, kind, subject, {Happened::renamed, std::nullopt, before.name.value, today});
    if (after.valid_to && before.valid_to != after.valid_to)
        remember(work, kind, subject, {Happened::closed, std::nullopt, {}, *after.valid_to});
}

inline void remember_move(work::Work& work, KeptArea const& before, AreaDetails const& after)
{
    if (before.parent == after.parent) return;
    auto const other = after.parent ? std::optional(after.parent->uuid()) : std::nullopt;
    remember(work, Subject::area, before.id.uuid(), {Happened::moved, other, {}, work.actor.today});
}

}  // namespace samsyn::areas
