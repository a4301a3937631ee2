// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/http/router.h"
#include "lib/json/form.h"
#include "src/access/actor.h"
#include "src/work/execute.h"

// Binds commands and queries to HTTP: one line a route. What the line says also prints the contract.
namespace samsyn::api {

// Who sent a request; refuses "session.missing" when nobody is signed in.
using Identify = std::function<Result<access::Actor>(http::Request const&)>;

// One route of the contract.
struct Operation {
    http::Method method;
    std::string pattern;
    std::string name;        // "rounds.open"
    std::string permission;  // of access::Permission
    bool is_query = false;
    int status = 200;
    std::string request_schema;   // JSON, empty when there is no body
    std::string response_schema;  // JSON
    std::string parameters;       // JSON array
};

class Api {
public:
    Api(work::Runtime& runtime, Identify identify);

    // POST, PUT, PATCH or DELETE of a command. Its fields come from the path's {captures} and the JSON body;
    // a field `if_match` comes from the If-Match header (428 without). `lend` adds what the running program
    // keeps for it.
    template <class Command>
    void command(http::Method method, std::string pattern, int status = 200,
                 std::function<void(Command&)> lend = {});
    // The same of a command that needs something done before its transaction, by the one who gives it: a
    // file read, a picture drawn. What `prepare` refuses is the answer.
    template <class Command>
    void prepared_command(http::Method method, std::string pattern,
                          std::function<Result<Done>(access::Actor const&, Command&)> prepare,
                          int status = 200);
    // GET of a query. Its fields come from the path and the query string.
    template <class Query>
    void query(std::string pattern, std::function<void(Query&)> lend = {});
    template <class Query>
    void prepared_query(std::string pattern,
                        std::function<Result<Done>(access::Actor const&, Query&)> prepare);
    // Anything else: pages, files, streams. It identifies and executes by itself.
    void route(http::Method method, std::string pattern, http::Handler handler,
               std::size_t body_limit = 1 << 20);
    void route(http::Route route);
    // A file of at most so many bytes, streamed to Request::body_file, of somebody who may give the command:
    // others are told so before a byte of the file is read.
    template <class Command>
    void upload(http::Method method, std::string pattern, http::Handler handler, std::size_t most_bytes);

    Result<access::Actor> actor_of(http::Request const& request) const { return m_identify(request); }
    work::Runtime& runtime() const { return m_runtime; }

    http::Router& router() { return m_router; }
    std::vector<Operation> const& operations() const { return m_operations; }
    // contract/openapi.json: OpenAPI 3.1.
    std::string contract() const;

private:
    template <class T>
    void describe(Operation operation);

