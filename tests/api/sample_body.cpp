// SPDX-License-Identifier: EUPL-1.2
#include "tests/api/sample_body.h"

#include "lib/base/check.h"
#include "lib/base/id.h"
#include "lib/json/node.h"
#include "lib/json/writer.h"

namespace samsyn::tests {
namespace {

using json::Node;

class Sampler {
public:
    Sampler(Node components, std::map<std::string, std::string> const& ids)
        : m_components(components), m_ids(ids)
    {
    }

    void write(Node schema, std::string const& name, json::Writer& out)
    {
        if (auto const reference = schema.member("$ref")) return write(named(reference->string()), name, out);
        if (auto const choices = schema.member("anyOf")) return write(choices->at(0), name, out);
        auto const type = schema.member("type");
        if (!type) {
            out.null();
            return;
        }
        if (type->string() == "object") return write_object(schema, out);
        if (type->string() == "array") {
            out.begin_array().end_array();
            return;
        }
        if (type->string() == "boolean") {
            out.boolean(false);
            return;
        }
        if (type->string() == "integer" || type->string() == "number") return write_number(schema, out);
        out.string(text(schema, name));
    }

private:
    Node named(std::string_view reference) const
    {
        auto const name = reference.substr(reference.rfind('/') + 1);
        auto const found = m_components.member(name);
        check(found.has_value());
        return *found;
    }

    void write_object(Node schema, json::Writer& out)
    {
        out.begin_object();
        auto const properties = schema.member("properties");
        auto const required = schema.member("required");
        for (std::size_t i = 0; required && properties && i < required->size(); ++i) {
            std::string const name(required->at(i).string());
            out.key(name);
            write(*properties->member(name), name, out);
        }
        out.end_object();
    }

    static void write_number(Node schema, json::Writer& out)
    {
        auto const least = schema.member("minimum");
        out.integer(least ? least->integer() : 0);
    }

    std::string text(Node schema, std::string const& name) const
    {
        if (auto const choices = schema.member("enum")) return std::string(choices->at(0).string());
        auto const format = schema.member("format");
        auto const kind = format ? format->string() : std::string_view();
        if (kind == "date") return "2026-03-02";
        if (kind == "date-time") return "2026-03-02T12:00:00.000Z";
        if (kind == "uuid") return m_ids.contains(name) ? m_ids.at(name) : Uuid::from_name(name).text();
        auto const least = schema.member("minLength");
        return std::string(least ? static_cast<std::size_t>(least->integer()) : 0, 'x');
    }

    Node m_components;
    std::map<std::string, std::string> const& m_ids;
};

}  // namespace

std::string sample_body(std::string const& schema, std::string const& contract,
                        std::map<std::string, std::string> const& ids)
{
    auto const parsed = json::Document::parse(schema);
    auto const whole = json::Document::parse(contract);
    check(parsed.has_value() && whole.has_value());
    json::Writer out;
    Sampler(*whole->root().member("components")->member("schemas"), ids).write(parsed->root(), "", out);
    return out.take();
}

}  // namespace samsyn::tests
