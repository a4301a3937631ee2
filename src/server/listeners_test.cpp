// SPDX-License-Identifier: EUPL-1.2
#include "src/server/listeners.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace samsyn::server {
namespace {

struct Browser final : http::EventStream {
    bool send(std::string_view event, std::string_view) override
    {
        if (open) heard.emplace_back(event);
        return open;
    }
    bool is_open() const override { return open; }
    void close() override { open = false; }

    bool open = true;
    std::vector<std::string> heard;
};

struct Hall {
    std::shared_ptr<Browser> enter(std::string const& session)
    {
        auto browser = std::make_shared<Browser>();
        listeners.add({tenant, Uuid::from_name(session), browser});
        return browser;
    }
    Id<Tenant> tenant{Uuid::from_name("tenant")};
    Listeners listeners;
};

using Heard = std::vector<std::string>;

}  // namespace

TEST_CASE("of one session's streams the oldest gives way to one too many, and nobody else's does")
{
    Hall hall;
    auto const other = hall.enter("other");
    auto const oldest = hall.enter("mine");
    auto const second = hall.enter("mine");
    for (std::size_t i = 2; i < Listeners::most_of_session; ++i) hall.enter("mine");
    CHECK(oldest->open);
    hall.enter("mine");
    CHECK(oldest->heard == Heard{"gave_way"});
    CHECK_FALSE(oldest->open);
    CHECK(second->open);
    CHECK(other->open);
    CHECK(hall.listeners.count() == Listeners::most_of_session + 1);
}

TEST_CASE("a page that has been left takes nobody's place")
{
    Hall hall;
    auto const staying = hall.enter("mine");
    for (int i = 0; i < 50; ++i) hall.enter("mine")->close();
    CHECK(staying->open);
    CHECK(hall.listeners.count() == 2);
}

TEST_CASE("news reach those of the municipality and drop those who have gone")
{
    Hall hall;
    auto const here = hall.enter("mine");
    hall.enter("gone")->close();
    hall.listeners.tell({Id<Tenant>(Uuid::from_name("another")), "rounds"});
    CHECK(here->heard.empty());
    hall.listeners.tell({hall.tenant, "rounds"});
    CHECK(here->heard == Heard{"rounds"});
    CHECK(hall.listeners.count() == 1);
}

}  // namespace samsyn::server
