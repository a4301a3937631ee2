// SPDX-License-Identifier: EUPL-1.2
#include "src/features/feedback/http/letters_page.h"

#include "lib/base/swedish_calendar.h"
#include "src/features/feedback/usecases/list_own_letters.h"

namespace samsyn::feedback {
namespace {

using html::Value;
using texts::Language;

std::string sent_on(pages::Pages const& pages, UtcTime time, Language language)
{
    auto const day = swedish_time(time).day;
    auto const month = pages.texts().text_of(language, "report.months." + std::to_string(day.month()));
    return pages.texts().text_of(language, "feedback.page.sent_on",
                                 {{"day", std::to_string(day.day_of_month())},
                                  {"month", month},
                                  {"year", std::to_string(day.year())}});
}

Value::List levels_of(pages::Pages const& pages, LetterWords const& words, Language language)
{
    Value::List levels;
    for (auto const& level : words.levels)
        levels.push_back(
            Value::Fields{{"category", level.category},
                          {"level", pages.texts().text_of(language, "ui.level." + enum_text(level.level))},
                          {"words", level.words}});
    return levels;
}

Value shown(pages::Pages const& pages, OwnLetter const& letter, Language language)
{
    auto const& words = language == Language::sv ? letter.letter.sv : letter.letter.en;
    Value::List answers;
    for (auto const& answer : words.answers)
        answers.push_back(Value::Fields{{"about", answer.about}, {"words", answer.words}});
    Value value;
    value["id"] = letter.id.text();
    value["title"] = words.title;
    value["operation"] = letter.operation_name;
    value["sent"] = sent_on(pages, letter.sent_at, language);
    for (auto const& [name, text] : {std::pair{"seen", &words.seen},
                                     {"counted", &words.counted},
                                     {"late", &words.late},
                                     {"levels_of", &words.levels_of},
                                     {"common", &words.common},
                                     {"own", &words.own},
                                     {"thanks", &words.thanks},
                                     {"next", &words.next}})
        value[name] = *text;
    value["levels"] = levels_of(pages, words, language);
    value["has_levels"] = !words.levels.empty();
    value["answers"] = answers;
    value["has_answers"] = !answers.empty();
    return value;
}

http::Response show_letters(api::Api& api, pages::Pages const& pages, http::Request const& request)
{
    auto const actor = api.actor_of(request);
    if (!actor) return pages::to_sign_in(request);
    auto const language = pages::language_of(request);
    auto const list = work::ask(api.runtime(), *actor, ListOwnLetters{}, {request.id});
    Value values;
    values["signed_in"] = true;
    if (!list) {
        values["sentence"] = pages.sentence(language, list.error().code);
        return pages.show(request, {"refused", "feedback.page.title", http::status_of(list.error().kind)},
                          values);
    }
    Value::List letters;
    for (auto const& letter : list->letters) letters.push_back(shown(pages, letter, language));
    values["empty"] = letters.empty();
    values["letters"] = letters;
    return pages.show(request, {"feedback_letters", "feedback.page.title"}, values);
}

}  // namespace

void add_letters_page(api::Api& api, pages::Pages const& pages)
{
    api.route(http::Method::get, "/aterkoppling",
              [&](http::Request const& request) { return show_letters(api, pages, request); });
}

}  // namespace samsyn::feedback
