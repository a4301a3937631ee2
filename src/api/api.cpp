// SPDX-License-Identifier: EUPL-1.2
#include "src/api/api.h"

#include <charconv>

#include "lib/base/check.h"

namespace samsyn::api {

Api::Api(work::Runtime& runtime, Identify identify) : m_runtime(runtime), m_identify(std::move(identify)) {}

void Api::route(http::Method method, std::string pattern, http::Handler handler, std::size_t body_limit)
{
    route({method, std::move(pattern), std::move(handler), body_limit});
}

void Api::route(http::Route route)
{
    check(!route.stream_body_to_file || route.admits);  // nobody's file is kept before they are let in
    m_router.add(std::move(route));
}

namespace detail {

std::vector<std::string> captures_of(std::string_view pattern)
{
    std::vector<std::string> names;
    for (auto open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
        auto const close = pattern.find('}', open);
        names.emplace_back(pattern.substr(open + 1, close - open - 1));
    }
    return names;
}

// "\"7\"" as 7; weak validators do not identify a version.
std::optional<std::int64_t> if_match(http::Request const& request)
{
    auto const header = request.header("If-Match");
    if (!header || header->size() < 3 || header->front() != '"' || header->back() != '"') return std::nullopt;
    std::int64_t version = 0;
    auto const* end = header->data() + header->size() - 1;
    auto const [stop, error] = std::from_chars(header->data() + 1, end, version);
    return error == std::errc{} && stop == end ? std::optional(version) : std::nullopt;
}

std::string quoted(std::int64_t version) { return '"' + std::to_string(version) + '"'; }

std::optional<std::string> text_field(Source const& source, std::string_view name)
{
    if (name == "if_match")
        if (auto const version = if_match(source.request)) return std::to_string(*version);
    auto const captured = source.request.captured.find(std::string(name));
    if (captured != source.request.captured.end()) return captured->second;
    return source.body ? std::nullopt : source.request.parameter(name);
}

bool is_json(http::Request const& request)
{
    auto const type = request.header("Content-Type");
    return type && (type->starts_with("application/json") || type->find("+json") != std::string::npos);
}

Result<std::optional<json::Document>> body_of(http::Request const& request)
{
    if (request.body.empty()) return std::optional<json::Document>();
    if (!is_json(request)) return fail(ErrorKind::invalid, "request.not_json");
    auto document = json::Document::parse(request.body);
    if (!document) return refuse(document);
    return std::optional<json::Document>(std::move(*document));
}

http::Response refusal(Error const& error, http::Request const& request)
{
    auto response = http::problem(error, request.id);
    if (error.code == "request.if_match_missing") response.status = 428;
    return response;
}

}  // namespace detail
}  // namespace samsyn::api
