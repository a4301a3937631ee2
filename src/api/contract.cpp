// SPDX-License-Identifier: EUPL-1.2
#include <map>

#include "src/api/api.h"

namespace samsyn::api {
namespace {

void write_problem_response(json::Writer& out)
{
    out.key("default").raw(
        R"({"description":"Refused; code says why and fields say where","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}})");
}

void write_operation(json::Writer& out, Operation const& operation)
{
    out.begin_object().key("operationId").string(operation.name);
    out.key("tags").begin_array().string(operation.name.substr(0, operation.name.find('.'))).end_array();
    out.key("x-permission").string(operation.permission);
    out.key("parameters").raw(operation.parameters);
    if (!operation.request_schema.empty()) {
        out.key("requestBody")
            .begin_object()
            .key("content")
            .begin_object()
            .key("application/json")
            .begin_object();
        out.key("schema").raw(operation.request_schema).end_object().end_object().end_object();
    }
    out.key("responses").begin_object().key(std::to_string(operation.status)).begin_object();
    out.key("description")
        .string("Done")
        .key("content")
        .begin_object()
        .key("application/json")
        .begin_object();
    out.key("schema").raw(operation.response_schema).end_object().end_object().end_object();
    write_problem_response(out);
    out.end_object().end_object();
}

constexpr auto problem_schema =
    R"({"type":"object","properties":{"type":{"type":"string"},"status":{"type":"integer"},"code":{"type":"string"},)"
    R"("request":{"type":"string"},"fields":{"type":"array","items":{"type":"object","properties":)"
    R"({"field":{"type":"string"},"code":{"type":"string"}},"required":["field","code"]}}},)"
    R"("required":["type","status","code","request","fields"]})";

}  // namespace

std::string Api::contract() const
{
    std::map<std::string, std::map<std::string, Operation const*>> paths;
    for (auto const& operation : m_operations) {
        std::string method(http::method_name(operation.method));
        for (auto& letter : method)
            letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        paths[operation.pattern][method] = &operation;
    }
    json::Writer out;
    out.begin_object().key("openapi").string("3.1.0");
    out.key("info").raw(R"({"title":"Samsyn","version":"1"})");
    out.key("paths").begin_object();
    for (auto const& [pattern, methods] : paths) {
        out.key(pattern).begin_object();
        for (auto const& [method, operation] : methods) {
            out.key(method);
            write_operation(out, *operation);
        }
        out.end_object();
    }
    out.end_object().key("components").begin_object();
    out.key("securitySchemes").raw(R"({"session":{"type":"apiKey","in":"cookie","name":"__Host-samsyn"}})");
    out.key("schemas").begin_object().key("Problem").raw(problem_schema);
    for (auto const& [name, schema] : m_schemas.components()) out.key(name).raw(schema);
    out.end_object().end_object().key("security").raw(R"([{"session":[]}])").end_object();
    return out.take();
}

}  // namespace samsyn::api
