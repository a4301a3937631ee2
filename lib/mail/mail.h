// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

#include "lib/base/id.h"
#include "lib/base/result.h"

namespace samsyn::mail {

// A plain text message to one address.
struct Mail {
    Uuid id;  // of the message; makes its Message-ID
    std::string from;
    std::string to;
    std::string subject;
    std::string body;  // UTF-8, lines end in \n
    UtcTime at;
};

// local@domain in plain ASCII without quotes, at most 254 bytes: nothing that could end a header or an SMTP
// command.
bool is_address(std::string_view text);

// The message as RFC 5322 text with CRLF lines; words outside ASCII in the subject as RFC 2047 says. Line
// breaks in the subject become spaces. Refuses "mail.address".
Result<std::string> compose(Mail const& mail);

}  // namespace samsyn::mail
