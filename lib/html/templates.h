// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "lib/html/value.h"

namespace samsyn::html {

// The unfilled text of a key, in the reader's language.
using TextOfKey = std::function<std::string(std::string const& key)>;

// Mustache templates, read once. Every tag escapes: a template with {{{…}}} or {{&…}} is refused. Each
// template is a partial to the others, and {{#t}}key{{/t}} is the key's text with its {{placeholders}} filled
// from the values around it.
class Templates {
public:
    // Reads every *.mustache of a folder; throws std::runtime_error naming the file that is at fault.
    explicit Templates(std::string const& folder);

    bool has(std::string_view name) const { return m_sources.contains(std::string(name)); }
    // A template that is not there is a check failure. Thread-safe.
    std::string render(std::string_view name, Value const& values, TextOfKey const& text) const;

private:
    std::map<std::string, std::string> m_sources;  // by name without ending
};

// Text with & < > " ' written so that HTML shows them.
std::string escape(std::string_view text);

}  // namespace samsyn::html
