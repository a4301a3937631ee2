// SPDX-License-Identifier: EUPL-1.2
#include "src/features/attachments/domain/file_name.h"

#include <algorithm>
#include <array>
#include <optional>

namespace samsyn::attachments {
namespace {

// A character and its bytes as they stood.
struct Sign {
    char32_t code = 0;
    std::string_view bytes;
};

std::size_t length_said(unsigned char lead)
{
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

// The character that the text begins with; nothing where it is no UTF-8.
std::optional<Sign> first_sign(std::string_view text)
{
    auto const lead = static_cast<unsigned char>(text.front());
    auto const length = length_said(lead);
    if (length == 0 || length > text.size()) return std::nullopt;
    char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) != 0x80) return std::nullopt;
        code = code << 6 | (byte & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    bool const is_surrogate = code >= 0xD800 && code < 0xE000;
    if (code < least[length] || code > 0x10FFFF || is_surrogate) return std::nullopt;
    return Sign{code, text.substr(0, length)};
}

bool within(char32_t code, char32_t first, char32_t last) { return code >= first && code <= last; }

// Control signs, what turns the direction of writing, what is not seen, and what is nobody's character.
bool is_hidden(char32_t code)
{
    return code < 0x20 || within(code, 0x7F, 0x9F) || code == 0xAD || code == 0x061C || code == 0x180E ||
           within(code, 0x200B, 0x200F) || within(code, 0x2028, 0x202E) || within(code, 0x2060, 0x206F) ||
           within(code, 0xFE00, 0xFE0F) || code == 0xFEFF || within(code, 0xFFF0, 0xFFFF) ||
           within(code, 0xE000, 0xF8FF) || code >= 0xE0000;
}

bool is_space(char32_t code)
{
    return code == ' ' || code == 0xA0 || within(code, 0x2000, 0x200A) || code == 0x202F || code == 0x205F ||
           code == 0x3000;
}

bool is_refused_by_file_systems(char32_t code)
{
    return code < 0x80 &&
           std::string_view(":*?\"<>|").find(static_cast<char>(code)) != std::string_view::npos;
}

// Dots and spaces at the ends are lost or hide the file on some machines.
std::string_view trimmed(std::string_view name)
{
    auto const first = name.find_first_not_of(". ");
    if (first == name.npos) return {};
    return name.substr(first, name.find_last_not_of(". ") - first + 1);
}

std::string plain(std::string_view said)
{
    said.remove_prefix(std::min(said.size(), said.find_last_of("/\\") + 1));
    std::string made;
    while (!said.empty()) {
        auto const sign = first_sign(said);
        said.remove_prefix(sign ? sign->bytes.size() : 1);
        if (!sign || (is_hidden(sign->code) && !is_space(sign->code))) continue;
        if (is_space(sign->code))
            made += made.ends_with(' ') ? "" : " ";
        else if (is_refused_by_file_systems(sign->code))
            made += '-';
        else
            made += sign->bytes;
    }
    return std::string(trimmed(made));
}

std::string lower(std::string_view text)
{
    std::string made(text);
    for (auto& letter : made)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter | 0x20);
    return made;
}

// Takes the ending away when it is one of the type's; it is given back as it was written.
std::string take_ending(std::string& name, MediaType type)
{
    auto const dot = name.rfind('.');
    auto const endings = endings_of(type);
    if (dot != std::string::npos) {
        auto const ending = lower(std::string_view(name).substr(dot + 1));
        if (std::find(endings.begin(), endings.end(), ending) != endings.end()) {
            name = std::string(trimmed(std::string_view(name).substr(0, dot)));
            return ending;
        }
    }
    return std::string(endings.front());
}

std::string_view shortened(std::string_view name)
{
    std::size_t signs = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        bool const begins = (static_cast<unsigned char>(name[i]) & 0xC0U) != 0x80;
        if (begins && signs++ == most_name_signs) return trimmed(name.substr(0, i));
    }
    return name;
}

// Names that are devices on some machines, whatever their ending.
bool is_device(std::string_view name)
{
    auto const stem = lower(name.substr(0, name.find('.')));
    if (stem == "con" || stem == "prn" || stem == "aux" || stem == "nul") return true;
    return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"));
}

}  // namespace

std::string clean_file_name(std::string_view said, MediaType type)
{
    auto name = plain(said);
    auto const ending = take_ending(name, type);
    auto const stem = shortened(name);
    if (stem.empty()) return {};
    return (is_device(stem) ? "_" : "") + std::string(stem) + '.' + ending;
}

std::string name_as(std::string_view clean, MediaType type)
{
    return std::string(clean.substr(0, clean.rfind('.'))) + '.' + std::string(endings_of(type).front());
}

}  // namespace samsyn::attachments
