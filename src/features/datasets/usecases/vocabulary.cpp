// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/vocabulary.h"

#include "src/features/datasets/domain/folded.h"

namespace samsyn::datasets {

Vocabulary vocabulary_of(std::vector<RegisterStore::NamedCategory> const& categories,
                         std::optional<CodeTable> const& table)
{
    Vocabulary made;
    for (auto const& category : categories) made.categories.emplace(category.code, category.code);
    for (auto const& category : categories)
        for (auto const& name : {category.code, category.name_sv, category.name_en})
            made.categories.emplace(folded(name), category.code);
    if (table) made.meanings = meanings_of(*table);
    return made;
}

std::vector<RegisterStore::NamedCategory> categories_or(RegisterStore& registered,
                                                        std::vector<NationalCategory> const& national)
{
    auto categories = registered.categories();
    if (categories.empty())
        for (auto const& category : national)
            categories.push_back({category.code, category.label.sv, category.label.en});
    return categories;
}

WordMeaning meaning_of(std::string const& word, OwnWords const& own, Vocabulary const& vocabulary,
                       bool is_from_column)
{
    auto const code_of = [&](std::string const& code) -> WordMeaning {
        auto const known = vocabulary.categories.find(code);
        if (known == vocabulary.categories.end()) return {std::nullopt, "category.unknown"};
        return {known->second, {}};
    };
    if (auto const said = own.find(word); said != own.end())
        return said->second ? code_of(*said->second) : WordMeaning{};
    if (vocabulary.meanings && is_from_column) {
        auto const meaning = vocabulary.meanings->find(word);
        if (meaning == vocabulary.meanings->end()) return {std::nullopt, "category.unknown_word"};
        return meaning->second ? code_of(*meaning->second) : WordMeaning{};
    }
    auto const exact = code_of(word);
    return exact.fault.empty() ? exact : code_of(folded(word));
}

}  // namespace samsyn::datasets
