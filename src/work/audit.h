// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

#include "lib/sql/connection.h"
#include "src/access/actor.h"
#include "src/access/label.h"

namespace samsyn::work {

enum class AuditResult { done, denied };

// Who did what to which object; never what the object says.
struct AuditEntry {
    access::Actor const& actor;
    std::string_view action;
    Uuid object;
    access::Class object_class = access::Class::internal;
    AuditResult result = AuditResult::done;
    std::string request;
    UtcTime at;
};

void append_audit(sql::Transaction& transaction, AuditEntry const& entry);

}  // namespace samsyn::work
