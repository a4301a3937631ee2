// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/id.h"
#include "lib/base/sha256.h"
#include "src/access/label.h"
#include "src/features/situation/domain/level.h"

namespace samsyn::feedback {

struct SentLetter;

// What the picture says of one kind of thing the operation told of.
struct LetterLevel {
    std::string category;
    situation::Level level = situation::Level::none;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(LetterLevel, (), (category, level, words))

// What the coordinator says of one thing the operation wanted to hear about.
struct LetterAnswer {
    std::string about;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(LetterAnswer, (), (about, words))

// What an operation reads after a round, in one language. A part with nothing in it is left out.
struct LetterWords {
    std::string title;
    std::string seen;  // what the operation itself told
    std::string counted;
    std::string late;
    std::string levels_of;  // which area's picture the levels are of, or that they are kept within the core
    std::vector<LetterLevel> levels;
    std::string common;  // the coordinator's words to everybody, and to this one
    std::string own;
    std::vector<LetterAnswer> answers;
    std::string thanks;
    std::string next;
};
BOOST_DESCRIBE_STRUCT(LetterWords, (),
                      (title, seen, counted, late, levels_of, levels, common, own, answers, thanks, next))

// In both, so that each reader has their own: what was sent is the words, and does not change with the
// product's texts.
struct Letter {
    LetterWords sv;
    LetterWords en;
};
BOOST_DESCRIBE_STRUCT(Letter, (), (sv, en))

// The label of the area's picture, for an operation that is to be told of it: what the core has compiled.
access::Label label_of_picture(Id<Tenant> tenant, Id<Area> area);

// Numbers of things told, in order: the most first, then by name.
struct SeenOfCategory {
    std::string category;  // code
    std::string name_sv;
    std::string name_en;
    std::int64_t count = 0;
};
void put_in_order(std::vector<SeenOfCategory>& seen);
std::int64_t sum_of(std::vector<SeenOfCategory> const& seen);

}  // namespace samsyn::feedback
