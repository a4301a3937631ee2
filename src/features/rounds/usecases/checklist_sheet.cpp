// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/checklist_sheet.h"

#include <algorithm>

#include "src/features/rounds/store/category_store.h"

namespace samsyn::rounds {
namespace {

constexpr std::size_t most_questions = 60;
constexpr auto between_categories = " ,;";

std::string trimmed(std::string const& text)
{
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::size_t letters(std::string const& text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Reads one line; what cannot be read is noted and left empty.
class Line {
public:
    Line(ChecklistRow const& row, std::vector<ChecklistRowFault>& faults) : m_row(row), m_faults(faults) {}

    template <std::size_t Max, std::size_t Min>
    void read(char const* column, Text<Max, Min>& out)
    {
        auto const cell = text(column);
        if (letters(cell) < Min) return fault(column, "field.required");
        if (letters(cell) > Max) return fault(column, "field.too_long");
        out = cell;
    }
    void read(char const* column, bool& out)
    {
        auto const cell = text(column);
        auto const is_one_of = [&](std::initializer_list<char const*> words) {
            return std::any_of(words.begin(), words.end(), [&](char const* word) { return cell == word; });
        };
        out = is_one_of({"1", "x", "X", "ja", "Ja", "yes", "Yes", "true", "TRUE"});
        if (!out && !is_one_of({"", "0", "nej", "Nej", "no", "No", "false", "FALSE"}))
            fault(column, "field.malformed");
    }
    void read(char const* column, ListOf<Text<40>, 40>& out, std::set<std::string> const& known)
    {
        auto const cell = text(column);
        for (std::size_t from = cell.find_first_not_of(between_categories); from != std::string::npos;) {
            auto const to = cell.find_first_of(between_categories, from);
            auto const code = cell.substr(from, to - from);
            if (!known.contains(code)) fault(column, "category.unknown");
            out.items.emplace_back(code);
            from = cell.find_first_not_of(between_categories, to);
        }
        if (out.size() > out.max) fault(column, "field.too_long");
    }

private:
    std::string text(char const* column) const
    {
        auto const found = m_row.cells.find(column);
        return found == m_row.cells.end() ? std::string() : trimmed(found->second);
    }
    void fault(char const* column, char const* code)
    {
        m_faults.push_back({static_cast<std::int64_t>(m_row.number), column, code});
    }
    ChecklistRow const& m_row;
    std::vector<ChecklistRowFault>& m_faults;
};

Question read_question(ChecklistRow const& row, std::set<std::string> const& known,
                       std::vector<ChecklistRowFault>& faults)
{
    Line line(row, faults);
    Question question;
    line.read("code", question.code);
    line.read("question_sv", question.name.sv);
    line.read("question_en", question.name.en);
    line.read("help_sv", question.help_sv);
    line.read("help_en", question.help_en);
    line.read("required", question.required);
    line.read("categories", question.categories, known);
    return question;
}

}  // namespace

std::vector<std::string> const& checklist_columns()
{
    static std::vector<std::string> const columns{"code",    "question_sv", "question_en", "help_sv",
                                                  "help_en", "required",    "categories"};
    return columns;
}

std::vector<std::string> checklist_line(Question const& question)
{
    std::string categories;
    for (auto const& category : question.categories)
        categories += (categories.empty() ? "" : " ") + category.value;
    return {question.code,    question.name.sv, question.name.en,
            question.help_sv, question.help_en, question.required ? "x" : "",
            categories};
}

Result<access::Scope> scope_of(ReadChecklistSheet const&, work::Reading&) { return access::Scope{}; }

Result<ChecklistDraft> handle(ReadChecklistSheet const& query, work::Reading& reading)
{
    if (query.rows.empty()) return fail(ErrorKind::invalid, "table.empty");
    if (query.rows.size() > most_questions) return fail(ErrorKind::invalid, "checklist.too_long");
    std::set<std::string> known;
    for (auto const& category : CategoryStore(reading.transaction, reading.actor.tenant).list())
        if (!category.retired_on) known.insert(category.code);
    ChecklistDraft draft;
    for (auto const& row : query.rows) draft.questions.push_back(read_question(row, known, draft.errors));
    return draft;
}

}  // namespace samsyn::rounds
