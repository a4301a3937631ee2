// SPDX-License-Identifier: EUPL-1.2
#include "src/features/datasets/usecases/kept_rows.h"

#include <algorithm>

#include "src/features/observations/usecases/imported.h"

namespace samsyn::datasets {
namespace {

using observations::Stored;

void append(std::string& text, std::string_view part) { text.append(part).append(1, '\x1F'); }
void append(std::string& text, std::int64_t number) { append(text, std::to_string(number)); }
void append(std::string& text, std::optional<double> number)
{
    if (number) text.append(reinterpret_cast<char const*>(&*number), sizeof(double));
    append(text, number ? "" : "-");
}
void append(std::string& text, std::optional<UtcTime> time) { append(text, time ? time->milliseconds : -1); }

// What a file says of a row, as one value: equal exactly when all of it is.
Uuid content_of(Stored const& o)
{
    auto const& seen = o.seen;
    std::string text;
    append(text, o.area.text());
    append(text, seen.category.value);
    append(text, seen.count.value);
    append(text, seen.where.words.value);
    append(text, seen.description.reveal(Purpose::compare).value);
    append(text, static_cast<std::int64_t>(o.precision));
    append(text, seen.where.lon);
    append(text, seen.where.lat);
    append(text, static_cast<std::int64_t>(seen.when.precision));
    append(text, seen.when.from);
    append(text, seen.when.to);
    append(text, std::int64_t{o.counted_on.number});
    return Uuid::from_name(text);
}

// Ordered by when it happened, as others are by when they were told: neighbours in time lie together.
Id<observations::Observation> new_id(Uuid identity, Stored const& observation)
{
    auto const time = observation.seen.when.from.value_or(UtcTime{}).milliseconds;
    for (std::size_t i = 0; i < 6; ++i)
        identity.bytes[i] = static_cast<std::uint8_t>(std::max<std::int64_t>(time, 0) >> (8 * (5 - i)));
    return Id<observations::Observation>(identity);
}

}  // namespace

KeptRows::KeptRows(work::Reading& reading, std::string const& dataset, Uuid id)
{
    observations::for_each_of_dataset(reading, id, [&](Stored const& stored) {
        auto const identity = identity_of(dataset, *stored.external_id);
        m_rows[Id<ReadRow>(identity)] = {stored.id, content_of(stored), false};
        m_owner = stored.owner;
    });
}

KeptRows::Step KeptRows::step_of(Uuid identity, Stored& observation)
{
    auto const [place, is_new] = m_rows.try_emplace(Id<ReadRow>(identity));
    auto& kept = place->second;
    if (kept.is_in_file) return Step::twice;
    kept.is_in_file = true;
    observation.id = is_new ? new_id(identity, observation) : kept.id;
    if (is_new) return Step::insert;
    return kept.content == content_of(observation) ? Step::unchanged : Step::change;
}

}  // namespace samsyn::datasets
