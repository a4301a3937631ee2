// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <utility>

namespace samsyn {

// Words people wrote about what they saw. They cannot be logged, printed or put in JSON by accident:
// there is no conversion and no stream operator, only reveal(), which says what for.
enum class Purpose { store, show_to_reader, guard, compare };

template <class T>
class Sensitive {
public:
    Sensitive() = default;
    explicit Sensitive(T value) : m_value(std::move(value)) {}
    T const& reveal(Purpose) const { return m_value; }
    friend bool operator==(Sensitive const&, Sensitive const&) = default;

private:
    T m_value;
};

}  // namespace samsyn
