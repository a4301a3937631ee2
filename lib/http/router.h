// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/http/message.h"

namespace samsyn::http {

using Handler = std::function<Response(Request const&)>;

struct Route {
    Method method = Method::get;
    std::string pattern;  // "/api/rounds/{round}/reports"; "/assets/{path...}" takes the rest of the path
    Handler handler;
    std::size_t body_limit = 1 << 20;  // bytes
    bool stream_body_to_file = false;  // Request::body_file instead of body
    bool never_blocks = false;         // answers from memory at once: runs on the I/O thread, without the hop
    // May answer instead of the handler, for Hooks::before to ask: of a streamed body, before it is read.
    std::function<std::optional<Response>(Request const&)> admits = {};
};

// Finds the route of a path. Literal segments win over {captures}, captures over {rest...}; two routes that
// match the same paths with the same method are a check failure when added. A path with GET has HEAD.
class Router {
public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    void add(Route route);
    struct Match {
        Route const* route = nullptr;  // nullptr: none
        std::map<std::string, std::string> captured;
        std::vector<Method> allowed;  // methods the path has, for 405
    };
    Match find(Method method, std::string_view path) const;
    std::vector<Route> const& routes() const { return m_routes; }

private:
    struct Node;
    std::vector<Route> m_routes;
    std::unique_ptr<Node> m_root;
};

}  // namespace samsyn::http
