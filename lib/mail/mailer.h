// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>

#include "lib/mail/mail.h"

namespace samsyn::mail {

// Hands messages on. Thread-safe.
class Mailer {
public:
    virtual ~Mailer() = default;
    // Refuses "mail.address"; "mail.refused" when the receiving side will never take it; "mail.unreachable"
    // when it may be tried again.
    virtual Result<Done> deliver(Mail const& mail) = 0;
};

// Writes each message to <folder>/<time>-<id>.eml, whole or not at all: nothing needs to be set up to try the
// product. The folder is made, readable by its owner only.
std::unique_ptr<Mailer> make_file_mailer(std::string folder);

struct SmtpSettings {
    std::string url;       // "smtp://mail.example:25", "smtps://mail.example:465"
    std::string user;      // empty: no sign-in
    std::string password;  // sent over TLS only
    int seconds = 30;      // for a whole delivery
};
// Uses TLS whenever the server offers it, and always when there is a password.
std::unique_ptr<Mailer> make_smtp_mailer(SmtpSettings settings);

}  // namespace samsyn::mail
