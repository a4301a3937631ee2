// SPDX-License-Identifier: EUPL-1.2
#include "lib/tabular/file_format.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "lib/tabular/byte_source.h"
#include "lib/tabular/zip_guard.h"

namespace samsyn::tabular {
namespace {

using namespace std::string_view_literals;

bool has(std::vector<std::string> const& names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

bool has_ending(std::vector<std::string> const& names, std::string_view ending)
{
    return std::ranges::any_of(names, [&](std::string const& name) { return name.ends_with(ending); });
}

Result<Format> format_of_zip(std::string const& path)
{
    auto const names = guarded_zip_entries(path);
    if (!names) return refuse(names);
    if (has(*names, "xl/workbook.xml")) return Format::xlsx;
    if (has(*names, "content.xml") && has(*names, "mimetype")) return Format::ods;
    if (has_ending(*names, ".shp") && has_ending(*names, ".dbf")) return Format::shapefile;
    return fail(ErrorKind::invalid, "table.unknown_format");
}

bool is_control(char sign)
{
    auto const code = static_cast<unsigned char>(sign);
    return code < 0x20 && sign != '\t' && sign != '\n' && sign != '\r';
}

// Pictures and programs have control characters all over; a stray one in a table is a fault of its row.
bool looks_like_text(std::string_view beginning)
{
    auto const encoding = sniff_encoding(beginning).encoding;
    if (encoding == Encoding::utf16_little || encoding == Encoding::utf16_big) return true;
    return std::ranges::count_if(beginning, is_control) * 20 <= static_cast<std::ptrdiff_t>(beginning.size());
}

Result<std::string> beginning_of(std::string const& path)
{
    std::error_code none;
    if (!std::filesystem::is_regular_file(path, none)) return fail(ErrorKind::invalid, "file.unreadable");
    auto source = file_source(path, 1 << 20);
    if (!source) return refuse(source);
    std::string beginning(4096, '\0');
    auto const count = (*source)->read(beginning);
    if (!count) return refuse(count);
    beginning.resize(*count);
    return beginning;
}

std::string_view ending_of(Format format)
{
    switch (format) {
        case Format::csv:
            return ".csv";
        case Format::xlsx:
            return ".xlsx";
        case Format::ods:
            return ".ods";
        case Format::geojson:
            return ".geojson";
        case Format::geopackage:
            return ".gpkg";
        case Format::shapefile:
            return ".zip";
    }
    return "";
}

}  // namespace

Result<Format> format_of(std::string const& path)
{
    auto const read = beginning_of(path);
    if (!read) return refuse(read);
    std::string_view text = *read;
    if (text.empty()) return fail(ErrorKind::invalid, "table.empty");
    if (text.starts_with("PK\3\4"sv) || text.starts_with("PK\5\6"sv)) return format_of_zip(path);
    if (text.starts_with("SQLite format 3\0"sv)) return Format::geopackage;
    if (text.starts_with("\0\0\x27\x0A"sv)) return Format::shapefile;
    if (text.starts_with("\xD0\xCF\x11\xE0"sv)) return fail(ErrorKind::invalid, "table.old_excel");
    if (text.starts_with("%PDF")) return fail(ErrorKind::invalid, "table.unknown_format");
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && text[first] == '{') return Format::geojson;
    if (!looks_like_text(text)) return fail(ErrorKind::invalid, "table.unknown_format");
    return Format::csv;
}

NameForGdal::NameForGdal(std::string const& path, Format format, std::string const& scratch)
{
    auto const real = std::filesystem::absolute(path);
    auto ending = real.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char sign) {
        return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign;
    });
    bool const fits = ending == ending_of(format) || ending == ".shp";
    m_name = real;
    if (!fits) {
        m_directory = scratch + "/samsyn-XXXXXX";
        if (mkdtemp(m_directory.data()) == nullptr) m_directory.clear();
        m_link = m_directory + "/table" + std::string(ending_of(format));
        if (!m_directory.empty() && symlink(real.c_str(), m_link.c_str()) == 0) m_name = m_link;
    }
    if (format == Format::shapefile && ending != ".shp") m_name = "/vsizip/" + m_name;
}

NameForGdal::~NameForGdal()
{
    if (m_directory.empty()) return;
    unlink(m_link.c_str());
    rmdir(m_directory.c_str());
}

char const* gdal_driver(Format format)
{
    switch (format) {
        case Format::csv:
            return "CSV";
        case Format::xlsx:
            return "XLSX";
        case Format::ods:
            return "ODS";
        case Format::geojson:
            return "GeoJSON";
        case Format::geopackage:
            return "GPKG";
        case Format::shapefile:
            return "ESRI Shapefile";
    }
    return "";
}

}  // namespace samsyn::tabular
