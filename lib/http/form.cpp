// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/form.h"

#include <algorithm>

#include "lib/http/message.h"
#include "lib/http/percent.h"

namespace samsyn::http {

namespace {

tl::unexpected<Error> malformed_form() { return fail(ErrorKind::invalid, "form.malformed"); }
tl::unexpected<Error> malformed_multipart() { return fail(ErrorKind::invalid, "multipart.malformed"); }

std::optional<std::string> decode_word(std::string_view word)
{
    auto decoded = percent_decode(word, Plus::is_space);
    if (!decoded || decoded->find('\0') != std::string::npos || !is_utf8(*decoded)) return std::nullopt;
    return decoded;
}

std::string_view trimmed(std::string_view text)
{
    auto const begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// Takes what stands before the separator off the front of the text; all of it when there is none.
std::string_view take_until(std::string_view& text, char separator)
{
    auto const at = std::min(text.find(separator), text.size());
    auto const taken = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return taken;
}

// Takes a token or a "quoted text" off the front. Browsers write a quote in a name as %22, older ones as \".
std::optional<std::string> take_parameter_value(std::string_view& rest)
{
    if (rest.empty() || rest.front() != '"') {
        auto const end = std::min(rest.find(';'), rest.size());
        std::string value(trimmed(rest.substr(0, end)));
        rest.remove_prefix(end);
        return value;
    }
    std::string value;
    for (std::size_t at = 1; at < rest.size(); ++at) {
        bool const escaped_quote = rest[at] == '\\' && at + 1 < rest.size() && rest[at + 1] == '"';
        if (escaped_quote) {
            value += rest[++at];
        } else if (rest[at] == '"') {
            rest.remove_prefix(at + 1);
            return value;
        } else {
            value += rest[at];
        }
    }
    return std::nullopt;
}

struct HeaderValue {
    std::string value;
    Fields parameters;
};

// "form-data; name=\"a\"; filename=\"b\""
std::optional<HeaderValue> parse_header_value(std::string_view text)
{
    HeaderValue parsed;
    auto const first = std::min(text.find(';'), text.size());
    parsed.value = trimmed(text.substr(0, first));
    text.remove_prefix(first);
    while (!text.empty()) {
        text.remove_prefix(1);
        if (trimmed(text).empty()) break;
        auto const equals = text.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        std::string name(trimmed(text.substr(0, equals)));
        text.remove_prefix(equals + 1);
        auto value = take_parameter_value(text);
        text = trimmed(text);
        if (!value || name.empty() || (!text.empty() && text.front() != ';')) return std::nullopt;
        parsed.parameters.emplace_back(std::move(name), std::move(*value));
    }
    return parsed;
}

bool read_disposition(std::string_view text, Part& part)
{
    auto const value = parse_header_value(text);
    if (!value || !same_name(value->value, "form-data")) return false;
    auto const name = find_field(value->parameters, "name");
    if (!name) return false;
    part.name = *name;
    part.file_name = find_field(value->parameters, "filename").value_or("");
    return is_utf8(part.name) && is_utf8(part.file_name);
}

bool has_control(std::string_view line)
{
    return std::any_of(line.begin(), line.end(), [](char character) {
        auto const byte = static_cast<unsigned char>(character);
        return (byte < 0x20 && byte != '\t') || byte == 0x7f;
    });
}

// The header lines of one part, each ended by CRLF.
bool read_part_headers(std::string_view head, Part& part)
{
    bool has_disposition = false;
    while (!head.empty()) {
        auto const end = head.find("\r\n");
        auto line = head.substr(0, end);
        head.remove_prefix(end + 2);
        auto const colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0 || has_control(line)) return false;
        auto const name = line.substr(0, colon);
        auto const value = trimmed(line.substr(colon + 1));
        if (same_name(name, "content-disposition")) {
            if (has_disposition || !read_disposition(value, part)) return false;
            has_disposition = true;
        } else if (same_name(name, "content-type")) {
            part.content_type = value;
        }
    }
    return has_disposition;
}

// Takes the headers and the empty line off the front of the body.
Result<Part> take_part_headers(std::string_view& body)
{
    auto const window = body.substr(0, most_part_header_bytes + 4);
    auto const end = window.find("\r\n\r\n");
    if (end == std::string_view::npos) {
        if (body.size() > most_part_header_bytes)
            return fail(ErrorKind::too_large, "multipart.header_too_large");
        return malformed_multipart();
    }
    Part part;
    if (!read_part_headers(body.substr(0, end + 2), part)) return malformed_multipart();
    body.remove_prefix(end + 4);
    return part;
}

bool is_boundary(std::string_view boundary)
{
    auto const is_allowed = [](char character) {
        bool const letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        bool const digit = character >= '0' && character <= '9';
        return letter || digit || std::string_view("'()+_,-./:=? ").find(character) != std::string_view::npos;
    };
    return !boundary.empty() && boundary.size() <= 70 && boundary.back() != ' ' &&
           std::all_of(boundary.begin(), boundary.end(), is_allowed);
}

}  // namespace

Result<Fields> parse_form(std::string_view body)
{
    Fields fields;
    while (!body.empty()) {
        auto pair = take_until(body, '&');
        if (pair.empty()) continue;
        if (fields.size() == most_form_fields) return fail(ErrorKind::invalid, "form.too_many_fields");
        auto name = decode_word(take_until(pair, '='));
        auto value = decode_word(pair);
        if (!name || !value) return malformed_form();
        fields.emplace_back(std::move(*name), std::move(*value));
    }
    return fields;
}

Result<std::vector<Part>> parse_multipart(std::string_view body, std::string_view boundary)
{
    std::string const separator = "\r\n--" + std::string(boundary);
    std::vector<Part> parts;
    if (!is_boundary(boundary) || !body.starts_with(separator.substr(2))) return malformed_multipart();
    body.remove_prefix(separator.size() - 2);
    while (!body.starts_with("--")) {
        if (!body.starts_with("\r\n")) return malformed_multipart();
        body.remove_prefix(2);
        if (parts.size() == most_parts) return fail(ErrorKind::invalid, "multipart.too_many_parts");
        auto part = take_part_headers(body);
        if (!part) return refuse(part);
        auto const end = body.find(separator);
        if (end == std::string_view::npos) return malformed_multipart();
        part->content = body.substr(0, end);
        body.remove_prefix(end + separator.size());
        parts.push_back(std::move(*part));
    }
    bool const ends_well = body == "--" || body == "--\r\n";
    if (!ends_well) return malformed_multipart();
    return parts;
}

std::optional<std::string> multipart_boundary(std::string_view content_type)
{
    auto const value = parse_header_value(content_type);
    if (!value || !same_name(value->value, "multipart/form-data")) return std::nullopt;
    auto boundary = find_field(value->parameters, "boundary");
    return boundary && is_boundary(*boundary) ? boundary : std::nullopt;
}

}  // namespace samsyn::http
