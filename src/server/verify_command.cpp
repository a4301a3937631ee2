// SPDX-License-Identifier: EUPL-1.2
#include "src/server/verify_command.h"

#include "lib/json/form.h"
#include "src/features/publishing/usecases/verify_release.h"

namespace samsyn::server {
namespace {

using publishing::VerifyFault;

std::string lines_of(std::vector<VerifyFault> const& faults, Given const& given, texts::Texts const& texts)
{
    std::string lines;
    for (auto const& fault : faults)
        lines +=
            "  " + fault.path + ": " + texts.text_of(given.language, "cli.verify.fault." + fault.code) + "\n";
    return lines;
}

std::string report(publishing::Verification const& verification, Given const& given,
                   texts::Texts const& texts)
{
    auto const said = [&](std::string const& key, texts::Arguments const& arguments = {}) {
        return texts.text_of(given.language, "cli.verify." + key, arguments) + "\n";
    };
    auto lines = said(given.has("key") ? "given_key" : "own_key", {{"key", verification.key}});
    for (auto const& release : verification.releases) {
        auto const state = !release.faults.empty() ? "faulty" : release.is_withdrawn ? "withdrawn" : "sound";
        lines += said(state, {{"folder", release.folder}, {"manifest", release.manifest}}) +
                 lines_of(release.faults, given, texts);
    }
    lines += lines_of(verification.faults, given, texts);
    return lines + said(verification.is_sound ? "all_sound" : "not_sound");
}

}  // namespace

Printed verify_path(Options const&, Given const& given, texts::Texts const& texts)
{
    auto const verification = publishing::verify_published(given.path("PATH"), given.path("key"));
    if (!verification) return refused(verification.error(), given, texts);
    auto const words = report(*verification, given, texts);
    bool const is_json = given.has("json");
    Printed printed;
    printed.status = verification->is_sound ? 0 : 1;
    if (is_json)
        printed.out = json::write(*verification) + "\n";
    else if (verification->is_sound)
        printed.out = words;
    if (!verification->is_sound) printed.err = words;
    return printed;
}

}  // namespace samsyn::server
