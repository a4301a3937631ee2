// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/domain/import.h"

namespace samsyn::datasets {
namespace {

constexpr std::size_t most_name_bytes = 120;

bool is_in_character(char sign) { return (static_cast<unsigned char>(sign) & 0xC0U) == 0x80U; }

}  // namespace

ImportState Import::state() const
{
    using enum ImportState;
    if (withdrawn_at) return withdrawn;
    if (imported_at) return done;
    if (discarded_at) return discarded;
    if (is_running()) return *task == ImportTask::run ? importing : checking;
    if (!failure.empty()) return failed;
    return check_report.empty() ? uploaded : checked;
}

void Import::ask_for(ImportTask wanted, UtcTime now)
{
    task = wanted;
    asked_at = now;
    ended_at.reset();
    failure.clear();
    if (wanted == ImportTask::check) check_report.clear();
}

void Import::end(UtcTime now, std::string code)
{
    ended_at = now;
    failure = std::move(code);
}

void Import::set_plan(std::string json, std::string name)
{
    plan = std::move(json);
    profile = std::move(name);
    ++plan_version;
    check_report.clear();
    failure.clear();
}

std::string plain_file_name(std::string_view said)
{
    auto const folder = said.find_last_of("/\\");
    std::string name;
    for (char const sign : folder == said.npos ? said : said.substr(folder + 1))
        if (static_cast<unsigned char>(sign) >= 0x20 && sign != 0x7F) name += sign;
    if (name.size() > most_name_bytes) {
        auto end = most_name_bytes;
        while (end > 0 && is_in_character(name[end])) --end;
        name.resize(end);
    }
    return name;
}

}  // namespace samsyn::datasets
