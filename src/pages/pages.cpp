// SPDX-License-Identifier: EUPL-1.2
#include "src/pages/pages.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "lib/base/enum_text.h"
#include "lib/http/percent.h"
#include "lib/json/node.h"

namespace samsyn::pages {
namespace {

using texts::Language;

// Vite's manifest: from the source's path to the built file's.
std::map<std::string, std::string> read_manifest(std::string const& folder)
{
    if (folder.empty()) return {};
    std::string const file = folder + "/manifest.json";
    std::ifstream in(file);
    std::ostringstream content;
    content << in.rdbuf();
    auto const document = json::Document::parse(content.str());
    if (!in || !document) throw std::runtime_error(file + " cannot be read; build the front end first");
    std::map<std::string, std::string> assets;
    document->root().for_each_member([&](std::string_view source, json::Node entry) {
        if (auto const built = entry.member("file")) assets[std::string(source)] = built->string();
    });
    return assets;
}

html::Value field_values(texts::Texts const& texts, Language language, Field const& field)
{
    html::Value shown;
    shown["id"] = field.name;
    shown["label"] = texts.text_of(language, field.label);
    shown["hint"] = field.hint.empty() ? "" : texts.text_of(language, field.hint);
    shown["type"] = field.type;
    shown["value"] = field.value;
    shown["autocomplete"] = field.autocomplete;
    shown["optional"] = field.is_optional;
    shown["error"] = false;
    return shown;
}

// Where the language switch and signing in come back to. A form that was refused is shown at the address that
// took it, and has no query of its own.
std::string address_of(http::Request const& request)
{
    auto address = http::percent_encode(request.path);
    if (!http::is_safe(request.method)) return address;
    char before = '?';
    for (auto const& [name, value] : request.query) {
        address += before + http::percent_encode(name) + "=" + http::percent_encode(value);
        before = '&';
    }
    return address;
}

}  // namespace

Pages::Pages(Folders const& folders)
    : m_templates(folders.templates), m_texts(folders.texts), m_assets(read_manifest(folders.built_web))
{
}

http::Response Pages::show(http::Request const& request, Page const& page, html::Value values) const
{
    auto const language = language_of(request);
    auto const frame_values = frame(request, page);
    for (auto const& [name, value] : std::get<html::Value::Fields>(frame_values.held())) values[name] = value;
    auto const text = [&](std::string const& key) { return m_texts.find(language, key).value_or(key); };
    auto response = http::html(page.status, m_templates.render(page.name, values, text));
    response.set("Cache-Control", "no-store");
    response.set("Content-Language", enum_text(language));
    return response;
}

html::Value Pages::frame(http::Request const& request, Page const& page) const
{
    auto const language = language_of(request);
    html::Value values;
    values["language"] = enum_text(language);
    values["other_language"] = language == Language::sv ? "en" : "sv";
    values["title"] = m_texts.text_of(language, page.title);
    values["stylesheet"] = asset("src/public.css");
    values["here"] = address_of(request);
    return values;
}

html::Value Pages::form(http::Request const& request, std::vector<Field> const& fields,
                        std::optional<Error> const& refused) const
{
    auto const language = language_of(request);
    html::Value values;
    for (auto const& field : fields) values[field.name] = field_values(m_texts, language, field);
    if (!refused) return values;
    html::Value::List errors;
    for (auto const& fault : refused->fields) {
        bool const shown =
            std::any_of(fields.begin(), fields.end(), [&](auto const& f) { return f.name == fault.field; });
        auto const text = sentence(language, fault.code);
        if (shown) values[fault.field]["error"] = text;
        errors.push_back(html::Value::Fields{{"field", shown ? fault.field : ""}, {"text", text}});
    }
    if (errors.empty())
        errors.push_back(html::Value::Fields{{"field", ""}, {"text", sentence(language, refused->code)}});
    values["errors"] = html::Value::Fields{{"list", errors}};
    return values;
}

std::string Pages::sentence(Language language, std::string const& code) const
{
    return m_texts.text_of(language, "error." + code);
}

std::string Pages::asset(std::string const& source) const
{
    auto const found = m_assets.find(source);
    return found == m_assets.end() ? std::string() : "/static/" + found->second;
}

std::optional<Language> chosen_language(http::Request const& request)
{
    return enum_from_text<Language>(request.cookie("samsyn_lang").value_or(""));
}

Language language_of(http::Request const& request)
{
    if (auto const chosen = chosen_language(request)) return *chosen;
    auto const wanted = request.header("Accept-Language").value_or("");
    return wanted.starts_with("en") ? Language::en : Language::sv;
}

void set_language(http::Response& response, Language language)
{
    response.set("Set-Cookie",
                 "samsyn_lang=" + enum_text(language) + "; Path=/; Max-Age=31536000; SameSite=Lax");
}

void forget_language(http::Response& response)
{
    response.set("Set-Cookie", "samsyn_lang=; Path=/; Max-Age=0; SameSite=Lax");
}

std::string local_path(std::string const& wanted, std::string const& fallback)
{
    bool const begins_well = wanted.size() >= 1 && wanted[0] == '/' &&
                             (wanted.size() == 1 || (wanted[1] != '/' && wanted[1] != '\\'));
    bool const is_plain = wanted.size() <= 1000 && std::all_of(wanted.begin(), wanted.end(), [](char c) {
                              return c > ' ' && c < 0x7f && c != '\\';
                          });
    return begins_well && is_plain ? wanted : fallback;
}

http::Response to_sign_in(http::Request const& request)
{
    return http::see_other("/logga-in?next=" + http::percent_encode(address_of(request)));
}

}  // namespace samsyn::pages
