// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "src/features/identity/store/account_store.h"
#include "src/features/identity/store/membership_store.h"
#include "src/features/identity/usecases/session.h"
#include "src/features/identity/usecases/sign_in.h"

namespace samsyn::identity {

// Lets somebody in who has proven who they are: opens the session, makes the device known and ends the
// session the browser came with. With one-time codes on, it only opens one that waits for the code.
SignedIn enter(Services const& services, sql::Transaction& transaction, AccountStore::Account const& account,
               MembershipStore::OfUser const& membership, Visitor const& visitor);
SignedIn enter_with_code(Services const& services, sql::Transaction& transaction,
                         AccountStore::Account const& account, MembershipStore::OfUser const& membership,
                         Visitor const& visitor);

// Whether the browser has signed in to this account before.
bool is_known_device(Services const& services, Visitor const& visitor, Id<User> user);

}  // namespace samsyn::identity
