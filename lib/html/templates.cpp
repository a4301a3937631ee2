// SPDX-License-Identifier: EUPL-1.2
#include "lib/html/templates.h"

#include <filesystem>
#include <fstream>
#include <kainjow/mustache.hpp>
#include <sstream>
#include <stdexcept>

#include "lib/base/check.h"

namespace samsyn::html {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

data as_data(Value const& value);

data list_data(Value::List const& list)
{
    data out(data::type::list);
    for (auto const& item : list) out.push_back(as_data(item));
    return out;
}

data fields_data(Value::Fields const& fields)
{
    data out(data::type::object);
    for (auto const& [name, field] : fields) out.set(name, as_data(field));
    return out;
}

data as_data(Value const& value)
{
    auto const& held = value.held();
    if (auto const* text = std::get_if<std::string>(&held)) return text->empty() ? data(false) : data(*text);
    if (auto const* list = std::get_if<Value::List>(&held)) return list_data(*list);
    if (auto const* fields = std::get_if<Value::Fields>(&held)) return fields_data(*fields);
    return data(std::get<bool>(held));
}

std::string trimmed(std::string const& text)
{
    auto const first = text.find_first_not_of(" \n\t\"");
    auto const last = text.find_last_not_of(" \n\t\"");
    return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

// Finds partials among the templates, apart from the values, so that neither hides the other.
class PageContext final : public kainjow::mustache::context<std::string> {
public:
    PageContext(data const& values, std::map<std::string, data> const& partials)
        : context(&values), m_partials(partials)
    {
    }
    data const* get_partial(std::string const& name) const override
    {
        auto const found = m_partials.find(name);
        return found == m_partials.end() ? nullptr : &found->second;
    }

private:
    std::map<std::string, data> const& m_partials;
};

std::string read_template(std::filesystem::path const& file)
{
    std::ifstream in(file);
    std::ostringstream out;
    out << in.rdbuf();
    auto text = out.str();
    bool const escapes = text.find("{{{") == std::string::npos && text.find("{{&") == std::string::npos;
    if (!in || !escapes || !mustache(text).is_valid())
        throw std::runtime_error(file.string() + " is not a template that can be used");
    return text;
}

}  // namespace

std::string escape(std::string_view text) { return kainjow::mustache::html_escape(std::string(text)); }

Templates::Templates(std::string const& folder)
{
    if (!std::filesystem::is_directory(folder)) throw std::runtime_error(folder + " has no templates");
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".mustache")
            m_sources[entry.path().stem().string()] = read_template(entry.path());
}

std::string Templates::render(std::string_view name, Value const& values, TextOfKey const& text) const
{
    auto const found = m_sources.find(std::string(name));
    check(found != m_sources.end());
    data shown = as_data(values);
    check(shown.is_object() || shown.is_false());
    if (!shown.is_object()) shown = data(data::type::object);
    // The text is a template itself, so its placeholders are filled and escaped like any other tag.
    shown.set("t",
              kainjow::mustache::lambda([&](std::string const& key) { return escape(text(trimmed(key))); }));
    std::map<std::string, data> partials;
    for (auto const& [partial, source] : m_sources) partials.emplace(partial, data(source));
    PageContext context(shown, partials);
    mustache page(found->second);
    auto html = page.render(context);
    check(page.is_valid());
    return html;
}

}  // namespace samsyn::html
