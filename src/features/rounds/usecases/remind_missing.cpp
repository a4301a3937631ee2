// SPDX-License-Identifier: EUPL-1.2
#include "src/features/rounds/usecases/remind_missing.h"

#include "lib/base/enum_text.h"
#include "lib/json/form.h"
#include "src/features/identity/usecases/report_link.h"
#include "src/features/rounds/store/round_view_store.h"
#include "src/features/rounds/usecases/reminder_schedule.h"

namespace samsyn::rounds {

// An order as a command of the product itself.
struct RemindByHand {
    static constexpr std::string_view name = "rounds.remind_by_hand";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = SentReminders;
    ReminderOrder order;
    Letters const* letters = nullptr;
};

namespace {

constexpr auto nothing_due = "rounds.nothing_due";
constexpr std::int64_t most_operations = 200;  // in one transaction; the others wait for the next minute

// Sends the reminders of one round.
class Reminding {
public:
    Reminding(work::Work& work, Letters const& letters, Round const& round)
        : m_work(work),
          m_letters(letters),
          m_round(round),
          m_store(work.transaction, work.actor.tenant),
          m_rounds(work.transaction, work.actor.tenant),
          m_schedule(schedule_of(m_rounds, round)),
          m_area(RoundViewStore(work.transaction, work.actor.tenant).area(round.area).name),
          m_municipality(m_store.municipality())
    {
    }

    ReminderSchedule const& schedule() const { return m_schedule; }
    std::vector<ReminderStore::Missing> missing() { return m_store.missing(m_round.id); }

    // Without anybody to write to the operation is not counted as reminded.
    void remind(ReminderStore::Missing const& missing, std::optional<UtcTime> planned_at, SentReminders& sent)
    {
        auto const all = addressees(m_store, missing, m_work.actor.today);
        if (all.empty()) return;
        int const number = missing.reminders_sent + 1;
        m_store.insert({m_round.id, missing.operation, number, planned_at, m_work.now});
        for (auto const& addressee : all) {
            auto const message = m_work.send(letter_to(addressee, missing));
            m_store.insert(m_round.id, {message, missing.operation, number, addressee.is_stand_in});
        }
        ++sent.operations;
        sent.letters += static_cast<std::int64_t>(all.size());
    }

private:
    std::string link_for(Addressee const& addressee, Id<Operation> operation)
    {
        auto const page = "/rapport/" + m_round.id.text() + "/" + operation.text();
        if (!addressee.reporter) return m_letters.base_url + page;
        auto const& reporter = *addressee.reporter;
        return m_letters.base_url +
               identity::report_link_path(m_work, {reporter.user, reporter.membership, m_round.id.uuid(),
                                                   operation, page, m_round.locks_at()});
    }

    work::Message letter_to(Addressee const& addressee, ReminderStore::Missing const& missing)
    {
        auto const language =
            enum_from_text<texts::Language>(addressee.language).value_or(texts::Language::sv);
        ReminderFacts const facts{missing.name, m_area,           m_municipality,
                                  m_round.days, m_round.deadline, link_for(addressee, missing.operation)};
        auto letter =
            filled(words_of(m_schedule.plan, m_letters.texts, language), facts, m_letters.texts, language);
        if (addressee.is_stand_in)
            letter.body =
                m_letters.texts.text_of(language, "reminders.mail.stand_in", {{"operation", missing.name}}) +
                "\n\n" + letter.body;
        return {addressee.email, letter.subject, letter.body, m_work.now};
    }

    work::Work& m_work;
    Letters const& m_letters;
    Round const& m_round;
    ReminderStore m_store;
    RoundStore m_rounds;
    ReminderSchedule m_schedule;
    std::string m_area;
    std::string m_municipality;
};

Result<SentReminders> done(SentReminders const& sent, work::Work& work)
{
    if (sent.operations == 0) return fail(ErrorKind::conflict, nothing_due);
    work.notify("rounds");
    return sent;
}

}  // namespace

Result<access::Scope> scope_of(RemindMissing const&, work::Work&) { return access::Scope{}; }

Result<SentReminders> handle(RemindMissing const& command, work::Work& work)
{
    SentReminders sent;
    for (auto const& round : RoundStore(work.transaction, work.actor.tenant).open_rounds()) {
        if (work.now >= round.locks_at()) continue;
        Reminding reminding(work, *command.letters, round);
        auto const& schedule = reminding.schedule();
        if (!schedule.hours.allow(work.now)) continue;
        for (auto const& missing : reminding.missing()) {
            if (sent.operations >= most_operations) break;
            auto const due = schedule.reminded(missing).due(schedule.times, schedule.hours, work.now);
            if (due) reminding.remind(missing, due, sent);
        }
    }
    return done(sent, work);
}

std::string order_key(Id<Round> round, std::optional<Id<Operation>> operation)
{
    return "remind " + round.text() + " " + (operation ? operation->text() : "all");
}

Result<access::Scope> scope_of(RemindByHand const&, work::Work&) { return access::Scope{}; }

Result<SentReminders> handle(RemindByHand const& command, work::Work& work)
{
    auto const& order = command.order;
    auto const round = RoundStore(work.transaction, work.actor.tenant).find(order.round);
    bool const is_over = !round || round->closed_at || work.now >= round->locks_at();
    if (is_over) return fail(ErrorKind::conflict, nothing_due);
    Reminding reminding(work, *command.letters, *round);
    SentReminders sent;
    for (auto const& missing : reminding.missing()) {
        bool const is_meant = !order.operation || *order.operation == missing.operation;
        if (is_meant && is_meant_by_order(missing, order.ordered_at))
            reminding.remind(missing, std::nullopt, sent);
    }
    work.concerns(round->id.uuid());
    return done(sent, work);
}

work::JobHandler remind_job(texts::Texts const& texts, std::string base_url)
{
    return
        [letters = Letters{texts, std::move(base_url)}](work::Runtime& runtime, access::Actor const& system,
                                                        std::string const& payload) -> Result<Done> {
            auto const order = json::read<ReminderOrder>(payload);
            if (!order) return refuse(order);
            auto const sent = work::execute(runtime, system, RemindByHand{*order, &letters});
            if (!sent && sent.error().code != nothing_due) return refuse(sent);
            return Done{};
        };
}

}  // namespace samsyn::rounds
