// SPDX-License-Identifier: EUPL-1.2
#include "src/features/publishing/usecases/stored_document.h"

#include "lib/base/check.h"
#include "lib/json/form.h"

namespace samsyn::publishing {
namespace {

template <class Stored>
Stored read_stored(std::string const& text)
{
    auto stored = json::read<Stored>(text);
    check(stored.has_value());  // we wrote it
    return std::move(*stored);
}

}  // namespace

ReleaseDocument stored_document(ReleaseStore::Content const& content)
{
    return read_stored<ReleaseDocument>(content.document);
}

std::vector<HiddenCell> stored_hidden(ReleaseStore::Content const& content)
{
    return read_stored<std::vector<HiddenCell>>(content.hidden);
}

disclosure::AuditNumbers stored_audit(ReleaseStore::Content const& content)
{
    auto const audit = disclosure::read_audit(content.equations);
    check(audit.has_value());  // we wrote it
    return *audit;
}

ReleaseDocument published_document(Release const& release, ReleaseStore::Content const& content)
{
    auto document = stored_document(content);
    document.number = release.number.value_or(0);
    document.previous = release.previous;
    document.published_at = release.publish_at.value_or(UtcTime{});
    return document;
}

}  // namespace samsyn::publishing
