// SPDX-License-Identifier: EUPL-1.2
#include "lib/disclosure/plan_file.h"

#include "lib/json/form.h"

namespace samsyn::disclosure {
namespace {

template <class T>
Result<T> member(json::Node root, std::string const& name)
{
    T value{};
    json::Decoder decoder;
    auto const found = root.member(name);
    decoder.inside_field(name, [&] {
        if (found)
            json::Form<T>::decode(*found, value, decoder);
        else
            decoder.fault("field.required");
    });
    if (!decoder.faults().empty()) return fail(ErrorKind::invalid, "request.invalid", decoder.faults());
    return value;
}

void write_dimension(Dimension const& dimension, json::Writer& out)
{
    out.begin_object().key("name").string(dimension.name.value);
    if (dimension.same_as) out.key("same_as").string(dimension.same_as->value);
    out.key("codes").begin_array();
    for (auto const& code : dimension.codes) {
        out.begin_object().key("code").string(code.code.value);
        if (code.parent) out.key("parent").string(code.parent->value);
        if (code.published) out.key("published").boolean(*code.published);
        out.end_object();
    }
    out.end_array().end_object();
}

void write_table(ReleasedTable const& table, json::Writer& out)
{
    out.begin_object().key("name").string(table.name.value).key("dimensions");
    json::Form<ListOf<CodeText, 6>>::encode(*table.dimensions, out);
    out.key("cells").begin_array();
    for (auto const& cell : table.cells) {
        out.begin_object().key("key");
        json::Form<Key>::encode(cell.key, out);
        if (cell.count)
            out.key("count").integer(cell.count->value);
        else
            out.key("suppressed").boolean(true);
        out.end_object();
    }
    out.end_array().end_object();
}

}  // namespace

Result<Plan> read_plan(std::string_view json) { return json::read<Plan>(json); }

Result<Release> read_release(std::string_view json)
{
    auto const document = json::Document::parse(json);
    if (!document) return refuse(document);
    auto const root = document->root();
    if (root.kind() != json::Kind::object) return fail(ErrorKind::invalid, "release.not_a_release");
    auto const released = member<bool>(root, "released");
    if (!released) return refuse(released);
    if (!*released) return fail_field("released", "release.not_released");
    Release release;
    if (root.member("dimensions")) {
        auto dimensions = member<ListOf<Dimension, 50>>(root, "dimensions");
        if (!dimensions) return refuse(dimensions);
        release.dimensions = std::move(*dimensions);
    }
    auto tables = member<ListOf<ReleasedTable, 50>>(root, "tables");
    if (!tables) return refuse(tables);
    release.tables = std::move(*tables);
    return release;
}

Result<AuditNumbers> read_audit(std::string_view json)
{
    auto const document = json::Document::parse(json);
    if (!document) return refuse(document);
    return member<AuditNumbers>(document->root(), "audit");
}

std::string write_answer(Protected const& answer, std::int64_t k, std::string_view reason, double seconds)
{
    json::Writer out;
    out.begin_object().key("released").boolean(answer.refusal == Refusal::none);
    out.key("reason").string(reason).key("k").integer(k).key("tables").begin_array();
    for (auto const& table : answer.release.tables) write_table(table, out);
    out.end_array().key("dimensions").begin_array();
    for (auto const& dimension : answer.release.dimensions) write_dimension(dimension, out);
    out.end_array().key("primary").integer(static_cast<std::int64_t>(answer.primary));
    out.key("secondary").integer(static_cast<std::int64_t>(answer.secondary));
    out.key("audit").begin_object().key("cells").integer(static_cast<std::int64_t>(answer.audited));
    out.key("violations").integer(static_cast<std::int64_t>(answer.violations)).end_object();
    out.key("seconds").number(seconds).end_object();
    return out.take() + "\n";
}

}  // namespace samsyn::disclosure
