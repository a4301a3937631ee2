// SPDX-License-Identifier: EUPL-1.2
#include "src/pages/routes.h"

#include "lib/base/enum_text.h"

namespace samsyn::pages {
namespace {

http::Response switch_language(http::Request const& request)
{
    auto const form = request.form();
    if (!form) return http::problem(form.error(), request.id);
    auto const language = enum_from_text<texts::Language>(http::find_field(*form, "language").value_or(""));
    auto response = http::see_other(local_path(http::find_field(*form, "back").value_or(""), "/"));
    if (language) set_language(response, *language);
    return response;
}

}  // namespace

void add_routes(api::Api& api, Pages const& pages)
{
    api.route(http::Method::post, "/sprak", switch_language);
    api.route(http::Method::get, "/tillganglighet", [&pages](http::Request const& request) {
        return pages.show(request, {"accessibility", "pages.accessibility.title"});
    });
}

}  // namespace samsyn::pages
