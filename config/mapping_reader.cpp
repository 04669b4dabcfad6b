// The form of a row: fields, words, and which of them go together. mapping_check.cpp compares it
// with the APIs.
#include "config/mapping_reader.h"

#include <array>

namespace mindport::config {
namespace {

using catalog::OwnedMapping;
using catalog::Status;

constexpr std::array<std::string_view, 14> row_fields{
    "to",      "status",  "kind", "rename", "drop",      "fill",     "unsupported",
    "rewrite", "returns", "note", "link",   "suggested", "versions", "differs"};
constexpr std::array<std::string_view, 5> difference_fields{"when", "rewrite", "note", "devices",
                                                            "quiet"};

constexpr std::array<std::string_view, 6> statuses{"same", "adapt",  "partial",
                                                   "drop", "manual", "none"};
constexpr std::array<std::string_view, 6> kinds{"module", "type",     "function",
                                                "method", "property", "value"};
constexpr std::array<std::string_view, 15> value_kinds{
    "unknown",   "tensor", "tensors", "parameter", "module", "modules", "dtype", "device",
    "generator", "array",  "shape",   "number",    "string", "none",    "plain"};

class RowReader {
   public:
    RowReader(const toml::table& table, TomlReader& reader, const ApiNames& api)
        : table_(table), reader_(reader), api_(api) {}

    OwnedMapping read(const toml::key& source) {
        reader_.check_keys(table_, row_fields, "field");
        OwnedMapping row;
        row.source = source.str();
        row.line = source.source().begin.line;
        row.target = reader_.text(table_, "to").value_or("");
        row.note = reader_.text(table_, "note").value_or("");
        row.link = reader_.text(table_, "link").value_or("");
        row.suggested = reader_.boolean(table_, "suggested").value_or(false);
        row.rewrites = reader_.words(table_, "rewrite");
        row.rename = reader_.pairs(table_, "rename");
        row.fill = reader_.pairs(table_, "fill");
        row.drop = reader_.words(table_, "drop");
        row.unsupported = reader_.words(table_, "unsupported");
        read_differs(row);
        row.status = default_status(row);
        if (const auto word = reader_.text(table_, "status")) {
            row.status = parse_word(*word, "status", statuses, catalog::parse_status, row.status);
        }
        if (const auto word = reader_.text(table_, "returns")) {
            row.returns =
                parse_word(*word, "returns", value_kinds, catalog::parse_value_kind, row.returns);
        }
        read_kind(row);
        read_versions(row);
        check_status(row);
        return row;
    }

   private:
    static Status default_status(const OwnedMapping& row) {
        if (!row.unsupported.empty()) return Status::partial;
        if (!row.rewrites.empty()) return Status::adapt;
        if (row.target.empty()) return Status::none;
        const bool changes = !row.rename.empty() || !row.drop.empty() || !row.fill.empty();
        return changes ? Status::adapt : Status::same;
    }

    template <typename Parse, typename Value>
    Value parse_word(const std::string& word, std::string_view key,
                     std::span<const std::string_view> words, Parse parse, Value fallback) {
        if (const auto value = parse(word)) return *value;
        reader_.report(*table_.get(key), no_such(key, word, words));
        return fallback;
    }

    void read_differs(OwnedMapping& row) {
        const toml::node* node = table_.get("differs");
        if (node == nullptr) return;
        const toml::array* list = node->as_array();
        if (list == nullptr || !list->is_homogeneous(toml::node_type::table)) {
            reader_.report(*node, "`differs` is to be a list of tables");
            return;
        }
        for (const toml::node& element : *list) {
            row.differs.push_back(read_difference(*element.as_table()));
        }
    }

    catalog::OwnedDifference read_difference(const toml::table& table) {
        reader_.check_keys(table, difference_fields, "field");
        catalog::OwnedDifference result;
        result.when = reader_.pairs(table, "when");
        result.rewrites = reader_.words(table, "rewrite");
        result.note = reader_.text(table, "note").value_or("");
        result.quiet = reader_.boolean(table, "quiet").value_or(false);
        if (table.contains("devices")) result.devices = 0;
        for (const std::string& word : reader_.words(table, "devices")) {
            const auto device = catalog::parse_platform(word);
            if (!device)
                reader_.report(*table.get("devices"),
                               no_such("device", word, catalog::device_names));
            result.devices |= device.value_or(catalog::ascend);
        }
        if (result.note.empty() && result.rewrites.empty()) {
            reader_.report(table, "a difference needs a `note`, or a `rewrite` that mends it");
        }
        return result;
    }

