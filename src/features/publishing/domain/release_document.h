// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/time.h"
#include "src/features/situation/domain/level.h"

// Everything that a reader of the public edition gets, after the gate. What is not in it never leaves the
// house: no exact points, no names of people, no ids. The files of a release are made of this and of nothing
// else, so the same document gives the same bytes. Codes are those of the municipality's own register.
namespace samsyn::publishing {

using situation::Level;

struct PublicName {
    std::string sv;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(PublicName, (), (sv, en))

// month, quarter, third (tertial) and year, by the calendar.
enum class PeriodLength { month, quarter, third, year };
BOOST_DESCRIBE_ENUM(PeriodLength, month, quarter, third, year)

// `code` is "2026-01", "2026-Q1", "2026-T1" or "2026".
struct PublicPeriod {
    std::string code;
    PeriodLength length = PeriodLength::month;
    Day first;
    Day last;
};
BOOST_DESCRIBE_STRUCT(PublicPeriod, (), (code, length, first, last))

// `whole`: the code that stands for all areas, or all categories, of the plan together.
inline constexpr char const* whole = "*";

// An area that is shown, parents before their parts; the first is the whole municipality (`whole`).
// `expected` and `answered` are the questions put to operations in the period and those answered, where the
// area has rounds. `actions` is what is done about it, in the words of those who prepared the release.
struct PublicArea {
    std::string code;
    std::string name;
    std::optional<std::string> parent;
    std::string actions;
    std::int64_t expected = 0;
    std::int64_t answered = 0;
};
BOOST_DESCRIBE_STRUCT(PublicArea, (), (code, name, parent, actions, expected, answered))

// A category that is shown, parents before their parts; the first is the sum of all of `areas` reach.
// `whole_only`: too sensitive for a part of the municipality; it has one cell, the municipality's, and is in
// no sum.
struct PublicCategory {
    std::string code;
    PublicName name;
    std::optional<std::string> parent;
    bool whole_only = false;
};
BOOST_DESCRIBE_STRUCT(PublicCategory, (), (code, name, parent, whole_only))

// One for each area × category that is shown, but for the parts of a category of the whole. Without a count
// it is hidden: that says nothing of how many there are, not even that there are any. `level` is what the
// area's partners decided in the last frozen picture of the period; never on a hidden cell.
struct PublicCell {
    std::string area;
    std::string category;
    std::optional<std::int64_t> count;
    std::optional<Level> level;
    friend bool operator==(PublicCell const&, PublicCell const&) = default;
};
BOOST_DESCRIBE_STRUCT(PublicCell, (), (area, category, count, level))

// How many of an area's counts, all general categories together, are nearest to a point of the municipality's
// own list, which stands for no address or for at least eight. Whole metres in SWEREF 99 TM; without them:
// what has no place of its own in the area. Without a count it is hidden, as other cells.
struct PublicPlace {
    std::string area;
    std::string name;
    std::optional<std::int64_t> x;
    std::optional<std::int64_t> y;
    std::optional<std::int64_t> count;
    friend bool operator==(PublicPlace const&, PublicPlace const&) = default;
};
BOOST_DESCRIBE_STRUCT(PublicPlace, (), (area, name, x, y, count))

// The border of an area for the map, as the path of an SVG in metres: x east, y south.
struct PublicOutline {
    std::string area;
    std::string path;
};
BOOST_DESCRIBE_STRUCT(PublicOutline, (), (area, path))

// A photograph, as somebody has looked it through and masked it; its bytes are in a file of the release.
// `alt`: what it shows, for who does not see it; without English words it is told in Swedish.
struct PublicPhoto {
    std::string file;
    PublicName alt;
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::string sha256;
};
BOOST_DESCRIBE_STRUCT(PublicPhoto, (), (file, alt, width, height, sha256))

// A frozen picture that stands behind the release: that it is there and unchanged, not what it says.
struct PublicBasis {
    std::string area;
    Day first;
    Day last;
    std::string hash;  // SHA-256 of the frozen picture
};
BOOST_DESCRIBE_STRUCT(PublicBasis, (), (area, first, last, hash))

struct PublicSource {
    std::string name;
    std::string licence;
};
BOOST_DESCRIBE_STRUCT(PublicSource, (), (name, licence))

enum class ReleaseKind { regular, erratum };
BOOST_DESCRIBE_ENUM(ReleaseKind, regular, erratum)

// `number` runs from 1 within the municipality; `previous` is the SHA-256 of the manifest of the release
// before, empty for the first. An erratum names the release it `corrects` and says in `reason` why.
// `published_at` is the time fixed by the plan.
struct ReleaseDocument {
    std::string form = "samsyn.release/1";
    std::string municipality;  // code
    std::string municipality_name;
    std::int64_t number = 0;
    ReleaseKind kind = ReleaseKind::regular;
    std::optional<std::int64_t> corrects;
    std::string reason;
    std::string title;
    std::string summary;
    PublicPeriod period;
    UtcTime published_at;
    std::int64_t k = 5;
    std::vector<PublicArea> areas;
    std::vector<PublicCategory> categories;
    std::vector<PublicCell> cells;  // by area, then category, in the order of the lists above
    std::optional<std::vector<PublicPlace>> places;      // by area; nothing where places are not published
    std::optional<std::vector<PublicOutline>> outlines;  // of the areas, for the map of the places
    std::optional<std::vector<PublicPhoto>> photos;      // nothing where there are none
    std::vector<PublicBasis> basis;
    std::vector<PublicSource> sources;
    std::string previous;
};
BOOST_DESCRIBE_STRUCT(ReleaseDocument, (),
                      (form, municipality, municipality_name, number, kind, corrects, reason, title, summary,
                       period, published_at, k, areas, categories, cells, places, outlines, photos, basis,
                       sources, previous))

// A file of a release, by its path within the release's folder.
struct ReleaseFile {
    std::string path;
    std::string bytes;
};

// All that a release is made of: what it says, and the files of its photographs in their order.
struct ReleaseContent {
    ReleaseDocument document;
    std::vector<ReleaseFile> photos;
};

}  // namespace samsyn::publishing
