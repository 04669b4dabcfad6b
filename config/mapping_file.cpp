#include "config/mapping_file.h"

#include <array>

#include "config/mapping_reader.h"
#include "config/toml_reader.h"

namespace mindport::config {
namespace {

constexpr std::array<std::string_view, 31> profile_fields{
    "name",         "detect",           "module_bases",      "rules",           "covers",
    "keeps",        "sections",         "known_true",        "known_false",     "notice",
    "adapted_from", "wording",          "suggested_wording", "conventions",     "tables",
    "around_loops", "encodings",        "defaults",          "customs_until",   "functions",
    "owner_first",  "outputs",          "gone_parameters",   "line_length",     "exports",
    "spells_out",   "gone_definitions", "without_notice",    "message_wording", "values",
    "tensors"};
constexpr std::array<std::string_view, 1> argument_fields{"inert"};

OwnedProfile read_profile(const toml::table& table, TomlReader& reader) {
    reader.check_keys(table, profile_fields, "field of [profile]");
    OwnedProfile profile;
    profile.name = reader.text(table, "name").value_or("");
    if (profile.name.empty()) reader.report(table, "a profile needs a `name`");
    profile.detect = reader.words(table, "detect");
    profile.module_bases = reader.words(table, "module_bases");
    profile.rules = reader.words(table, "rules");
    profile.covers = reader.words(table, "covers");
    profile.keeps = reader.words(table, "keeps");
    profile.sections = reader.words(table, "sections");
    profile.known_true = reader.words(table, "known_true");
    profile.known_false = reader.words(table, "known_false");
    profile.notice = reader.words(table, "notice");
    profile.adapted_from = reader.text(table, "adapted_from").value_or("");
    profile.without_notice = reader.words(table, "without_notice");
    profile.message_wording = reader.words(table, "message_wording");
    profile.values = reader.words(table, "values");
    profile.wording = reader.words(table, "wording");
    profile.suggested_wording = reader.words(table, "suggested_wording");
    profile.conventions = reader.words(table, "conventions");
    profile.tables = reader.words(table, "tables");
    profile.tensors = reader.words(table, "tensors");
    profile.around_loops = reader.words(table, "around_loops");
    profile.encodings = reader.text(table, "encodings").value_or("");
    profile.defaults = reader.words(table, "defaults");
    profile.customs_until = reader.text(table, "customs_until").value_or("");
    profile.functions = reader.words(table, "functions");
    profile.owner_first = reader.words(table, "owner_first");
    profile.outputs = reader.words(table, "outputs");
    profile.gone_parameters = reader.words(table, "gone_parameters");
    profile.gone_definitions = reader.words(table, "gone_definitions");
    profile.exports = reader.words(table, "exports");
    profile.spells_out = reader.boolean(table, "spells_out").value_or(false);
    profile.line_length =
        static_cast<std::uint32_t>(table["line_length"].value_or<std::int64_t>(0));
    if (profile.defaults.size() % 3 != 0 || profile.values.size() % 3 != 0 ||
        profile.functions.size() % 3 != 0 || profile.outputs.size() % 3 != 0 ||
        profile.owner_first.size() % 2 != 0) {
        reader.report(table,
                      "`defaults`, `values`, `functions` and `outputs` are lists of triples, "
                      "`owner_first` of pairs");
    }
    if (profile.around_loops.size() % 5 != 0) {
        reader.report(table,
                      "`around_loops` is a list of fives: keyword, names, end of a base's name, "
                      "before, after");
    }
    if (profile.conventions.size() % 2 != 0 || profile.gone_definitions.size() % 2 != 0) {
        reader.report(table,
                      "`conventions` and `gone_definitions` are lists of pairs: what it is about, "
                      "and what a port does");
    }
    if (profile.wording.size() % 2 != 0 || profile.message_wording.size() % 2 != 0 ||
        profile.suggested_wording.size() % 2 != 0) {
        reader.report(
            table,
            "`wording`, `suggested_wording` and `message_wording` are lists of pairs: what "
            "is said, what is to be said");
    }
    return profile;
}

std::vector<Alias> read_aliases(const toml::table& root, TomlReader& reader) {
    std::vector<Alias> aliases;
    for (const auto& [key, node] : root) {
        const auto* canonical = node.as_string();
        if (canonical == nullptr) {
            reader.report(node, "an alias is \"other.name\" = \"public.name\"");
        } else if (canonical->get() == key.str()) {
            reader.report(key.source().begin, quoted(key.str()) + " is an alias of itself");
        } else {
            aliases.push_back({std::string(key.str()), canonical->get()});
        }
    }
    return aliases;
}

}  // namespace

MappingFile read_mapping_file(std::string_view text, const std::string& file, FileKind kind,
                              const ApiNames& api, std::vector<Problem>& problems) {
    MappingFile result;
    TomlReader reader(file, problems);
    const auto root = reader.parse(text);
    if (!root) return result;
    if (kind == FileKind::aliases) {
        result.aliases = read_aliases(*root, reader);
        return result;
    }
    if (kind == FileKind::arguments) {
        reader.check_keys(*root, argument_fields, "key");
        result.inert = reader.words(*root, "inert");
        return result;
    }
    if (root->contains("profile")) {
        if (const toml::table* profile = reader.sub_table(*root, "profile")) {
            result.profile = read_profile(*profile, reader);
        }
    }
    result.rows = read_mapping_rows(*root, reader, api, result.profile ? "profile" : "");
    if (result.profile) {
        for (catalog::OwnedMapping& row : result.rows) row.profile = result.profile->name;
    }
    return result;
}

}  // namespace mindport::config
