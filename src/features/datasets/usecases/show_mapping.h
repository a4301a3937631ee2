// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/datasets/usecases/import_desk.h"
#include "src/features/datasets/usecases/import_plan.h"
#include "src/features/datasets/usecases/proposal.h"
#include "src/work/work.h"

// How the file of an import would be read, for a person to look at and correct.
namespace samsyn::datasets {

struct ColumnUse {
    std::string field;  // "time.from"
    Because because = Because::profile;
};
BOOST_DESCRIBE_STRUCT(ColumnUse, (), (field, because))

struct ShownColumn {
    std::string name;
    std::vector<std::string> samples;  // the first different cells
    std::int64_t filled_percent = 0;
    std::vector<ColumnUse> uses;
};
BOOST_DESCRIBE_STRUCT(ShownColumn, (), (name, samples, filled_percent, uses))

// What the file says of itself, and what was seen in it.
struct ShownFile {
    std::string format;     // csv, xlsx, ods, geojson, geopackage, shapefile
    std::string encoding;   // of a CSV file: utf8, windows1252, utf16
    std::string separator;  // of a CSV file
    std::vector<std::string> sheets;
    std::string sheet;
    std::int64_t header_row = 0;
    std::int64_t rows_looked_at = 0;
    std::optional<std::int64_t> epsg;  // as the file says
};
BOOST_DESCRIBE_STRUCT(ShownFile, (),
                      (format, encoding, separator, sheets, sheet, header_row, rows_looked_at, epsg))

enum class WordState { known, left_out, unknown };
BOOST_DESCRIBE_ENUM(WordState, known, left_out, unknown)

// A word of the category column and what it means by the plan.
struct ShownWord {
    std::string word;
    std::int64_t rows = 0;  // of those looked at
    WordState state = WordState::unknown;
    std::optional<std::string> category;
};
BOOST_DESCRIBE_STRUCT(ShownWord, (), (word, rows, state, category))

struct CategoryChoice {
    std::string code;
    std::string name_sv;
    std::string name_en;
};
BOOST_DESCRIBE_STRUCT(CategoryChoice, (), (code, name_sv, name_en))

struct AreaChoice {
    std::string code;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(AreaChoice, (), (code, name))

struct MappingProblem {
    std::string field;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(MappingProblem, (), (field, code))

struct Mapping {
    ShownFile file;
    std::vector<ShownColumn> columns;
    ImportPlan plan;
    bool is_confirmed = false;  // the plan is somebody's, not a proposal
    std::vector<ShownWord> words;
    std::int64_t words_left_out = 0;  // beyond those shown
    std::vector<CategoryChoice> categories;
    std::vector<AreaChoice> areas;  // where the actor may place rows
    std::vector<MappingProblem> problems;
    std::int64_t version = 0;  // of the plan; 0 before there is one
};
BOOST_DESCRIBE_STRUCT(Mapping, (),
                      (file, columns, plan, is_confirmed, words, words_left_out, categories, areas, problems,
                       version))

// The plan that was made for the import; before that a proposal: by a profile that asks for columns the file
// has, else by headings and by what stands in the columns. `profile_name` proposes by that profile instead.
// Refuses "import.unknown", "import.file_gone", and what the file as a whole does wrong.
struct ShowMapping {
    static constexpr std::string_view name = "datasets.show_mapping";
    static constexpr auto needs = access::Permission::import_observations;
    using Output = Mapping;

    Id<Import> import;
    std::optional<std::string> profile_name;
    ImportDesk const* desk = nullptr;
};
BOOST_DESCRIBE_STRUCT(ShowMapping, (), (import, profile_name))

Result<access::Scope> scope_of(ShowMapping const& query, work::Reading& reading);
Result<Mapping> handle(ShowMapping const& query, work::Reading& reading);

}  // namespace samsyn::datasets
