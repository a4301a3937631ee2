// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/written_moment.h"

#include "lib/base/swedish_calendar.h"

namespace samsyn::rounds {

std::string written_moment(texts::Texts const& texts, UtcTime time, texts::Language language)
{
    auto const local = swedish_time(time);
    auto const digits = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    auto const month = "report.months." + std::to_string(local.day.month());
    return texts.text_of(language, "report.moment",
                         {{"day", std::to_string(local.day.day_of_month())},
                          {"month", texts.text_of(language, month)},
                          {"hour", digits(local.hour())},
                          {"minute", digits(local.minute())}});
}

}  // namespace samsyn::rounds
