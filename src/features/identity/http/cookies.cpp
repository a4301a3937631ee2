// SPDX-License-Identifier: EUPL-1.2
#include "src/features/identity/http/cookies.h"

#include <array>

namespace samsyn::identity {
namespace {

struct Sign {
    std::string_view word;
    std::string_view name;
};

// The first that is found; browsers name others before themselves.
constexpr std::array browsers{Sign{"Edg", "Edge"},         Sign{"OPR/", "Opera"},
                              Sign{"Firefox/", "Firefox"}, Sign{"FxiOS/", "Firefox"},
                              Sign{"Chrome/", "Chrome"},   Sign{"CriOS/", "Chrome"},
                              Sign{"Safari/", "Safari"}};
constexpr std::array systems{Sign{"Android", "Android"}, Sign{"iPhone", "iPhone"},  Sign{"iPad", "iPad"},
                             Sign{"Windows", "Windows"}, Sign{"Mac OS X", "macOS"}, Sign{"Linux", "Linux"}};

template <std::size_t Count>
std::string first_sign(std::array<Sign, Count> const& signs, std::string_view text)
{
    for (auto const& sign : signs)
        if (text.find(sign.word) != std::string_view::npos) return std::string(sign.name);
    return {};
}

}  // namespace

void set_cookie(http::Response& response, std::string_view name, std::string const& value, Lasting lasting)
{
    std::string const age = lasting == Lasting::year   ? "; Max-Age=31536000"
                            : lasting == Lasting::over ? "; Max-Age=0"
                                                       : "";
    response.set("Set-Cookie",
                 std::string(name) + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax" + age);
}

Visitor visitor_of(http::Request const& request)
{
    return {request.peer, device_of(request.header("User-Agent").value_or("")),
            request.cookie(device_cookie).value_or(""), request.cookie(session_cookie).value_or("")};
}

std::string device_of(std::string_view user_agent)
{
    auto const browser = first_sign(browsers, user_agent);
    auto const system = first_sign(systems, user_agent);
    return browser.empty() || system.empty() ? browser + system : browser + ", " + system;
}

}  // namespace samsyn::identity
