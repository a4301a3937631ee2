// SPDX-License-Identifier: EUPL-1.2
#include "lib/texts/texts.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "lib/json/node.h"

namespace samsyn::texts {

// Made by embed_texts.py.
extern char const* const built_in_sv;
extern char const* const built_in_en;

namespace {

using Flat = std::map<std::string, std::string, std::less<>>;

void flatten(json::Node node, std::string const& path, Flat& out)
{
    if (node.kind() == json::Kind::string) out[path] = node.string();
    node.for_each_member([&](std::string_view name, json::Node member) {
        flatten(member, path.empty() ? std::string(name) : path + "." + std::string(name), out);
    });
}

Flat read_json(std::string const& content, std::string const& file)
{
    auto const document = json::Document::parse(content);
    if (!document || document->root().kind() != json::Kind::object)
        throw std::runtime_error(file + " cannot be read as texts");
    Flat flat;
    flatten(document->root(), "", flat);
    return flat;
}

Flat read_file(std::string const& file)
{
    std::ifstream in(file);
    std::ostringstream content;
    content << in.rdbuf();
    return read_json(in ? content.str() : "", file);
}

std::string fill(std::string_view text, Arguments const& arguments)
{
    std::string out;
    while (!text.empty()) {
        auto const open = text.find("{{");
        auto const close = open == std::string_view::npos ? open : text.find("}}", open);
        if (close == std::string_view::npos) break;
        auto const found = arguments.find(std::string(text.substr(open + 2, close - open - 2)));
        out += text.substr(0, open);
        if (found != arguments.end()) out += found->second;
        text.remove_prefix(close + 2);
    }
    return out += text;
}

}  // namespace

Texts::Texts(std::string const& folder)
{
    m_texts[static_cast<int>(Language::sv)] = read_file(folder + "/sv.json");
    m_texts[static_cast<int>(Language::en)] = read_file(folder + "/en.json");
}

Texts const& Texts::built_in()
{
    static Texts const built_in = [] {
        Texts texts;
        texts.m_texts[static_cast<int>(Language::sv)] = read_json(built_in_sv, "sv.json");
        texts.m_texts[static_cast<int>(Language::en)] = read_json(built_in_en, "en.json");
        return texts;
    }();
    return built_in;
}

std::optional<std::string> Texts::find(Language language, std::string_view key) const
{
    auto const& texts = m_texts[static_cast<int>(language)];
    auto const found = texts.find(key);
    return found == texts.end() ? std::nullopt : std::optional(found->second);
}

std::string Texts::text_of(Language language, std::string_view key, Arguments const& arguments) const
{
    auto const text = find(language, key);
    return text ? fill(*text, arguments) : std::string(key);
}

std::string Texts::counted(Language language, std::string_view key, std::int64_t count,
                           Arguments arguments) const
{
    arguments.try_emplace("count", std::to_string(count));
    auto const form = std::string(key) + (count == 1 || count == -1 ? "_one" : "_other");
    return text_of(language, form, arguments);
}

}  // namespace samsyn::texts
