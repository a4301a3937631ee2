// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/message.h"

#include <algorithm>

#include "lib/base/check.h"

namespace samsyn::http {

namespace {

char lower(char character)
{
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
}

void append_json_text(std::string& to, std::string_view text)
{
    static constexpr char digits[] = "0123456789abcdef";
    to += '"';
    for (char const character : text) {
        auto const byte = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\') {
            to += '\\';
            to += character;
        } else if (byte < 0x20) {
            to += "\\u00";
            to += digits[byte >> 4];
            to += digits[byte & 15];
        } else {
            to += character;
        }
    }
    to += '"';
}

// The media type without its parameters.
std::string_view media_type(std::string_view content_type)
{
    auto type = content_type.substr(0, content_type.find(';'));
    while (!type.empty() && type.back() == ' ') type.remove_suffix(1);
    return type;
}

}  // namespace

std::string_view method_name(Method method)
{
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::del:
            return "DELETE";
        case Method::options:
            return "OPTIONS";
    }
    check(false);
    return {};
}

bool is_safe(Method method)
{
    return method == Method::get || method == Method::head || method == Method::options;
}

bool same_name(std::string_view left, std::string_view right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

std::optional<std::string> find_field(Fields const& fields, std::string_view name)
{
    for (auto const& [field, value] : fields)
        if (same_name(field, name)) return value;
    return std::nullopt;
}

bool has_field(Fields const& fields, std::string_view name)
{
    return std::any_of(fields.begin(), fields.end(),
                       [&](auto const& field) { return same_name(field.first, name); });
}

// Queries and forms, other than headers, tell upper case from lower.
std::optional<std::string> Request::parameter(std::string_view name) const
{
    for (auto const& [field, value] : query)
        if (field == name) return value;
    return std::nullopt;
}

std::optional<std::string> Request::cookie(std::string_view name) const
{
    for (auto const& [field, value] : headers) {
        if (!same_name(field, "cookie")) continue;
        for (std::string_view rest = value; !rest.empty();) {
            auto const end = std::min(rest.find(';'), rest.size());
            auto pair = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
            auto const equals = pair.find('=');
            if (equals != std::string_view::npos && pair.substr(0, equals) == name)
                return std::string(pair.substr(equals + 1));
        }
    }
    return std::nullopt;
}

Result<Fields> Request::form() const
{
    auto const type = header("content-type").value_or("");
    if (!same_name(media_type(type), "application/x-www-form-urlencoded"))
        return fail(ErrorKind::invalid, "form.wrong_content_type");
    return parse_form(body);
}

Result<std::vector<Part>> Request::parts() const
{
    auto const boundary = multipart_boundary(header("content-type").value_or(""));
    if (!boundary) return fail(ErrorKind::invalid, "multipart.wrong_content_type");
    return parse_multipart(body, *boundary);
}

Response& Response::set(std::string name, std::string value)
{
    if (!same_name(name, "set-cookie"))
        std::erase_if(headers, [&](auto const& field) { return same_name(field.first, name); });
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

Response text(int status, std::string body, std::string content_type)
{
    Response response;
    response.status = status;
    response.body = std::move(body);
    response.headers.emplace_back("Content-Type", std::move(content_type));
    return response;
}

Response html(int status, std::string body)
{
    return text(status, std::move(body), "text/html; charset=utf-8");
}
Response json(int status, std::string body) { return text(status, std::move(body), "application/json"); }

Response see_other(std::string location)
{
    Response response;
    response.status = 303;
    response.set("Location", std::move(location));
    return response;
}

Response problem(Error const& error, std::string_view request_id)
{
    return problem(status_of(error.kind), error.code, request_id, error.fields);
}

Response problem(int status, std::string_view code, std::string_view request_id,
                 std::vector<FieldError> const& fields)
{
    std::string body = R"({"type":)";
    append_json_text(body, code);
    body += R"(,"status":)" + std::to_string(status) + R"(,"code":)";
    append_json_text(body, code);
    body += R"(,"request":)";
    append_json_text(body, request_id);
    body += R"(,"fields":[)";
    for (auto const& field : fields) {
        if (&field != &fields.front()) body += ',';
        body += R"({"field":)";
        append_json_text(body, field.field);
        body += R"(,"code":)";
        append_json_text(body, field.code);
        body += '}';
    }
    body += "]}";
    return text(status, std::move(body), "application/problem+json").set("Cache-Control", "no-store");
}

int status_of(ErrorKind kind)
{
    switch (kind) {
        case ErrorKind::invalid:
            return 422;
        case ErrorKind::unauthenticated:
            return 401;
        case ErrorKind::forbidden:
            return 403;
        case ErrorKind::not_found:
            return 404;
        case ErrorKind::conflict:
            return 409;
        case ErrorKind::stale:
            return 412;
        case ErrorKind::too_large:
            return 413;
        case ErrorKind::too_many:
            return 429;
        case ErrorKind::unavailable:
            return 503;
    }
    check(false);
    return 500;
}

}  // namespace samsyn::http
