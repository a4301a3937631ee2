// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <cmath>
#include <string>

#include "lib/base/swedish_calendar.h"
#include "lib/texts/texts.h"
#include "src/features/situation/usecases/picture.h"

namespace samsyn::situation {

// The words of a page in one language.
struct Words {
    texts::Texts const& texts;
    texts::Language language;

    std::string operator()(std::string const& key, texts::Arguments const& arguments = {}) const
    {
        return texts.text_of(language, key, arguments);
    }
    std::string of(PictureName const& name) const
    {
        return language == texts::Language::sv ? name.sv : name.en;
    }
    // One decimal at most, with the language's own sign; a true minus.
    std::string number(double value) const
    {
        auto const tenths = std::llround(std::abs(value) * 10);
        auto text = std::to_string(tenths / 10);
        if (tenths % 10 != 0)
            text += (language == texts::Language::sv ? "," : ".") + std::to_string(tenths % 10);
        return value < 0 && tenths != 0 ? "\u2212" + text : text;
    }
    std::string moment(UtcTime time) const
    {
        auto const local = swedish_time(time);
        auto const digits = [](int part) { return (part < 10 ? "0" : "") + std::to_string(part); };
        return local.day.text() + " " + digits(local.hour()) + (language == texts::Language::sv ? "." : ":") +
               digits(local.minute());
    }
};

}  // namespace samsyn::situation
