// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/http/message.h"

namespace samsyn::http {

// Is this a change that another site may have made the browser send? Such a request is to be refused with
// 403. Safe methods never are. Otherwise Sec-Fetch-Site decides (same-origin and none are ours); where a
// browser does not send it, the Origin must be our own Host; where both are missing nothing proves that it is
// ours.
bool cross_site(Request const& request);

struct HeaderPolicy {
    bool secure = false;         // over TLS: also Strict-Transport-Security
    bool authenticated = false;  // made for one person: kept by no cache
};

// The content security policy of the product's pages.
extern char const* const page_content_security_policy;

// Adds what every response has. A header the response already has stays as it is: an embeddable card has its
// own policy, a hashed file its own caching.
void add_security_headers(Response& response, HeaderPolicy policy);

}  // namespace samsyn::http
