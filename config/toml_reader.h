// Typed access to TOML with a message and a place for everything that is not as it should be.
// Used by the readers in config/ only, so that toml++ stays out of the other headers.
#pragma once

#include <toml++/toml.h>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/mapping_file.h"

namespace mindport::config {

class TomlReader {
   public:
    TomlReader(std::string file, std::vector<Problem>& problems)
        : file_(std::move(file)), problems_(problems) {}

    // Null and a problem if the text is not TOML.
    std::optional<toml::table> parse(std::string_view text);

    void report(const toml::source_position& place, std::string message);
    void report(const toml::node& node, std::string message) {
        report(node.source().begin, std::move(message));
    }

    // A problem for each key that is not in `known`, with the nearest that is.
    void check_keys(const toml::table& table, std::span<const std::string_view> known,
                    std::string_view what);

    // The value of a key of the right type; nullopt and, if the key is there, a problem if not.
    std::optional<std::string> text(const toml::table& table, std::string_view key);
    std::optional<bool> boolean(const toml::table& table, std::string_view key);
    std::optional<std::int64_t> integer(const toml::table& table, std::string_view key);
    const toml::table* sub_table(const toml::table& table, std::string_view key);
    // A list of strings; one string counts as a list of one.
    std::vector<std::string> words(const toml::table& table, std::string_view key);
    // A table of strings.
    catalog::OwnedMapping::Pairs pairs(const toml::table& table, std::string_view key);

    const std::string& file() const { return file_; }

   private:
    std::string file_;
    std::vector<Problem>& problems_;
};

// "`a`, `b` or `c`"
std::string one_of(std::span<const std::string_view> words);
// ", did you mean `x`?" or "".
std::string did_you_mean(std::string_view word, std::span<const std::string_view> words);
// "`word` is no what: it is `a` or `b`", or with the nearest one.
std::string no_such(std::string_view what, std::string_view word,
                    std::span<const std::string_view> words);
// The text in backquotes.
std::string quoted(std::string_view text);

}  // namespace mindport::config
