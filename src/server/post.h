// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>

#include "lib/mail/mailer.h"
#include "src/server/options.h"

namespace samsyn::server {

// The way out for messages that the settings say: files in the folder, or a mail server. Throws
// std::runtime_error when the file of the password cannot be read.
std::unique_ptr<mail::Mailer> make_mailer(Options const& options, std::string const& mail_folder);

// Where people reach the installation, without a slash at the end: for links in mail.
std::string base_url(Options const& options);
// Where the public reads, without slash at the end: option public_url, else where the public listener is.
std::string public_url(Options const& options);

}  // namespace samsyn::server
