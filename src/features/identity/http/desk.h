// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "src/api/api.h"
#include "src/features/identity/http/cookies.h"
#include "src/features/identity/usecases/services.h"
#include "src/pages/pages.h"

namespace samsyn::identity {

// What the pages of this feature work with.
struct Desk {
    api::Api& api;
    pages::Pages const& pages;
    Services services;
};

inline constexpr auto after_link = "/rapport";    // a mailed link opens reporting only
inline constexpr std::size_t form_limit = 16384;  // bytes

// The field of a posted form; empty when it is not there.
std::string field(http::Fields const& form, std::string_view name);

// On to the page after somebody got in: cookies set; the language is the one chosen in this browser, else the
// account's. With codes on, to the page that asks
// for one, which then goes on to `next`. Without `next` to reporting or to the application, by what they do.
http::Response welcome(Desk const& desk, http::Request const& request, SignedIn const& signed_in,
                       std::string const& next);

// The same handler with the posted form read; what cannot be read is refused.
using FormHandler = http::Response (*)(Desk const&, http::Request const&, http::Fields const&);
using PageHandler = http::Response (*)(Desk const&, http::Request const&);
void add_page(Desk const& desk, std::string path, PageHandler handler);
void add_form(Desk const& desk, std::string path, FormHandler handler);
// A refused form is shown at the address that took it; whoever asks for that address gets the page it is on.
void add_form(Desk const& desk, std::string path, FormHandler handler, std::string page);

// The sign-in form, as it is or with what was refused.
http::Response sign_in_page(Desk const& desk, http::Request const& request, std::string const& email,
                            std::string const& next, std::optional<Error> const& refused);

void add_sign_in_pages(Desk const& desk);
void add_key_pages(Desk const& desk);
void add_account_pages(Desk const& desk);

}  // namespace samsyn::identity
