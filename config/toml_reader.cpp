#include "config/toml_reader.h"

#include <algorithm>

#include "core/catalog/edit_distance.h"

namespace mindport::config {
namespace {

std::string_view type_name(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::table:
            return "a table";
        case toml::node_type::array:
            return "a list";
        case toml::node_type::string:
            return "a string";
        case toml::node_type::integer:
            return "a number";
        case toml::node_type::floating_point:
            return "a number with a fraction";
        case toml::node_type::boolean:
            return "a boolean";
        default:
            return "a date or time";
    }
}

std::string wrong_type(std::string_view key, std::string_view wanted, const toml::node& node) {
    return quoted(key) + " must be " + std::string(wanted) + ", not " +
           std::string(type_name(node));
}

}  // namespace

std::string quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string one_of(std::span<const std::string_view> words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
        text += quoted(words[i]);
    }
    return text;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> words) {
    const std::string_view nearest = catalog::nearest_word(word, words);
    return nearest.empty() ? std::string() : ", did you mean " + quoted(nearest) + "?";
}

std::string no_such(std::string_view what, std::string_view word,
                    std::span<const std::string_view> words) {
    std::string hint = did_you_mean(word, words);
    if (hint.empty()) hint = ": it is " + one_of(words);
    return quoted(word) + " is no " + std::string(what) + hint;
}

std::string to_string(const Problem& problem) {
    std::string text = problem.file;
    if (problem.line > 0) {
        text += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
    }
    return text + ": " + problem.message;
}

std::optional<toml::table> TomlReader::parse(std::string_view text) {
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {  // toml++ has no other way to say it by default
        report(error.source().begin, std::string(error.description()));
        return std::nullopt;
    }
}

void TomlReader::report(const toml::source_position& place, std::string message) {
    problems_.push_back({file_, place.line, place.column, std::move(message)});
}

void TomlReader::check_keys(const toml::table& table, std::span<const std::string_view> known,
                            std::string_view what) {
    for (const auto& [key, node] : table) {
        if (std::ranges::find(known, key.str()) != known.end()) continue;
        report(key.source().begin, "unknown " + std::string(what) + " " + quoted(key.str()) +
                                       did_you_mean(key.str(), known));
    }
}

std::optional<std::string> TomlReader::text(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_string()) return value->get();
    report(*node, wrong_type(key, "a string", *node));
    return std::nullopt;
}

std::optional<bool> TomlReader::boolean(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_boolean()) return value->get();
    report(*node, wrong_type(key, "true or false", *node));
    return std::nullopt;
}

std::optional<std::int64_t> TomlReader::integer(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* value = node->as_integer()) return value->get();
    report(*node, wrong_type(key, "a number", *node));
    return std::nullopt;
}

const toml::table* TomlReader::sub_table(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return nullptr;
    if (const auto* value = node->as_table()) return value;
    report(*node, wrong_type(key, "a table", *node));
    return nullptr;
}

std::vector<std::string> TomlReader::words(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    if (const auto* value = node->as_string()) return {value->get()};
    const toml::array* list = node->as_array();
    if (list == nullptr) {
        report(*node, wrong_type(key, "a list of strings", *node));
        return {};
    }
    std::vector<std::string> words;
    for (const toml::node& element : *list) {
        if (const auto* value = element.as_string()) {
            words.push_back(value->get());
        } else {
            report(element, wrong_type(key, "a list of strings", element) + " in it");
        }
    }
    return words;
}

catalog::OwnedMapping::Pairs TomlReader::pairs(const toml::table& table, std::string_view key) {
    const toml::table* entries = sub_table(table, key);
    catalog::OwnedMapping::Pairs pairs;
    if (entries == nullptr) return pairs;
    for (const auto& [name, node] : *entries) {
        if (const auto* value = node.as_string()) {
            pairs.emplace_back(std::string(name.str()), value->get());
        } else {
            report(node,
                   wrong_type(std::string(key) + "." + std::string(name.str()), "a string", node));
        }
    }
    return pairs;
}

}  // namespace mindport::config
