// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/bounded.h"
#include "src/features/observations/domain/observation.h"

// How the columns of a file become observations: the form "samsyn-import-profile/1" of
// data/import-profiles/README.md, member by member.
namespace samsyn::datasets {

// A value that is the same for every row, written as text or as a whole number.
struct Constant {
    std::string text;
    friend bool operator==(Constant const&, Constant const&) = default;
};

enum class Part { after_last_comma };
BOOST_DESCRIBE_ENUM(Part, after_last_comma)

// Where a value comes from: a column, or a constant. Neither: it is empty.
struct Source {
    std::optional<std::string> column;
    std::optional<Constant> constant;
    std::optional<Part> part;
};
BOOST_DESCRIBE_STRUCT(Source, (), (column, constant, part))

enum class Fallback { row_hash };
BOOST_DESCRIBE_ENUM(Fallback, row_hash)

struct ExternalIdSource : Source {
    std::optional<std::string> prefix;
    std::optional<Fallback> fallback;
};
BOOST_DESCRIBE_STRUCT(ExternalIdSource, (Source), (prefix, fallback))

// `any` reads whatever people write, day before month unless the profile says mdy.
enum class TimeForm { any, iso, year_month, dmy, mdy, excel_serial, swedish_day_month_time };
BOOST_DESCRIBE_ENUM(TimeForm, any, iso, year_month, dmy, mdy, excel_serial, swedish_day_month_time)

struct TimeSource : Source {
    std::optional<TimeForm> form;
    std::optional<std::string> year_from;
};
BOOST_DESCRIBE_STRUCT(TimeSource, (Source), (form, year_from))

struct TimeFields {
    TimeSource from;
    std::optional<TimeSource> to;
    std::optional<Source> clock;
    std::optional<TimeSource> fallback;
    std::optional<std::string> zone;  // Europe/Stockholm when not said
    observations::TimePrecision precision = observations::TimePrecision::exact;
};
BOOST_DESCRIBE_STRUCT(TimeFields, (), (from, to, clock, fallback, zone, precision))

// crs: EPSG:number, or "auto" = what the file says, else what its numbers look like.
struct PositionFields {
    Source x;
    Source y;
    std::string crs;
    observations::Precision precision = observations::Precision::exact;
};
BOOST_DESCRIBE_STRUCT(PositionFields, (), (x, y, crs, precision))

// `table` is a code table's path under data/; `words` are translated before the table is asked: a null leaves
// the row out.
struct CategorySource : Source {
    std::optional<std::string> table;
    std::optional<std::map<std::string, std::optional<std::string>>> words;
};
BOOST_DESCRIBE_STRUCT(CategorySource, (Source), (table, words))

enum class AreaBy { name, point, constant, none };
BOOST_DESCRIBE_ENUM(AreaBy, name, point, constant, none)

// `otherwise` is the area (by code) of rows that find none by name or point; without it they are rejected.
struct AreaFields {
    AreaBy by = AreaBy::none;
    std::optional<std::vector<Source>> candidates;
    std::optional<std::string> code;
    std::optional<std::string> otherwise;
    std::optional<observations::Precision> precision;
};
BOOST_DESCRIBE_STRUCT(AreaFields, (), (by, candidates, code, otherwise, precision))

struct ProfileFields {
    ExternalIdSource external_id;
    TimeFields time;
    std::optional<Source> place_text;
    std::optional<PositionFields> position;
    CategorySource category;
    std::optional<Source> count;
    std::optional<Source> text;
    AreaFields area;
};
BOOST_DESCRIBE_STRUCT(ProfileFields, (),
                      (external_id, time, place_text, position, category, count, text, area))

enum class FileKind { csv, xlsx, ods, geojson, gpkg, shp };
BOOST_DESCRIBE_ENUM(FileKind, csv, xlsx, ods, geojson, gpkg, shp)

struct FileForm {
    FileKind kind = FileKind::csv;
    std::optional<std::string> separator;  // one sign, "tab" or "auto"
    std::optional<std::string> encoding;   // "utf-8", "windows-1252" or "auto"
    std::optional<std::string> decimal;    // "." or ","
    std::optional<std::string> compression;
    std::optional<std::string> sheet;
};
BOOST_DESCRIBE_STRUCT(FileForm, (), (kind, separator, encoding, decimal, compression, sheet))

struct Title {
    std::string sv;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Title, (), (sv, en))

struct Profile {
    std::string format;
    std::string name;
    Title title;
    // Whose data such files hold, and on what terms they may be used.
    std::optional<Text<200>> source;
    std::optional<Text<200>> licence;
    FileForm file;
    std::vector<std::string> required_columns;
    ProfileFields fields;
};
BOOST_DESCRIBE_STRUCT(Profile, (), (format, name, title, source, licence, file, required_columns, fields))

inline constexpr auto profile_format = "samsyn-import-profile/1";

}  // namespace samsyn::datasets
