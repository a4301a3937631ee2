// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/result.h"
#include "lib/html/templates.h"
#include "lib/http/message.h"
#include "lib/texts/texts.h"

// Pages the server makes itself: they work without JavaScript.
namespace samsyn::pages {

// Where the pages' parts lie.
struct Folders {
    std::string templates = "web/pages";
    std::string texts = "texts";
    std::string built_web = {};  // "web/dist", where manifest.json is; empty: pages without a stylesheet
};

// One control of a form. Texts are keys; `name` is also the control's id, so it is what FieldError::field
// says.
struct Field {
    std::string name;
    std::string label;
    std::string value = {};
    std::string type = "text";
    std::string autocomplete = {};
    std::string hint = {};
    bool is_optional = false;
};

// Which page: the template and the key of its title.
struct Page {
    std::string_view name;
    std::string_view title;
    int status = 200;
};

class Pages {
public:
    // Reads everything; throws std::runtime_error naming what is missing.
    explicit Pages(Folders const& folders);

    texts::Texts const& texts() const { return m_texts; }

    // The template within the frame. Values named t, title, language … of the frame are set here.
    http::Response show(http::Request const& request, Page const& page, html::Value values = {}) const;

    // Values for a form: each field under its name, for {{#name}}{{> field}}{{/name}}, and for
    // {{> error_summary}} what was refused. Fields keep what was typed.
    html::Value form(http::Request const& request, std::vector<Field> const& fields,
                     std::optional<Error> const& refused = std::nullopt) const;

    // The sentence for a refusal's code.
    std::string sentence(texts::Language language, std::string const& code) const;

    // The address of a built file, "/static/assets/report-3f2a.js", or empty when there is none.
    std::string asset(std::string const& source) const;

private:
    html::Value frame(http::Request const& request, Page const& page) const;

    html::Templates m_templates;
    texts::Texts m_texts;
    std::map<std::string, std::string> m_assets;
};

// The language that was chosen in this browser, kept in the cookie samsyn_lang.
std::optional<texts::Language> chosen_language(http::Request const& request);
// The reader's language: the cookie samsyn_lang, else what the browser asks for, else Swedish.
texts::Language language_of(http::Request const& request);
// Remembers the language in that cookie.
void set_language(http::Response& response, texts::Language language);
void forget_language(http::Response& response);

// A path of this site to go on to; anything else ("//evil", "https:…", "/\\…") becomes the fallback.
std::string local_path(std::string const& wanted, std::string const& fallback);

// To the sign-in page, which comes back to the very page that was asked for, its query too.
http::Response to_sign_in(http::Request const& request);

}  // namespace samsyn::pages
