// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "lib/disclosure/plan_file.h"
#include "src/features/publishing/store/release_store.h"
#include "src/features/publishing/usecases/gate.h"

namespace samsyn::publishing {

// What a release says, as it is stored.
ReleaseDocument stored_document(ReleaseStore::Content const& content);
std::vector<HiddenCell> stored_hidden(ReleaseStore::Content const& content);
disclosure::AuditNumbers stored_audit(ReleaseStore::Content const& content);

// The document as it is published: with its number, the release before and the time.
ReleaseDocument published_document(Release const& release, ReleaseStore::Content const& content);

}  // namespace samsyn::publishing
