// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace samsyn {

// Why a request is refused. Each kind has one HTTP status (see lib/http/problem.h).
enum class ErrorKind {
    invalid,          // 422: the content breaks a rule
    unauthenticated,  // 401: sign in first
    forbidden,        // 403: visible, but not yours to change
    not_found,        // 404: absent or invisible, on purpose the same answer
    conflict,         // 409: collides with what is stored
    stale,            // 412: somebody changed it since you read it
    too_large,        // 413
    too_many,         // 429
    unavailable,      // 503: try again later
};

// One field at fault: a path as the client wrote it ("observations[2].count") and a stable code.
struct FieldError {
    std::string field;
    std::string code;
};

// A refusal. The code is a stable word ("round.overlaps"), never a sentence: texts live in sv.json and
// en.json.
struct Error {
    ErrorKind kind = ErrorKind::invalid;
    std::string code;
    std::vector<FieldError> fields = {};
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string code, std::vector<FieldError> fields = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(code), std::move(fields)});
}

// Refuses with one field at fault.
inline tl::unexpected<Error> fail_field(std::string field, std::string code)
{
    return fail(ErrorKind::invalid, code, {FieldError{std::move(field), code}});
}

// Passes a refusal on: `if (!round) return refuse(round);`
template <class T>
tl::unexpected<Error> refuse(Result<T> const& refused)
{
    return tl::unexpected<Error>(refused.error());
}

// The output of a command that has nothing to say but "done".
struct Done {
    friend bool operator==(Done const&, Done const&) = default;
};

}  // namespace samsyn
