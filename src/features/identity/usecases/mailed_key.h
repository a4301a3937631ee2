// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>

#include "lib/texts/texts.h"
#include "src/features/identity/domain/key_purpose.h"
#include "src/features/identity/usecases/sign_in.h"
#include "src/work/jobs.h"

namespace samsyn::identity {

// Keys by mail: an address with a key in it leads to a page whose first button uses it up. They live 7 days
// for an invitation, 30 minutes for a sign-in, an hour for a lost password. Keys that open a report are in
// report_link.h.

constexpr auto mail_key_job_name = "identity.mail_key";

// Has a key mailed to the membership's user, after the commit. `target` is a path to go on to, or empty.
void order_key(work::Work& work, Id<User> user, Id<Membership> membership, KeyPurpose purpose,
               std::string const& target);
// What does it: makes the key, writes the mail in the user's language and puts it in the outbox. `texts`
// outlives it.
work::JobHandler mail_key_job(texts::Texts const& texts, std::string base_url);

// Asks for a sign-in link, which reporters get, or for a new password. The answer is always the same; whether
// an account exists is told by mail only.
void ask_for_key(Services const& services, std::string const& email, KeyPurpose purpose,
                 Visitor const& visitor);
// A link to sign in, in the place of one that is used or too old, to the same address and page.
void ask_for_key_again(Services const& services, std::string const& key, Visitor const& visitor);

// Uses a link. Refuses "key.dead" when it is unknown, used or too old.
Result<SignedIn> sign_in_by_key(Services const& services, std::string const& key, Visitor const& visitor);

struct KeyHolder {
    KeyPurpose purpose = KeyPurpose::password;
    std::string name;
    std::string email;
};
// Who may set a password with the key, which stays usable. Refuses "key.dead".
Result<KeyHolder> holder_of_key(Services const& services, std::string const& key);

// Sets the first or a new password, ends every session of the account and signs in. `name` is for
// invitations. Refuses "key.dead", "password.length", "password.common", and for the field name
// "field.required".
Result<SignedIn> set_password_by_key(Services const& services, std::string const& key,
                                     std::string const& name, std::string const& password,
                                     Visitor const& visitor);

}  // namespace samsyn::identity
