// SPDX-License-Identifier: EUPL-1.2
#include "src/server/services.h"

#include <filesystem>
#include <optional>

#include "lib/base/swedish_calendar.h"
#include "lib/documents/printer.h"
#include "src/features/acute/usecases/tell_circle.h"
#include "src/features/datasets/usecases/change_import.h"
#include "src/features/datasets/usecases/import_job.h"
#include "src/features/feedback/usecases/means.h"
#include "src/features/identity/http/routes.h"
#include "src/features/identity/usecases/mailed_key.h"
#include "src/features/notifications/usecases/deliver_due.h"
#include "src/features/publishing/usecases/publish_release.h"
#include "src/features/rounds/usecases/advance_rounds.h"
#include "src/features/rounds/usecases/remind_missing.h"
#include "src/pages/pages.h"
#include "src/routes/feature_routes.h"
#include "src/server/post.h"
#include "src/server/publisher.h"
#include "src/work/jobs.h"
#include "src/work/seal_audit.h"
#include "src/work/tenants.h"

namespace samsyn::server {
namespace {

// Where the front end has not been built nobody looks at pages: the contract is printed all the same, and
// serving is refused before it begins.
pages::Folders folders(std::string const& assets)
{
    auto const built = assets + "/web/dist";
    return {assets + "/web/pages", assets + "/texts", std::filesystem::exists(built) ? built : ""};
}

}  // namespace

struct Services::Made {
    pages::Pages pages;
    std::unique_ptr<mail::Mailer> mailer;
    crypto::Seal seal;
    documents::Printer printer;
    work::JobHandlers jobs = {};
    situation::PictureMemory pictures = {};
    datasets::ImportsUnderWay under_way = {};
    datasets::ImportDesk desk = {};
    std::optional<feedback::Means> letters = std::nullopt;  // refers to pages
    std::optional<Publisher> publisher = std::nullopt;      // refers to pages and printer
};

Services::Services(Installation& installation)
    : m_installation(installation),
      m_made(std::unique_ptr<Made>(
          new Made{pages::Pages(folders(installation.assets())),
                   make_mailer(installation.options(), installation.directory().mail_folder()),
                   crypto::Seal::of_file(installation.directory().key_file()),
                   documents::Printer(installation.assets() + "/data/fonts")}))
{
    m_made->desk = {installation.directory().import_folder(), installation.assets() + "/data",
                    &m_made->under_way};
    m_made->jobs[std::string(datasets::import_job_name)] = datasets::import_job(m_made->desk);
    m_made->jobs[std::string(acute::escalate_job_name)] =
        acute::escalate_job(m_made->pages.texts(), base_url(installation.options()));
    m_made->jobs[std::string(rounds::remind_job_name)] =
        rounds::remind_job(m_made->pages.texts(), base_url(installation.options()));
    m_made->letters.emplace(m_made->pages.texts(), base_url(installation.options()));
    m_made->publisher.emplace(installation, m_made->pages.texts(), m_made->printer);
    auto const& means = m_made->publisher->means();
    m_made->jobs[std::string(publishing::publish_job_name)] = publishing::publish_job(means);
    m_made->jobs[std::string(publishing::withdraw_job_name)] = publishing::withdraw_job(means);
    m_made->jobs[identity::mail_key_job_name] =
        identity::mail_key_job(m_made->pages.texts(), base_url(installation.options()));
}
Services::~Services() = default;

std::unique_ptr<api::Api> Services::make_api()
{
    auto api = std::make_unique<api::Api>(m_installation.runtime(),
                                          identity::identify_by_session(m_installation.runtime()));
    routes::add_feature_routes(*api, m_made->pages, m_made->seal, m_made->pictures, m_made->desk,
                               *m_made->letters, public_url(m_installation.options()), m_made->printer);
    return api;
}

std::vector<Recurring> Services::recurring()
{
    auto& runtime = m_installation.runtime();
    auto const for_each_tenant = [&runtime](auto command) {
        for (auto const& tenant : work::tenants(runtime.database)) {
            auto const actor = access::Actor::system(tenant, swedish_time(runtime.clock.now()).day);
            (void)work::execute(runtime, actor, command);
        }
    };
    return {
        {"jobs", 1, [this, &runtime] { work::do_due_jobs(runtime, m_made->jobs, 50); }},
        {"notifications.deliver", 5,
         [this, &runtime] {
             notifications::deliver_due(runtime, *m_made->mailer, m_installation.options().text("mail_from"),
                                        50);
         }},
        {"audit.seal", 60, [for_each_tenant] { for_each_tenant(work::SealAudit{}); }},
        {"imports.clear", 300, [this, &runtime] { datasets::clear_desk(runtime, m_made->desk); }},
        {"rounds.advance", 60, [for_each_tenant] { for_each_tenant(rounds::AdvanceRounds{}); }},
        {"rounds.remind", 60,
         [this, for_each_tenant] {
             rounds::Letters const letters{m_made->pages.texts(), base_url(m_installation.options())};
             for_each_tenant(rounds::RemindMissing{&letters});
         }},
    };
}

std::vector<Recurring> Services::slow()
{
    auto& runtime = m_installation.runtime();
    return {{"slow jobs", 1,
             [this, &runtime] { work::do_due_jobs(runtime, m_made->jobs, 1, work::Lane::slow); }}};
}

void Services::stop() { m_made->under_way.stop(); }

}  // namespace samsyn::server
