// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <vector>

#include "lib/base/result.h"
#include "src/access/role.h"
#include "src/work/execute.h"

namespace samsyn::identity {

// Somebody the machine's owner lets in from the command line: how an installation gets its first accounts.
struct NewUser {
    std::string tenant;  // its code; made when there is none
    std::string tenant_name;
    std::string organisation;  // its code; made as a public committee when there is none
    std::string email;
    std::string name;
    std::string password;  // 12 to 128 characters
    std::vector<access::Role> roles;
};

// Refuses "password.length", "password.common", "email.malformed", "user.exists".
Result<Done> add_user(work::Runtime& runtime, NewUser const& user);

}  // namespace samsyn::identity
