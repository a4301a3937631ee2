// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>

namespace samsyn::identity {

// What a mailed key opens: a first password for somebody invited, a sign-in to report, a new password for
// somebody who has lost it, the report of one operation in one round.
enum class KeyPurpose { invitation, sign_in, password, report };
BOOST_DESCRIBE_ENUM(KeyPurpose, invitation, sign_in, password, report)

}  // namespace samsyn::identity
