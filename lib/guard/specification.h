// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "lib/guard/guard.h"

// The tables of specification.json and data/names/names.json, which embed_specification.py writes as C++ when
// the project is built. Letters stand in Latin-1, one byte each.
namespace samsyn::guard {

struct CodePoints {
    char32_t first;
    char32_t last;
    bool contain(char32_t point) const { return first <= point && point <= last; }
};

// first…last become to, to + 1 …
struct Mapped {
    CodePoints points;
    unsigned char to;
};

struct Expanded {
    char32_t point;
    std::string_view to;
};

// A letter followed by a combining mark.
struct Composed {
    unsigned char letter;
    char32_t mark;
    unsigned char to;
};

// What a word means to the guard; a word may have several roles.
namespace role {
enum : std::uint32_t {
    given = 1U << 0U,
    surname = 1U << 1U,
    title = 1U << 2U,       // "rektor": a surname may follow
    introducer = 1U << 3U,  // "kallad": a name follows
    vehicle = 1U << 4U,     // "regnr": a plate follows, however it is written
    not_plate = 1U << 5U,   // "SAL 204" is no plate
    telephone = 1U << 6U,   // "ring": ten digits after it are a phone number
    bridge = 1U << 7U,      // "sista fyra": between the date and the last four of a personnummer
    door = 1U << 8U,
    service = 1U << 9U,   // of social media
    mailbox = 1U << 10U,  // part of a function mailbox's address
};
}  // namespace role

struct Word {
    std::string_view lower_case;
    std::uint32_t roles;
};

struct TypeRules {
    std::string_view code;
    std::array<Action, 3> actions;  // by Profile
};

struct Specification {
    std::array<TypeRules, type_count> types;
    std::string_view interim_letters;
    std::string_view plate_excluded_letters;
    std::span<int const> centuries;
    std::span<CodePoints const> dropped;
    std::span<CodePoints const> other_letters;
    std::span<Mapped const> mapped;
    std::span<Expanded const> expanded;
    std::span<Composed const> composed;
    std::span<Word const> words;
};

extern Specification const specification;

}  // namespace samsyn::guard
