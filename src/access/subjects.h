// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/base/id.h"

// The things that rights are about; their features define what they are.
namespace samsyn {

struct Tenant;        // a municipality
struct Organisation;  // committee, authority, company or association: a secrecy domain of its own
struct User;
struct Membership;  // a user acting for an organisation in a tenant
struct Operation;   // a reporting unit of an organisation
struct Area;        // a district, or a phenomenon without polygon

}  // namespace samsyn
