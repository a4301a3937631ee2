// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/guard/folded_text.h"
#include "lib/guard/hit.h"

namespace samsyn::guard {

// A run of characters that may stand before the @ of an address.
struct MailRun {
    std::size_t end = 0;
    MaybeHit address;              // a person's
    std::size_t function_end = 0;  // end of a function mailbox's address, which is no finding; otherwise 0
};

bool may_begin_mail(unsigned char c);

// Reads the whole run that begins here, so the caller goes on from its end and each character is read once.
// Addresses are of RFC 5321's shape, or "name (at) domain", "name [snabel-a] domain (punkt) se".
MailRun mail_run_at(FoldedText const& text, std::size_t begin);

}  // namespace samsyn::guard
