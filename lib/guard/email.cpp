// SPDX-License-Identifier: EUPL-1.2
#include "lib/guard/email.h"

#include <array>
#include <string_view>

#include "lib/guard/specification.h"

namespace samsyn::guard {
namespace {

constexpr std::size_t longest_local_part = 64;
constexpr std::size_t longest_domain = 255;

bool is_any_of(unsigned char c, std::string_view set) { return set.find(static_cast<char>(c)) != set.npos; }

bool is_local(unsigned char c) { return is_word(c) || is_any_of(c, ".!#$%&'*+/=?^_`{|}~-"); }

std::size_t skip_spaces(FoldedText const& text, std::size_t at)
{
    for (int i = 0; i < 2 && text.at(at) == ' '; ++i) ++at;
    return at;
}

// The end of one of the words (any case), or 0.
std::size_t after_word(FoldedText const& text, std::size_t at, std::string_view word)
{
    for (std::size_t i = 0; i < word.size(); ++i)
        if (lower(text.at(at + i)) != static_cast<unsigned char>(word[i])) return 0;
    return at + word.size();
}

// "(at)", "[ snabel-a ]": the end, or 0.
std::size_t after_bracketed(FoldedText const& text, std::size_t at,
                            std::array<std::string_view, 3> const& words)
{
    if (!is_any_of(text.at(at), "([{<")) return 0;
    std::size_t const begin = skip_spaces(text, at + 1);
    for (auto const word : words) {
        std::size_t const after = after_word(text, begin, word);
        if (after == 0) continue;
        std::size_t const close = skip_spaces(text, after);
        if (is_any_of(text.at(close), ")]}>")) return close + 1;
    }
    return 0;
}

constexpr std::array<std::string_view, 3> at_words = {"at", "snabel-a", "snabela"};
constexpr std::array<std::string_view, 3> dot_words = {"dot", "punkt", "."};

// The end of "@", " (at) " or " snabel-a " behind the local part, or 0.
std::size_t after_at_sign(FoldedText const& text, std::size_t at)
{
    if (text.at(at) == '@') return at + 1;
    std::size_t const begin = skip_spaces(text, at);
    std::size_t end = after_bracketed(text, begin, at_words);
    if (end == 0 && begin > at) end = after_word(text, begin, at_words[1]);
    if (end == 0 && begin > at) end = after_word(text, begin, at_words[2]);
    return end == 0 ? 0 : skip_spaces(text, end);
}

// The end of "." or " (punkt) " behind a label, or 0 when no further label follows.
std::size_t after_dot(FoldedText const& text, std::size_t at)
{
    std::size_t end = 0;
    if (text.at(at) == '.')
        end = at + 1;
    else if (auto const dot = after_bracketed(text, skip_spaces(text, at), dot_words))
        end = skip_spaces(text, dot);
    return end != 0 && is_word(text.at(end)) ? end : 0;
}

// The end of a domain of at least two labels, the last of letters, or 0.
std::size_t after_domain(FoldedText const& text, std::size_t begin)
{
    std::size_t at = begin;
    std::size_t end = 0;
    for (int labels = 1; at - begin <= longest_domain; ++labels) {
        std::size_t const label = at;
        bool letters = true;
        while (is_word(text.at(at)) || (text.at(at) == '-' && is_word(text.at(at + 1)))) {
            letters = letters && is_letter(text.at(at));
            if (++at - begin > longest_domain) return end;
        }
        if (labels >= 2 && letters && at - label >= 2) end = at;
        std::size_t const next = after_dot(text, at);
        if (at == label || next == 0) break;
        at = next;
    }
    return end;
}

// Every part between full stops and dashes is a word of function mailboxes: "registrator.kansli".
bool is_function_mailbox(FoldedText const& text, std::size_t begin, std::size_t end)
{
    for (std::size_t at = begin; at < end; ++at) {
        std::size_t const part = at;
        while (at < end && is_word(text.at(at))) ++at;
        bool const known =
            (roles_of(std::string_view(text.text).substr(part, at - part)) & role::mailbox) != 0;
        if (!known || (at < end && !is_any_of(text.at(at), ".-_"))) return false;
    }
    return true;
}

}  // namespace

bool may_begin_mail(unsigned char c) { return is_word(c) || c == '_'; }

MailRun mail_run_at(FoldedText const& text, std::size_t begin)
{
    MailRun run;
    run.end = begin;
    while (is_local(text.at(run.end))) ++run.end;
    if (run.end - begin > longest_local_part) return run;
    std::size_t const domain = after_at_sign(text, run.end);
    std::size_t const end = domain == 0 ? 0 : after_domain(text, domain);
    if (end == 0) return run;
    if (is_function_mailbox(text, begin, run.end))
        run.function_end = end;
    else
        run.address = Hit{Type::email, begin, end, text.at(run.end) == '@' ? 99 : 85};
    return run;
}

}  // namespace samsyn::guard
