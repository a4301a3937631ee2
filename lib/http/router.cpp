// SPDX-License-Identifier: EUPL-1.2
#include "lib/http/router.h"

#include <algorithm>

#include "lib/base/check.h"

namespace samsyn::http {

namespace {

// "/a/b/" has the segments "a", "b" and "".
std::vector<std::string_view> segments_of(std::string_view path)
{
    std::vector<std::string_view> segments;
    for (std::size_t begin = 1; begin <= path.size();) {
        auto const end = std::min(path.find('/', begin), path.size());
        segments.push_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return segments;
}

bool is_capture(std::string_view segment)
{
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}
bool is_rest(std::string_view segment) { return is_capture(segment) && segment.ends_with("...}"); }

std::string capture_name(std::string_view segment)
{
    auto const end = is_rest(segment) ? 4U : 1U;
    return std::string(segment.substr(1, segment.size() - 1 - end));
}

// Routes have few methods, so a list is quicker than a map.
struct Leaf {
    Method method;
    std::size_t route;
    std::vector<std::string> names;
};

struct Search {
    Method method;
    std::vector<std::string_view> segments;
    std::vector<std::string_view> values = {};
    Leaf const* found = nullptr;
    std::vector<Method> allowed = {};
};

}  // namespace

// One segment of all patterns that begin alike.
struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> capture;
    std::vector<Leaf> leaves;       // patterns that end here
    std::vector<Leaf> rest_leaves;  // patterns that end here with {rest...}

    Node& child(std::string_view segment)
    {
        auto& place = is_capture(segment) ? capture : literals[std::string(segment)];
        if (!place) place = std::make_unique<Node>();
        return *place;
    }

    static bool take(std::vector<Leaf> const& leaves, Search& search)
    {
        for (auto const& leaf : leaves) {
            search.allowed.push_back(leaf.method);
            if (leaf.method == search.method) search.found = &leaf;
        }
        return search.found != nullptr;
    }

    bool take_rest(std::size_t at, Search& search) const
    {
        if (rest_leaves.empty() || at == search.segments.size()) return false;
        auto const first = search.segments[at];
        auto const last = search.segments.back();
        search.values.emplace_back(first.data(),
                                   static_cast<std::size_t>(last.data() + last.size() - first.data()));
        if (take(rest_leaves, search)) return true;
        search.values.pop_back();
        return false;
    }

    bool find(std::size_t at, Search& search) const
    {
        if (at == search.segments.size()) return take(leaves, search);
        auto const segment = search.segments[at];
        auto const literal = literals.find(segment);
        if (literal != literals.end() && literal->second->find(at + 1, search)) return true;
        if (capture && !segment.empty()) {
            search.values.push_back(segment);
            if (capture->find(at + 1, search)) return true;
            search.values.pop_back();
        }
        return take_rest(at, search);
    }
};

Router::Router() : m_root(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Route route)
{
    check(!route.pattern.empty() && route.pattern.front() == '/' && route.handler);
    auto const segments = segments_of(route.pattern);
    Leaf leaf{route.method, m_routes.size(), {}};
    Node* node = m_root.get();
    std::vector<Leaf>* leaves = nullptr;
    for (auto const segment : segments) {
        check(leaves == nullptr);  // {rest...} only at the end
        if (is_capture(segment)) leaf.names.push_back(capture_name(segment));
        if (is_rest(segment)) {
            leaves = &node->rest_leaves;
        } else {
            node = &node->child(segment);
        }
    }
    if (leaves == nullptr) leaves = &node->leaves;
    check(std::none_of(leaves->begin(), leaves->end(),
                       [&](Leaf const& other) { return other.method == leaf.method; }));
    leaves->push_back(std::move(leaf));
    m_routes.push_back(std::move(route));
}

Router::Match Router::find(Method method, std::string_view path) const
{
    Search search{method, segments_of(path)};
    bool found = m_root->find(0, search);
    if (!found && method == Method::head) {
        search.method = Method::get;
        search.values.clear();
        search.allowed.clear();
        found = m_root->find(0, search);
    }
    Match match;
    if (found) {
        match.route = &m_routes[search.found->route];
        for (std::size_t i = 0; i < search.values.size(); ++i)
            match.captured.emplace(search.found->names[i], search.values[i]);
        return match;
    }
    match.allowed = std::move(search.allowed);
    if (std::count(match.allowed.begin(), match.allowed.end(), Method::get))
        match.allowed.push_back(Method::head);
    std::sort(match.allowed.begin(), match.allowed.end());
    match.allowed.erase(std::unique(match.allowed.begin(), match.allowed.end()), match.allowed.end());
    return match;
}

}  // namespace samsyn::http