    work::Runtime& m_runtime;
    Identify m_identify;
    http::Router m_router;
    json::Schemas m_schemas;
    std::vector<Operation> m_operations;
};

namespace detail {

// Body, captures, query string and If-Match as one source of fields.
struct Source {
    http::Request const& request;
    std::optional<json::Node> body;
    json::Decoder& decoder;
};

std::optional<std::string> text_field(Source const& source, std::string_view name);
std::vector<std::string> captures_of(std::string_view pattern);
std::optional<std::int64_t> if_match(http::Request const& request);
std::string quoted(std::int64_t version);
http::Response refusal(Error const& error, http::Request const& request);
bool is_json(http::Request const& request);

template <class F>
concept FromText = requires(std::string_view text, F& out)
{
    {
        json::Form<F>::from_text(text, out)
        } -> std::same_as<bool>;
};

template <class F>
void decode_field(Source const& source, std::string const& name, F& out)
{
    if (auto const text = text_field(source, name)) {
        if constexpr (FromText<F>) {
            if (!json::Form<F>::from_text(*text, out)) source.decoder.fault("field.malformed");
        } else {
            source.decoder.fault("field.malformed");
        }
        return;
    }
    auto const node = source.body ? source.body->member(name) : std::nullopt;
    if (node)
        json::Form<F>::decode(*node, out, source.decoder);
    else if (!json::is_optional<F>)
        source.decoder.fault("field.required");
}

template <class T>
Result<T> decode(http::Request const& request, std::optional<json::Node> body)
{
    T value{};
    json::Decoder decoder;
    Source const source{request, body, decoder};
    boost::mp11::mp_for_each<json::Members<T>>([&](auto member) {
        decoder.inside_field(member.name, [&] { decode_field(source, member.name, value.*member.pointer); });
    });
    if (body && body->kind() == json::Kind::object)
        body->for_each_member([&](std::string_view name, json::Node) {
            if (!json::Form<T>::has(name))
                decoder.inside_field(name, [&] { decoder.fault("field.unknown"); });
        });
    if (!decoder.faults().empty()) return fail(ErrorKind::invalid, "request.invalid", decoder.faults());
    return value;
}

template <class Output>
http::Response answer(Output const& output, int status)
{
    auto response = http::json(status, json::write(output));
    if constexpr (requires {
                      {
                          output.version
                          } -> std::convertible_to<std::int64_t>;
                  })
        response.set("ETag", quoted(output.version));
    return response;
}

// The request's body as JSON; an absent body is an empty object's stand-in.
Result<std::optional<json::Document>> body_of(http::Request const& request);

}  // namespace detail

template <class T>
void Api::describe(Operation operation)
{
    auto const captures = detail::captures_of(operation.pattern);
    std::set<std::string> outside(captures.begin(), captures.end());
    outside.insert("if_match");
    json::Writer parameters;
    parameters.begin_array();
    json::Form<T>::for_each_field([&]<class F>(std::string const& name, F*) {
        bool const in_path = std::find(captures.begin(), captures.end(), name) != captures.end();
        bool const is_header = name == "if_match";
        if (!in_path && !is_header && !operation.is_query) return;
        parameters.begin_object().key("name").string(is_header ? "If-Match" : name);
        parameters.key("in").string(in_path ? "path" : is_header ? "header" : "query");
        parameters.key("required").boolean(in_path || is_header || !json::is_optional<F>).key("schema");
        if (is_header)
            parameters.raw(R"({"type":"string"})");
        else
            json::Form<F>::schema(parameters, m_schemas);
        parameters.end_object();
    });
    operation.parameters = parameters.end_array().take();
    if (!operation.is_query) {
        json::Writer body;
        json::Form<T>::inline_schema(body, m_schemas, outside);
        operation.request_schema = body.take();
    }
    json::Writer response;
    json::Form<typename T::Output>::schema(response, m_schemas);
    operation.response_schema = response.take();
    m_operations.push_back(std::move(operation));
}

template <class Command>
void Api::upload(http::Method method, std::string pattern, http::Handler handler, std::size_t most_bytes)
{
    route({.method = method,
           .pattern = std::move(pattern),
           .handler = std::move(handler),
           .body_limit = most_bytes,
           .stream_body_to_file = true,
           .admits = [this](http::Request const& request) -> std::optional<http::Response> {
               auto const actor = actor_of(request);
               if (!actor) return detail::refusal(actor.error(), request);
               auto const allowed = work::let_in<Command>(m_runtime, *actor, {request.id});
               return allowed ? std::nullopt : std::optional(detail::refusal(allowed.error(), request));
           }});
}

template <class Command>
void Api::command(http::Method method, std::string pattern, int status, std::function<void(Command&)> lend)
{
    prepared_command<Command>(
        method, std::move(pattern),
        [lend](access::Actor const&, Command& command) -> Result<Done> {
            if (lend) lend(command);
            return Done{};
        },
        status);
}

template <class Command>
void Api::prepared_command(http::Method method, std::string pattern,
                           std::function<Result<Done>(access::Actor const&, Command&)> prepare, int status)
{
    describe<Command>(
        {method, pattern, std::string(Command::name), enum_text(Command::needs), false, status, {}, {}, {}});
    m_router.add({method, std::move(pattern), [this, status, prepare](http::Request const& request) {
                      auto const actor = m_identify(request);
                      if (!actor) return detail::refusal(actor.error(), request);
                      auto const body = detail::body_of(request);
                      if (!body) return detail::refusal(body.error(), request);
                      if constexpr (requires(Command c) { c.if_match; })
                          if (!detail::if_match(request))
                              return detail::refusal({ErrorKind::stale, "request.if_match_missing"}, request);
                      auto command = detail::decode<Command>(
                          request, *body ? std::optional((*body)->root()) : std::nullopt);
                      if (!command) return detail::refusal(command.error(), request);
                      if (auto const ready = prepare(*actor, *command); !ready)
                          return detail::refusal(ready.error(), request);
                      auto const output = work::execute(m_runtime, *actor, *command, {request.id});
                      if (!output) return detail::refusal(output.error(), request);
                      return detail::answer(*output, status);
                  }});
}

template <class Query>
void Api::query(std::string pattern, std::function<void(Query&)> lend)
{
    prepared_query<Query>(std::move(pattern), [lend](access::Actor const&, Query& query) -> Result<Done> {
        if (lend) lend(query);
        return Done{};
    });
}

template <class Query>
void Api::prepared_query(std::string pattern,
                         std::function<Result<Done>(access::Actor const&, Query&)> prepare)
{
    describe<Query>({http::Method::get,
                     pattern,
                     std::string(Query::name),
                     enum_text(Query::needs),
                     true,
                     200,
                     {},
                     {},
                     {}});
    m_router.add({http::Method::get, std::move(pattern), [this, prepare](http::Request const& request) {
                      auto const actor = m_identify(request);
                      if (!actor) return detail::refusal(actor.error(), request);
                      auto query = detail::decode<Query>(request, std::nullopt);
                      if (!query) return detail::refusal(query.error(), request);
                      if (auto const ready = prepare(*actor, *query); !ready)
                          return detail::refusal(ready.error(), request);
                      auto const output = work::ask(m_runtime, *actor, *query, {request.id});
                      if (!output) return detail::refusal(output.error(), request);
                      return detail::answer(*output, 200);
                  }});
}

}  // namespace samsyn::api
