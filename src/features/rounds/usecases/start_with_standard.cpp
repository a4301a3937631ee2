// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/start_with_standard.h"

#include <algorithm>

#include "lib/base/enum_text.h"
#include "lib/json/node.h"
#include "src/features/rounds/store/category_store.h"
#include "src/features/rounds/store/checklist_store.h"

namespace samsyn::rounds {
namespace {

// A file of the program's own that is not of its form: one answer for all that may be wrong.
struct Broken {};

json::Node member(json::Node object, char const* name)
{
    auto const found = object.member(name);
    if (!found) throw Broken();
    return *found;
}

json::Node member(json::Node object, char const* name, json::Kind kind)
{
    auto const found = member(object, name);
    if (found.kind() != kind) throw Broken();
    return found;
}

template <class T>
T text(json::Node object, char const* name)
{
    return T(std::string(member(object, name, json::Kind::string).string()));
}

bool flag(json::Node object, char const* name) { return member(object, name, json::Kind::boolean).boolean(); }

Name name_of(json::Node object, char const* name)
{
    auto const both = member(object, name);
    return {text<Text<120>>(both, "sv"), text<Text<120>>(both, "en")};
}

Category category_of(json::Node node)
{
    Category category;
    category.code = text<Text<40>>(node, "code");
    if (member(node, "parent").kind() == json::Kind::string) category.parent = text<Text<40>>(node, "parent");
    category.core_code = text<Text<40>>(node, "national_core");
    auto const kind = enum_from_text<CategoryKind>(text<Text<40>>(node, "kind").value);
    if (!kind) throw Broken();
    category.kind = *kind;
    category.name = name_of(node, "label");
    category.help_sv = text<Text<400, 0>>(member(node, "help"), "sv");
    category.help_en = text<Text<400, 0>>(member(node, "help"), "en");
    auto const weight = member(node, "default_weight", json::Kind::integer).integer();
    category.default_severity = std::clamp<std::int64_t>(weight, 1, 3);
    category.needs_place = flag(node, "needs_place");
    category.public_allowed = flag(node, "public_allowed");
    category.police_first = flag(node, "police_first");
    return category;
}

Question question_of(json::Node node)
{
    Question question;
    question.code = text<Text<40>>(node, "code");
    question.name = name_of(node, "label");
    question.help_sv = text<Text<400, 0>>(member(node, "help"), "sv");
    question.help_en = text<Text<400, 0>>(member(node, "help"), "en");
    question.required = flag(node, "required");
    auto const categories = member(node, "categories", json::Kind::array);
    for (std::size_t i = 0; i < categories.size(); ++i)
        question.categories.items.push_back(Text<40>(std::string(categories.at(i).string())));
    return question;
}

std::vector<Category> categories_of(json::Node file)
{
    std::vector<Category> categories;
    auto const list = member(file, "categories", json::Kind::array);
    for (std::size_t i = 0; i < list.size(); ++i)
        // "Nothing to report" is an answer to a round, never something seen.
        if (member(list.at(i), "kind", json::Kind::string).string() != "nil")
            categories.push_back(category_of(list.at(i)));
    return categories;
}

Checklist checklist_of(json::Node file, UtcTime now)
{
    Checklist checklist{
        Id<Checklist>(Uuid::at(now)), text<Text<40>>(file, "code").value, 1, name_of(file, "title"), {}};
    auto const list = member(file, "questions", json::Kind::array);
    for (std::size_t i = 0; i < list.size(); ++i) checklist.questions.push_back(question_of(list.at(i)));
    return checklist;
}

}  // namespace

Result<access::Scope> scope_of(StartWithStandard const&, work::Work&) { return access::Scope{}; }

Result<StartedWithStandard> handle(StartWithStandard const& command, work::Work& work)
{
    CategoryStore categories(work.transaction, work.actor.tenant);
    if (!categories.list().empty()) return fail(ErrorKind::conflict, "categories.exist");
    auto const taxonomy = json::Document::parse(command.taxonomy);
    auto const checklist = json::Document::parse(command.checklist);
    if (!taxonomy || !checklist) return fail(ErrorKind::unavailable, "standard.broken");
    try {
        auto const all = categories_of(taxonomy->root());
        auto const first = checklist_of(checklist->root(), work.now);
        for (auto const& category : all) categories.insert(category);
        ChecklistStore(work.transaction, work.actor.tenant).insert(first, work.now);
        return StartedWithStandard{static_cast<std::int64_t>(all.size()),
                                   static_cast<std::int64_t>(first.questions.size())};
    } catch (Broken const&) {
        return fail(ErrorKind::unavailable, "standard.broken");
    }
}

}  // namespace samsyn::rounds