    void read_kind(OwnedMapping& row) {
        const catalog::ApiSymbol* symbol = api_.find(row.source);
        if (symbol != nullptr) row.kind = symbol->kind;
        const auto word = reader_.text(table_, "kind");
        if (!word) return;
        const auto given = parse_word(*word, "kind", kinds, catalog::parse_symbol_kind, row.kind);
        if (symbol != nullptr && given != symbol->kind) {
            reader_.report(*table_.get("kind"), quoted(row.source) + " is a " +
                                                    std::string(catalog::to_string(symbol->kind)) +
                                                    " by the signature data: leave `kind` out");
        }
        row.kind = given;
    }

    void read_versions(OwnedMapping& row) {
        const auto text = reader_.text(table_, "versions");
        if (!text) return;
        const auto set = catalog::parse_version_set(*text);
        if (!set) {
            std::string known;
            for (const std::string_view version : catalog::known_versions) {
                known.append(known.empty() ? "" : ", ").append(version);
            }
            reader_.report(*table_.get("versions"),
                           quoted(*text) +
                               " is no set of versions: write conditions such as "
                               "`>=2.8.0`, `<2.9.0`, `==2.7.0` on " +
                               known);
            return;
        }
        if (set->bits() == 0) {
            reader_.report(*table_.get("versions"), quoted(*text) + " holds for no known version");
        }
        row.versions = *set;
    }

    void check_status(const OwnedMapping& row) {
        const auto complain = [&](std::string message) {
            const toml::node* status = table_.get("status");
            reader_.report(status != nullptr ? *status : table_, std::move(message));
        };
        const std::string status = quoted(catalog::to_string(row.status));
        const bool has_result = !row.target.empty() || !row.rewrites.empty();
        const bool changes = !row.rename.empty() || !row.drop.empty() || !row.fill.empty() ||
                             !row.rewrites.empty() || !row.unsupported.empty();
        switch (row.status) {
            case Status::same:
                if (changes) complain("`same` takes no changes of arguments: use `adapt`");
                [[fallthrough]];
            case Status::adapt:
            case Status::partial:
                if (!has_result) complain(status + " needs `to` or `rewrite`");
                if (row.status != Status::partial && !row.unsupported.empty()) {
                    complain("a row with `unsupported` is `partial`");
                }
                break;
            case Status::drop:
            case Status::none:
                if (has_result) complain(status + " takes no `to` and no `rewrite`");
                break;
            case Status::manual:
                break;
        }
        const bool needs_note = row.status == Status::partial || row.status == Status::manual ||
                                row.status == Status::none;
        if (needs_note && row.note.empty()) {
            complain(status + " needs a `note` that says " +
                     (row.status == Status::partial ? "what has no counterpart" : "what to do"));
        }
    }

    const toml::table& table_;
    TomlReader& reader_;
    const ApiNames& api_;
};

bool is_dotted_name(std::string_view name) {
    bool at_start = true;
    for (const char c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        const bool digit = c >= '0' && c <= '9';
        if (at_start ? !letter : !(letter || digit || c == '.')) return false;
        at_start = c == '.';
    }
    return !at_start;
}

// [torch.cat] is the table `cat` in the table `torch`: returns "cat", else "".
std::string unquoted_member(const toml::key& key, const toml::node& node) {
    const toml::table* fields = node.as_table();
    if (fields == nullptr || fields->empty()) return {};
    if (key.str().find('.') != std::string_view::npos) return {};
    const auto first = fields->begin();  // owns what -> gives
    return first->second.is_table() ? std::string(first->first.str()) : std::string();
}

}  // namespace

std::vector<OwnedMapping> read_mapping_rows(const toml::table& table, TomlReader& reader,
                                            const ApiNames& api, std::string_view other_key) {
    std::vector<OwnedMapping> rows;
    const auto read_row = [&](const toml::key& key, const toml::node& node) {
        const toml::table* fields = node.as_table();
        if (fields == nullptr) {
            reader.report(node, "a row is a table, such as { to = \"mindspore.mint.cat\" }");
            return;
        }
        rows.push_back(RowReader(*fields, reader, api).read(key));
        check_mapping(rows.back(), *fields, reader, api);
    };
    for (const auto& [key, node] : table) {
        if (key.str() == other_key) continue;
        if (!is_dotted_name(key.str())) {
            reader.report(key.source().begin, quoted(key.str()) + " is not a dotted name");
        } else if (const auto member = unquoted_member(key, node); !member.empty()) {
            reader.report(key.source().begin, "write the name in quotes: [\"" +
                                                  std::string(key.str()) + "." + member + "\"]");
        } else if (const toml::array* list = node.as_array()) {
            for (const toml::node& element : *list) read_row(key, element);
        } else {
            read_row(key, node);
        }
    }
    return rows;
}

}  // namespace mindport::config
