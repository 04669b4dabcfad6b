#include "core/syntax/direct/token.h"

#include <algorithm>
#include <array>

namespace mindport::syntax::direct {
namespace {

struct Keyword {
    std::string_view word;
    Tok tok;
};

// Sorted.
constexpr std::array keywords = {
    Keyword{"False", Tok::kw_false},
    Keyword{"None", Tok::kw_none},
    Keyword{"True", Tok::kw_true},
    Keyword{"and", Tok::kw_and},
    Keyword{"as", Tok::kw_as},
    Keyword{"assert", Tok::kw_assert},
    Keyword{"async", Tok::kw_async},
    Keyword{"await", Tok::kw_await},
    Keyword{"break", Tok::kw_break},
    Keyword{"class", Tok::kw_class},
    Keyword{"continue", Tok::kw_continue},
    Keyword{"def", Tok::kw_def},
    Keyword{"del", Tok::kw_del},
    Keyword{"elif", Tok::kw_elif},
    Keyword{"else", Tok::kw_else},
    Keyword{"except", Tok::kw_except},
    Keyword{"finally", Tok::kw_finally},
    Keyword{"for", Tok::kw_for},
    Keyword{"from", Tok::kw_from},
    Keyword{"global", Tok::kw_global},
    Keyword{"if", Tok::kw_if},
    Keyword{"import", Tok::kw_import},
    Keyword{"in", Tok::kw_in},
    Keyword{"is", Tok::kw_is},
    Keyword{"lambda", Tok::kw_lambda},
    Keyword{"nonlocal", Tok::kw_nonlocal},
    Keyword{"not", Tok::kw_not},
    Keyword{"or", Tok::kw_or},
    Keyword{"pass", Tok::kw_pass},
    Keyword{"raise", Tok::kw_raise},
    Keyword{"return", Tok::kw_return},
    Keyword{"try", Tok::kw_try},
    Keyword{"while", Tok::kw_while},
    Keyword{"with", Tok::kw_with},
    Keyword{"yield", Tok::kw_yield},
};

// Where the keywords with each first letter begin, so that most names need one look.
constexpr auto starts = [] {
    std::array<std::uint8_t, 129> result{};
    for (std::size_t letter = 0, at = 0; letter < result.size(); ++letter) {
        while (at < keywords.size() && static_cast<std::size_t>(keywords[at].word[0]) < letter) {
            ++at;
        }
        result[letter] = static_cast<std::uint8_t>(at);
    }
    return result;
}();

}  // namespace

Tok keyword_of(std::string_view word) {
    constexpr std::size_t longest = 8;
    const auto letter = static_cast<unsigned char>(word[0]);
    if (letter >= 128 || word.size() > longest) return Tok::name;
    for (std::size_t i = starts[letter]; i < starts[letter + 1U]; ++i) {
        if (keywords[i].word == word) return keywords[i].tok;
    }
    return Tok::name;
}

}  // namespace mindport::syntax::direct
