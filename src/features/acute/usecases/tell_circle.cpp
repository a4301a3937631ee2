// SPDX-License-Identifier: EUPL-1.2
#include "src/features/acute/usecases/tell_circle.h"

#include <set>

#include "lib/base/enum_text.h"
#include "lib/json/form.h"
#include "src/features/acute/store/circle_store.h"
#include "src/features/acute/store/event_store.h"

namespace samsyn::acute {

// The payload of the job. A turn is told once, however often the job runs.
struct TurnOrder {
    Id<AcuteEvent> event;
    std::int64_t turn = 0;
};
BOOST_DESCRIBE_STRUCT(TurnOrder, (), (event, turn))

// What the mails are made of.
struct Letters {
    texts::Texts const& texts;
    std::string base_url;
};

struct TellCircle {
    static constexpr std::string_view name = "acute.tell_circle";
    static constexpr auto needs = access::Permission::run_jobs;
    using Output = Done;
    TurnOrder order;
    Letters const* letters = nullptr;
};

namespace {

using Recipients = std::vector<CircleStore::Recipient>;
constexpr auto nothing_to_tell = "acute.nothing_to_tell";

work::Message letter_to(CircleStore::Recipient const& recipient, AcuteEvent const& event,
                        Letters const& letters, UtcTime now)
{
    auto const language = enum_from_text<texts::Language>(recipient.language).value_or(texts::Language::sv);
    auto const level = letters.texts.text_of(language, "acute.level." + enum_text(event.level));
    texts::Arguments const arguments{{"reference", event.reference()},
                                     {"level", level},
                                     {"link", letters.base_url + "/app/handelser/" + event.id.text()}};
    return {recipient.email, letters.texts.text_of(language, "acute.mail.subject", arguments),
            letters.texts.text_of(language, "acute.mail.body", arguments), now};
}

// Each person once, however many members of the step mean them; who raised it knows.
Recipients recipients_of(CircleStep const& step, AcuteEvent const& event, CircleStore& circles)
{
    Recipients all;
    std::set<Id<Membership>> seen{event.raised_by};
    for (auto const& member : step.members)
        for (auto& recipient : circles.recipients(event.area, member))
            if (seen.insert(recipient.membership).second) all.push_back(std::move(recipient));
    return all;
}

struct Turn {
    std::int64_t number = 0;
    Recipients recipients;
};

// The first turn from `from` on in which there is anybody to tell.
std::optional<Turn> next_turn(AcuteEvent const& event, std::int64_t from, Circle const& circle,
                              CircleStore& circles)
{
    for (std::size_t i = 0; i < circle.steps.size(); ++i) {
        auto const turn = static_cast<std::size_t>(from) + i;
        auto const step = step_of_turn(turn, circle.steps.size());
        if (!step) return std::nullopt;
        auto recipients = recipients_of(circle.steps.items[*step], event, circles);
        if (!recipients.empty()) return Turn{static_cast<std::int64_t>(turn), std::move(recipients)};
    }
    return std::nullopt;
}

bool is_due(AcuteEvent const& event, TurnOrder const& order)
{
    return event.state() == AcuteState::waiting && event.turns_told == order.turn;
}

}  // namespace

void tell_next(work::Work& work, AcuteEvent const& event, UtcTime at)
{
    work.enqueue({std::string(escalate_job_name), json::write(TurnOrder{event.id, event.turns_told}), at,
                  "acute " + event.id.text() + " " + std::to_string(event.turns_told)});
}

Result<access::Scope> scope_of(TellCircle const&, work::Work&) { return access::Scope{}; }

Result<Done> handle(TellCircle const& command, work::Work& work)
{
    EventStore events(work.transaction, work.actor.tenant);
    auto event = events.find(command.order.event);
    if (!event || !is_due(*event, command.order)) return fail(ErrorKind::conflict, nothing_to_tell);
    CircleStore circles(work.transaction, work.actor.tenant, work.actor.today);
    auto const circle = circles.circle(event->area);
    auto const turn = next_turn(*event, command.order.turn, circle, circles);
    if (!turn) return fail(ErrorKind::conflict, nothing_to_tell);

    for (auto const& recipient : turn->recipients) {
        events.tell(event->id, turn->number, recipient.membership, work.now);
        work.send(letter_to(recipient, *event, *command.letters, work.now));
    }
    event->turns_told = turn->number + 1;
    event->confirm_by = work.now.plus_seconds(circle.minutes.of(event->level) * 60);
    events.save(*event);
    tell_next(work, *event, event->confirm_by);
    work.concerns(event->id.uuid());
    work.notify("acute");
    return Done{};
}

work::JobHandler escalate_job(texts::Texts const& texts, std::string base_url)
{
    return
        [letters = Letters{texts, std::move(base_url)}](work::Runtime& runtime, access::Actor const& system,
                                                        std::string const& payload) -> Result<Done> {
            auto const order = json::read<TurnOrder>(payload);
            if (!order) return refuse(order);
            auto const told = work::execute(runtime, system, TellCircle{*order, &letters});
            if (!told && told.error().code == nothing_to_tell) return Done{};
            return told;
        };
}

}  // namespace samsyn::acute
