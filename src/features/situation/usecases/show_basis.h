// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/situation/usecases/picture.h"
#include "src/work/work.h"

namespace samsyn::situation {

enum class BasisSource { report, others_reports, acute, import, others_imports };
BOOST_DESCRIBE_ENUM(BasisSource, report, others_reports, acute, import, others_imports)

// One source of a count. Which operation or file it was is told of the own organisation's, and to the core.
struct BasisLine {
    BasisSource source = BasisSource::report;
    std::string name;  // of the operation, or of the imported file
    std::string organisation;
    std::string from;     // of an import: whose data the file held, where that is known,
    std::string licence;  // and on what terms
    std::int64_t count = 0;
    std::int64_t late = 0;          // of the count
    std::int64_t observations = 0;  // that make the count: one may tell of several
};
BOOST_DESCRIBE_STRUCT(BasisLine, (), (source, name, organisation, from, licence, count, late, observations))

enum class LeftOut { waiting, returned, merged };
BOOST_DESCRIBE_ENUM(LeftOut, waiting, returned, merged)

struct BasisLeftOut {
    LeftOut why = LeftOut::waiting;
    std::int64_t count = 0;
    std::int64_t observations = 0;
};
BOOST_DESCRIBE_STRUCT(BasisLeftOut, (), (why, count, observations))

struct CountedCategory {
    std::string code;
    PictureName name;
};
BOOST_DESCRIBE_STRUCT(CountedCategory, (), (code, name))

// How the count of one cell came to be. The lines' counts sum to it.
struct Basis {
    std::string area;
    std::string area_name;
    std::string category;
    PictureName category_name;
    std::vector<CountedCategory> counted;  // the categories that the column counts
    Day first;
    Day last;
    bool is_joint = false;  // else what others have reported and not shared is not there
    std::int64_t count = 0;
    std::vector<BasisLine> lines;
    std::vector<BasisLeftOut> left_out;
    // Of the round's operations: those that did not answer, and those excused from it.
    std::int64_t expected = 0;
    std::int64_t silent = 0;
    std::int64_t excused = 0;
};
BOOST_DESCRIBE_STRUCT(Basis, (),
                      (area, area_name, category, category_name, counted, first, last, is_joint, count, lines,
                       left_out, expected, silent, excused))

// "Why 12?" of one cell of a picture: the picture's own question (as ShowPicture), an area and a column of
// it.
struct ShowBasis {
    static constexpr std::string_view name = "situation.basis";
    static constexpr auto needs = access::Permission::read_picture;
    using Output = Basis;

    Text<60> area;      // code
    Text<60> category;  // code of the column
    std::optional<Text<2000>> areas;
    std::optional<Day> period;
    std::optional<Between<1, 1'000'000>> round;
    std::optional<Day> from;
    std::optional<Day> to;
};
BOOST_DESCRIBE_STRUCT(ShowBasis, (), (area, category, areas, period, round, from, to))

Result<access::Scope> scope_of(ShowBasis const& query, work::Reading& reading);
// Refuses as ShowPicture does, and "area.unknown" and "category.unknown" where the picture has no such cell.
Result<Basis> handle(ShowBasis const& query, work::Reading& reading);

}  // namespace samsyn::situation
