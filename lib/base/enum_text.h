// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace samsyn {

// The name of an enumerator described by BOOST_DESCRIBE_ENUM, as it stands in JSON and in the database. An
// enumerator whose name C++ reserves ends in "_", which is left out: public_ is "public".
template <class E>
std::string enum_text(E value)
{
    std::string text;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto const& entry) {
        if (entry.value == value) text = entry.name;
    });
    if (!text.empty() && text.back() == '_') text.pop_back();
    return text;
}

template <class E>
std::optional<E> enum_from_text(std::string_view text)
{
    std::optional<E> found;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto const& entry) {
        std::string_view name(entry.name);
        if (name.back() == '_') name.remove_suffix(1);
        if (name == text) found = entry.value;
    });
    return found;
}

}  // namespace samsyn
