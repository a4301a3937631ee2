// SPDX-License-Identifier: EUPL-1.2
#include "src/features/attachments/domain/media_type.h"

#include <algorithm>

namespace samsyn::attachments {
namespace {

using namespace std::string_view_literals;

bool has(std::vector<std::string> const& entries, std::string_view name)
{
    return std::find(entries.begin(), entries.end(), name) != entries.end();
}

// OpenDocument says what it is in its first entry, which is stored as it stands.
bool is_odt(std::string_view bytes)
{
    constexpr auto name_at = 30;
    constexpr auto said = "mimetypeapplication/vnd.oasis.opendocument.text"sv;
    return bytes.size() > name_at && bytes.substr(name_at).starts_with(said) &&
           bytes.substr(name_at + said.size()).starts_with("PK");
}

std::optional<MediaType> of_zip(std::string_view bytes, std::vector<std::string> const& entries)
{
    if (has(entries, "xl/workbook.xml")) return MediaType::xlsx;
    if (has(entries, "word/document.xml")) return MediaType::docx;
    if (is_odt(bytes) && has(entries, "content.xml")) return MediaType::odt;
    return std::nullopt;
}

bool is_text_sign(char sign)
{
    auto const code = static_cast<unsigned char>(sign);
    return (code >= 0x20 && code != 0x7F) || sign == '\t' || sign == '\n' || sign == '\r' || sign == '\f';
}

// Markup is text that a browser would do something with.
bool is_plain(std::string_view bytes)
{
    if (!std::all_of(bytes.begin(), bytes.end(), is_text_sign)) return false;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    auto const first = bytes.find_first_not_of(" \t\r\n\f");
    return first != bytes.npos && bytes[first] != '<';
}

bool ends_in_csv(std::string_view name)
{
    if (name.size() < 4) return false;
    auto const ending = name.substr(name.size() - 4);
    return ending[0] == '.' && (ending[1] | 0x20) == 'c' && (ending[2] | 0x20) == 's' &&
           (ending[3] | 0x20) == 'v';
}

}  // namespace

std::string_view content_type_of(MediaType type)
{
    switch (type) {
        case MediaType::pdf:
            return "application/pdf";
        case MediaType::png:
            return "image/png";
        case MediaType::jpeg:
            return "image/jpeg";
        case MediaType::webp:
            return "image/webp";
        case MediaType::xlsx:
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        case MediaType::docx:
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        case MediaType::odt:
            return "application/vnd.oasis.opendocument.text";
        case MediaType::csv:
            return "text/csv";
        case MediaType::text:
            return "text/plain";
    }
    return "application/octet-stream";
}

std::vector<std::string_view> endings_of(MediaType type)
{
    switch (type) {
        case MediaType::pdf:
            return {"pdf"};
        case MediaType::png:
            return {"png"};
        case MediaType::jpeg:
            return {"jpg", "jpeg"};
        case MediaType::webp:
            return {"webp"};
        case MediaType::xlsx:
            return {"xlsx"};
        case MediaType::docx:
            return {"docx"};
        case MediaType::odt:
            return {"odt"};
        case MediaType::csv:
            return {"csv"};
        case MediaType::text:
            return {"txt", "md"};
    }
    return {};
}

bool is_photo(MediaType type)
{
    return type == MediaType::png || type == MediaType::jpeg || type == MediaType::webp;
}

bool looks_like_zip(std::string_view bytes) { return bytes.starts_with("PK\3\4"sv); }

std::optional<MediaType> media_type_of(std::string_view bytes, std::vector<std::string> const& entries,
                                       std::string_view name)
{
    if (looks_like_zip(bytes)) return of_zip(bytes, entries);
    if (bytes.starts_with("%PDF-")) return MediaType::pdf;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv) && bytes.substr(8).substr(4).starts_with("IHDR"))
        return MediaType::png;
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return MediaType::jpeg;
    if (bytes.starts_with("RIFF") && bytes.size() > 16 && bytes.substr(8).starts_with("WEBPVP8"))
        return MediaType::webp;
    if (!is_plain(bytes)) return std::nullopt;
    return ends_in_csv(name) ? MediaType::csv : MediaType::text;
}

bool has_macros(std::vector<std::string> const& entries)
{
    return std::any_of(entries.begin(), entries.end(), [](std::string const& entry) {
        return entry.ends_with("vbaProject.bin") || entry.starts_with("Basic/") ||
               entry.starts_with("Scripts/");
    });
}

}  // namespace samsyn::attachments
