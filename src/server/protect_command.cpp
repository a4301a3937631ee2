// SPDX-License-Identifier: EUPL-1.2
#include "src/server/protect_command.h"

#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "lib/base/enum_text.h"
#include "lib/disclosure/coarsen.h"
#include "lib/disclosure/plan_file.h"

namespace samsyn::server {
namespace {

using disclosure::Protected;
using disclosure::Refusal;

constexpr std::uintmax_t most_bytes = 64 * 1024 * 1024;  // of a plan or a release

Result<std::string> content_of(std::string const& file)
{
    std::error_code error;
    auto const bytes = std::filesystem::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    if (error || !in) return fail_field(file, "file.unreadable");
    if (bytes > most_bytes) return fail_field(file, "file.too_large");
    return std::string(std::istreambuf_iterator<char>(in), {});
}

// Says in which file the fields at fault are.
tl::unexpected<Error> in_file(Error error, std::string const& file)
{
    if (error.fields.empty()) error.fields.push_back({file, error.code});
    for (auto& fault : error.fields)
        if (fault.field != file) fault.field = file + ": " + fault.field;
    return tl::unexpected<Error>(std::move(error));
}

template <class Value, class Read>
Result<Value> read_file(std::string const& file, Read&& read)
{
    auto const content = content_of(file);
    if (!content) return refuse(content);
    auto value = read(*content);
    if (!value) return in_file(value.error(), file);
    return value;
}

Result<std::int64_t> threshold(Given const& given)
{
    auto const text = given.text("k", "5");
    std::int64_t k = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), k);
    if (error != std::errc{} || end != text.data() + text.size())
        return fail_field("--k", "field.not_integer");
    if (k < disclosure::least_k || k > disclosure::most_k) return fail_field("--k", "protect.k");
    return k;
}

// "previous[1].tables[0]" as "week-2.json: tables[0]".
Error with_files_named(Error error, std::string const& plan, std::vector<std::string> const& previous)
{
    for (auto& fault : error.fields) {
        std::string file = plan;
        for (std::size_t i = 0; i < previous.size(); ++i) {
            auto const place = "previous[" + std::to_string(i) + "].";
            if (!fault.field.starts_with(place)) continue;
            file = previous[i];
            fault.field.erase(0, place.size());
        }
        fault.field = file + ": " + fault.field;
    }
    return error;
}

// The plan as it is, or with --coarsen as coarse as it must be to be worth reading.
Result<disclosure::Plan> plan_of(Given const& given, std::int64_t k)
{
    auto plan = read_file<disclosure::Plan>(given.path("plan"), disclosure::read_plan);
    if (!plan || !given.has("coarsen")) return plan;
    std::vector<std::string> order;
    std::istringstream names(given.text("coarsen"));
    for (std::string name; std::getline(names, name, ',');) order.push_back(name);
    auto made = disclosure::coarsened(std::move(*plan), k, order);
    if (!made) return tl::unexpected<Error>(with_files_named(made.error(), given.path("plan"), {}));
    return std::move(made->plan);
}

Result<Protected> answer_of(Given const& given, std::int64_t k)
{
    auto const plan = plan_of(given, k);
    if (!plan) return refuse(plan);
    auto const files = given.paths("previous");
    std::vector<disclosure::Release> previous;
    for (auto const& file : files) {
        auto release = read_file<disclosure::Release>(file, disclosure::read_release);
        if (!release) return refuse(release);
        previous.push_back(std::move(*release));
    }
    auto answer = disclosure::protect(*plan, k, previous);
    if (!answer) return tl::unexpected<Error>(with_files_named(answer.error(), given.path("plan"), files));
    return answer;
}

std::string reason(Protected const& answer, std::int64_t k, Given const& given, texts::Texts const& texts)
{
    if (answer.refusal == Refusal::none) return {};
    return texts.text_of(given.language, "cli.protect." + enum_text(answer.refusal),
                         {{"k", std::to_string(k)}});
}

std::string summary(Protected const& answer, std::int64_t k, Given const& given, texts::Texts const& texts)
{
    auto const said = [&](std::string const& key, texts::Arguments const& arguments) {
        return texts.text_of(given.language, "cli.protect." + key, arguments) + "\n";
    };
    std::string lines = said("released", {{"k", std::to_string(k)}});
    for (auto const& table : answer.release.tables) {
        std::size_t hidden = 0;
        for (auto const& cell : table.cells) hidden += cell.count ? 0 : 1;
        lines += said("table", {{"name", table.name.value},
                                {"cells", std::to_string(table.cells.size())},
                                {"hidden", std::to_string(hidden)}});
    }
    return lines + said("audited", {{"primary", std::to_string(answer.primary)},
                                    {"secondary", std::to_string(answer.secondary)},
                                    {"cells", std::to_string(answer.audited)}});
}

}  // namespace

Printed protect_tables(Options const&, Given const& given, texts::Texts const& texts)
{
    auto const started = std::chrono::steady_clock::now();
    auto const k = threshold(given);
    if (!k) return refused(k.error(), given, texts);
    auto const answer = answer_of(given, *k);
    if (!answer) return refused(answer.error(), given, texts);
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - started;
    auto const why = reason(*answer, *k, given, texts);
    Printed printed;
    if (given.has("json")) printed.out = disclosure::write_answer(*answer, *k, why, took.count());
    if (answer->refusal == Refusal::none) {
        if (!given.has("json")) printed.out = summary(*answer, *k, given, texts);
        return printed;
    }
    printed.status = 1;
    printed.err = why + "\n";
    for (auto const& example : answer->examples) printed.err += "  " + example + "\n";
    return printed;
}

}  // namespace samsyn::server
