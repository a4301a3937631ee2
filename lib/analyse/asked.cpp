// SPDX-License-Identifier: EUPL-1.2
#include "lib/analyse/asked.h"

#include <charconv>
#include <cmath>

#include "lib/json/writer.h"
#include "lib/tabular/number.h"

namespace samsyn::analyse {
namespace {

constexpr std::size_t most_words = 1000;  // in one option, commas between

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> parts;
    while (parts.size() < most_words) {
        auto const comma = std::min(text.find(','), text.size());
        parts.emplace_back(text.substr(0, comma));
        if (comma == text.size()) break;
        text.remove_prefix(comma + 1);
    }
    return parts;
}

std::optional<double> plain_number(std::string_view text)
{
    if (text == "inf") return no_limit;
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || std::isnan(value)) return std::nullopt;
    return value;
}

std::string base_name(std::string const& path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

std::string json_number(double number)
{
    json::Writer out;
    out.number(number);
    return out.take();
}

std::string json_string(std::string_view text)
{
    json::Writer out;
    out.string(text);
    return out.take();
}

Asked::Asked(Options options, std::string folder) : m_options(std::move(options)), m_folder(std::move(folder))
{
}

std::string const* Asked::given(std::string const& name) const
{
    auto const found = m_options.find(name);
    return found == m_options.end() || found->second.empty() ? nullptr : &found->second.front();
}

bool Asked::flag(std::string const& name)
{
    m_seen[name] = has(name) ? "true" : "false";
    return has(name);
}

std::string Asked::text(std::string const& name, std::string const& standard)
{
    auto const* const word = given(name);
    auto const& text = word && !word->empty() ? *word : standard;
    m_seen[name] = json_string(text);
    return text;
}

std::optional<std::string> Asked::maybe_text(std::string const& name)
{
    auto const* const word = given(name);
    m_seen[name] = word && !word->empty() ? json_string(*word) : "null";
    return word && !word->empty() ? std::optional(*word) : std::nullopt;
}

std::optional<double> Asked::read_number(std::string const& name, std::string_view text, Within within)
{
    auto const value = plain_number(text);
    if (!value)
        fault(name + " " + std::string(text), "field.not_number");
    else if (*value < within.least || *value > within.most)
        fault(name + " " + std::string(text) + " (" + json_number(within.least) + " … " +
                  json_number(within.most) + ")",
              "field.out_of_range");
    else
        return value;
    return std::nullopt;
}

std::optional<double> Asked::maybe_number(std::string const& name, Within within)
{
    auto const word = maybe_text(name);
    if (!word) return std::nullopt;
    auto const value = read_number(name, *word, within);
    m_seen[name] = json_number(value.value_or(0));
    return value;
}

double Asked::number(std::string const& name, double standard, Within within)
{
    auto const value = maybe_number(name, within).value_or(standard);
    m_seen[name] = json_number(value);
    return value;
}

double Asked::number(std::string const& name, Within within)
{
    if (!given(name)) fault(name, "field.required");
    return number(name, 0, within);
}

std::uint64_t Asked::whole(std::string const& name, std::uint64_t standard, std::uint64_t least,
                           std::uint64_t most)
{
    double const value =
        number(name, static_cast<double>(standard), {static_cast<double>(least), static_cast<double>(most)});
    if (value == std::floor(value)) return static_cast<std::uint64_t>(value);
    fault(name, "field.not_integer");
    return standard;
}

std::uint64_t Asked::whole(std::string const& name, std::uint64_t least, std::uint64_t most)
{
    if (!given(name)) fault(name, "field.required");
    return whole(name, least, least, most);
}

std::vector<double> Asked::numbers(std::string const& name, Within within)
{
    std::vector<double> values;
    std::string seen;
    if (auto const* const word = given(name))
        for (auto const& part : split(*word))
            if (auto const value = read_number(name, part, within)) {
                values.push_back(*value);
                seen += (seen.empty() ? "" : ",") + json_number(*value);
            }
    m_seen[name] = "[" + seen + "]";
    return values;
}

std::vector<std::string> Asked::words(std::string const& name)
{
    std::vector<std::string> all;
    if (auto const* const word = given(name)) all = split(*word);
    std::string seen;
    for (auto const& word : all) seen += (seen.empty() ? "" : ",") + json_string(word);
    m_seen[name] = "[" + seen + "]";
    return all;
}

analytics::Running Asked::running()
{
    analytics::Running running;
    running.threads = static_cast<unsigned>(whole("threads", 0, 0, 1024));
    m_seen.erase("threads");
    return running;
}

std::string Asked::path(std::string const& name)
{
    auto const* const word = given(name);
    if (!word || word->empty()) return {};
    m_seen[name] = json_string(base_name(*word));
    return word->front() == '/' ? *word : m_folder + "/" + *word;
}

void Asked::fault(std::string const& option, std::string code)
{
    m_faults.push_back({"--" + option, std::move(code)});
}

Result<Done> Asked::fault() const
{
    if (m_faults.empty()) return Done{};
    return fail(ErrorKind::invalid, "analyse.options", m_faults);
}

std::string Asked::parameters() const
{
    json::Writer out;
    out.begin_object();
    for (auto const& [name, value] : m_seen) out.key(name).raw(value);
    out.end_object();
    return out.take();
}

}  // namespace samsyn::analyse
