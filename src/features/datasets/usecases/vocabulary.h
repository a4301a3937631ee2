// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "src/features/datasets/domain/code_table.h"
#include "src/features/datasets/store/register_store.h"

namespace samsyn::datasets {

// What the words of a category column are read against.
struct Vocabulary {
    std::unordered_map<std::string, std::string> categories;  // code by code and by folded name
    std::optional<Meanings> meanings;                         // of the profile's code table
};

// Categories by code, and by name for files that say it in words.
Vocabulary vocabulary_of(std::vector<RegisterStore::NamedCategory> const& categories,
                         std::optional<CodeTable> const& table);
// Those of the register; of one that has none yet, the national ones it will get.
std::vector<RegisterStore::NamedCategory> categories_or(RegisterStore& registered,
                                                        std::vector<NationalCategory> const& national);

// The words a profile translates itself; an absent category leaves the row out.
using OwnWords = std::map<std::string, std::optional<std::string>>;

// What a word means: a category, or nothing when rows of it are left out. The fault is category.unknown_word
// (the code table lacks it) or category.unknown.
struct WordMeaning {
    std::optional<std::string> category;
    std::string_view fault;
};
WordMeaning meaning_of(std::string const& word, OwnWords const& own, Vocabulary const& vocabulary,
                       bool is_from_column);

}  // namespace samsyn::datasets
