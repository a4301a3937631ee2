// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/content_type.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace samsyn::http {

namespace {

using Ending = std::pair<std::string_view, std::string_view>;

constexpr std::array<Ending, 27> endings = {{
    {"html", "text/html; charset=utf-8"},
    {"css", "text/css; charset=utf-8"},
    {"js", "text/javascript; charset=utf-8"},
    {"mjs", "text/javascript; charset=utf-8"},
    {"json", "application/json"},
    {"geojson", "application/geo+json"},
    {"webmanifest", "application/manifest+json"},
    {"map", "application/json"},
    {"txt", "text/plain; charset=utf-8"},
    {"md", "text/markdown; charset=utf-8"},
    {"csv", "text/csv; charset=utf-8"},
    {"xml", "application/xml"},
    {"svg", "image/svg+xml"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"webp", "image/webp"},
    {"avif", "image/avif"},
    {"gif", "image/gif"},
    {"ico", "image/x-icon"},
    {"woff2", "font/woff2"},
    {"woff", "font/woff"},
    {"ttf", "font/ttf"},
    {"pdf", "application/pdf"},
    {"wasm", "application/wasm"},
    {"pmtiles", "application/vnd.pmtiles"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}};

char lower(char character)
{
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
}

}  // namespace

std::string_view content_type_of(std::string_view file_name)
{
    auto const dot = file_name.rfind('.');
    std::string ending(dot == std::string_view::npos ? std::string_view() : file_name.substr(dot + 1));
    std::transform(ending.begin(), ending.end(), ending.begin(), lower);
    auto const found = std::find_if(endings.begin(), endings.end(),
                                    [&](Ending const& known) { return known.first == ending; });
    return found == endings.end() ? "application/octet-stream" : found->second;
}

bool is_compressible(std::string_view content_type)
{
    static constexpr std::array<std::string_view, 8> prefixes = {
        "text/",           "application/json", "application/geo+json", "application/manifest+json",
        "application/xml", "image/svg+xml",    "application/wasm",     "font/ttf"};
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](std::string_view prefix) { return content_type.starts_with(prefix); });
}

}  // namespace samsyn::http
