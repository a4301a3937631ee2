// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <set>
#include <string>
#include <vector>

#include "lib/base/bounded.h"
#include "lib/base/id.h"
#include "lib/base/result.h"
#include "lib/base/time.h"

namespace samsyn::rounds {

// A name in both languages.
struct Name {
    Text<120> sv;
    Text<120> en;
    friend bool operator==(Name const&, Name const&) = default;
};
BOOST_DESCRIBE_STRUCT(Name, (), (sv, en))

// One question of a checklist: "how has it been with …?", as usual, more than usual or serious.
struct Question {
    Text<40> code;
    Name name;
    Text<400, 0> help_sv;
    Text<400, 0> help_en;
    bool required = false;
    ListOf<Text<40>, 40> categories;  // what an observation under it may be; the first is the default
    friend bool operator==(Question const&, Question const&) = default;
};
BOOST_DESCRIBE_STRUCT(Question, (), (code, name, help_sv, help_en, required, categories))

// A version of a checklist. It never changes once published; an edit makes the next version, which counts
// from the next round that opens.
struct Checklist {
    Id<Checklist> id;
    std::string code;
    std::int64_t version_number = 1;
    Name name;
    std::vector<Question> questions;
};
BOOST_DESCRIBE_STRUCT(Checklist, (), (id, code, version_number, name, questions))

// Every fault of a version about to be published: no questions, codes that are malformed or stand twice, and
// categories that are unknown or asked about by two questions.
std::vector<FieldError> faults_of(std::string const& code, std::vector<Question> const& questions,
                                  std::set<std::string> const& known_categories);

}  // namespace samsyn::rounds
