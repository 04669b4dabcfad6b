#include "tools/catalog_compiler/emit.h"

#include <algorithm>
#include <bit>
#include <map>
#include <stdexcept>

#include "core/catalog/tables.h"
#include "core/text/name_hash.h"

namespace mindport::catalog_compiler {
namespace {

using catalog::Slot;

std::string literal(std::string_view text) {
    std::string code = "{\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            code += '\\';
            code += c;
        } else if (byte >= 0x20 && byte < 0x7F) {
            code += c;
        } else {  // three octal digits end an escape, whatever follows
            code += '\\';
            code += static_cast<char>('0' + (byte >> 6));
            code += static_cast<char>('0' + ((byte >> 3) & 7));
            code += static_cast<char>('0' + (byte & 7));
        }
    }
    return text.empty() ? "{}" : code + "\", " + std::to_string(text.size()) + "}";
}

// One constant array whose elements are C++ initialisers. Equal runs are stored once.
class Array {
   public:
    Array(std::string type, std::string name) : type_(std::move(type)), name_(std::move(name)) {}

    // The initialiser of a span over `elements`.
    std::string add(const std::vector<std::string>& elements) {
        if (elements.empty()) return "{}";
        const auto [known, is_new] = runs_.emplace(elements, elements_.size());
        if (is_new) elements_.insert(elements_.end(), elements.begin(), elements.end());
        return "{" + name_ + " + " + std::to_string(known->second) + ", " +
               std::to_string(elements.size()) + "}";
    }

    void append(std::string element) { elements_.push_back(std::move(element)); }
    std::size_t size() const { return elements_.size(); }
    std::string span() const {
        return elements_.empty() ? "{}" : "{" + name_ + ", " + std::to_string(size()) + "}";
    }

    std::string code() const {
        if (elements_.empty()) return {};
        std::string code = "constexpr " + type_ + " " + name_ + "[] = {\n";
        for (const std::string& element : elements_) code.append(element).append(",\n");
        return code + "};\n\n";
    }

   private:
    std::string type_;
    std::string name_;
    std::vector<std::string> elements_;
    std::map<std::vector<std::string>, std::size_t> runs_;
};

// The slots for names[index]; names that are empty have no slot.
Array make_slots(const std::string& array_name, const std::vector<std::string_view>& names) {
    if (names.size() > catalog::max_slot_entries) {
        throw std::length_error("too many names for the slots of " + array_name);
    }
    const auto used = names.size() - static_cast<std::size_t>(std::ranges::count(names, ""));
    std::vector<Slot> slots(catalog::slot_count(used));
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!names[i].empty()) catalog::take_slot(slots, text::name_hash(names[i]), i);
    }
    Array array("Slot", array_name);
    for (const Slot slot : slots) array.append(std::to_string(slot));
    return array;
}

class Emitter {
   public:
    Emitter(Input input, const ApiTable& api) : input_(std::move(input)), api_(api) {
        std::ranges::stable_sort(input_.rows, {}, &catalog::OwnedMapping::source);
        std::ranges::sort(input_.inert);
        for (const catalog::OwnedMapping& row : input_.rows) {
            const bool gives =
                row.kind == catalog::SymbolKind::function || row.kind == catalog::SymbolKind::type;
            if (gives && row.profile.empty() && row.rewrites.empty()) {
                const auto [known, is_new] = returns_.emplace(row.target, row.returns);
                if (!is_new && known->second != row.returns) known->second = {};
            }
        }
    }

    std::string run() {
        for (const auto& [name, symbol] : api_.symbols()) add_symbol(symbol);
        for (const catalog::OwnedMapping& row : input_.rows) add_row(row);
        add_sources();
        for (const std::string& name : input_.inert) inert_.append(literal(name));
        for (const config::OwnedProfile& profile : input_.profiles) add_profile(profile);
        std::vector<std::string_view> symbol_names;
        for (const auto& [name, symbol] : api_.symbols()) symbol_names.push_back(name);
        slots_.push_back(make_slots("symbol_slots", symbol_names));

        std::string code =
            "// Made by tools/catalog_compiler from mappings/. Do not edit.\n"
            "#include \"core/catalog/tables.h\"\n\n"
            "namespace mindport::catalog {\nnamespace {\n\n";
        for (const Array* array : {&words_, &pairs_, &differences_, &parameters_, &overloads_,
                                   &symbols_, &rows_, &sources_, &inert_, &profiles_}) {
            code += array->code();
        }
        for (const Array& array : slots_) code += array.code();
        code += "}  // namespace\n\nconstinit const Tables tables{\n    " + sources_.span();
        for (std::size_t i = 0; i < 3; ++i) code += ", " + slots_[i].span();
        return code + ", " + rows_.span() + ", " + symbols_.span() + ", " + slots_[3].span() +
               ", " + inert_.span() + ", " + profiles_.span() +
               "};\n\n}  // namespace mindport::catalog\n";
    }

   private:
    static std::string number(auto value) { return std::to_string(static_cast<int>(value)); }
    static std::string flag(bool value) { return value ? "true" : "false"; }
    static std::string versions(catalog::VersionSet set) {
        return "VersionSet(" + number(set.bits()) + ")";
    }

    std::string word_list(const std::vector<std::string>& words) {
        std::vector<std::string> elements;
        for (const std::string& word : words) elements.push_back(literal(word));
        return words_.add(elements);
    }

    std::string pair_list(const catalog::OwnedMapping::Pairs& pairs) {
        std::vector<std::string> elements;
        for (const auto& [from, to] : pairs) {
            elements.push_back("{" + literal(from) + ", " + literal(to) + "}");
        }
        return pairs_.add(elements);
    }

    void add_symbol(const catalog::ApiSymbol& symbol) {
        std::vector<std::string> overloads;
        for (const catalog::Overload& overload : symbol.overloads) {
            std::vector<std::string> parameters;
            for (const catalog::Parameter& parameter : overload.parameters) {
                parameters.push_back("{" + literal(parameter.name) + ", ParameterKind(" +
                                     number(parameter.kind) + "), " + flag(parameter.has_default) +
                                     ", " + literal(parameter.default_value) + "}");
            }
            overloads.push_back("{" + parameters_.add(parameters) + ", " +
                                versions(overload.versions) + "}");
        }
        const auto returned = returns_.find(symbol.name);
        symbols_.append(
            "{" + literal(symbol.name) + ", " + overloads_.add(overloads) + ", SymbolKind(" +
            number(symbol.kind) + "), " + versions(symbol.versions) + ", " +
            number(symbol.platforms) + ", " + flag(symbol.deprecated) + ", ValueKind(" +
            number(returned == returns_.end() ? catalog::ValueKind::unknown : returned->second) +
            ")}");
    }

    void add_row(const catalog::OwnedMapping& row) {
        rows_.append("{" + literal(row.source) + ", " + literal(row.target) + ", Status(" +
                     number(row.status) + "), SymbolKind(" + number(row.kind) + "), ValueKind(" +
                     number(row.returns) + "), " + flag(row.suggested) + ", " +
                     versions(row.versions) + ", " + literal(row.profile) + ", " +
                     literal(row.note) + ", " + literal(row.link) + ", " + word_list(row.rewrites) +
                     ", " + pair_list(row.rename) + ", " + pair_list(row.fill) + ", " +
                     word_list(row.drop) + ", " + word_list(row.unsupported) + ", " +
                     difference_list(row.differs) + "}");
    }

    std::string difference_list(const std::vector<catalog::OwnedDifference>& differences) {
        std::vector<std::string> elements;
        for (const catalog::OwnedDifference& difference : differences) {
            elements.push_back("{" + pair_list(difference.when) + ", " +
                               word_list(difference.rewrites) + ", " + literal(difference.note) +
                               ", " + number(difference.devices) + ", " + flag(difference.quiet) +
                               "}");
        }
        return differences_.add(elements);
    }

    void add_sources() {
        struct Rows {
            std::size_t first = 0;
            std::size_t count = 0;
        };
        std::map<std::string_view, Rows> rows;
        for (std::size_t i = 0; i < input_.rows.size(); ++i) {
            Rows& entry = rows[input_.rows[i].source];
            if (entry.count++ == 0) entry.first = i;
        }
        std::map<std::string_view, std::string_view> canonical;
        for (const auto& [source, range] : rows) canonical[source] = source;
        for (const config::Alias& alias : input_.aliases) {
            canonical[alias.name] = alias.canonical;
            canonical.emplace(alias.canonical, alias.canonical);  // it may have no row
        }
        std::vector<std::string_view> names;
        for (const auto& [name, public_name] : canonical) names.push_back(name);

        std::vector<std::string_view> tensor_members;
        std::vector<std::string_view> module_members;
        const auto member = [](std::string_view name, std::string_view prefix) {
            return name.starts_with(prefix) ? name.substr(prefix.size()) : std::string_view();
        };
        for (const auto& [name, public_name] : canonical) {
            tensor_members.push_back(member(name, catalog::tensor_prefix));
            module_members.push_back(member(name, catalog::module_prefix));
            const auto at = std::ranges::lower_bound(names, public_name) - names.begin();
            const auto range = rows.contains(public_name) ? rows.at(public_name) : Rows();
            sources_.append("{" + literal(name) + ", " + std::to_string(at) + ", " +
                            std::to_string(range.first) + ", " + std::to_string(range.count) + "}");
        }
        slots_.push_back(make_slots("source_slots", names));
        slots_.push_back(make_slots("tensor_slots", tensor_members));
        slots_.push_back(make_slots("module_slots", module_members));
    }

    // A list of pairs, by their first words.
    static std::vector<std::string> sorted_pairs(const std::vector<std::string>& list) {
        std::vector<std::pair<std::string, std::string>> pairs;
        for (std::size_t i = 0; i + 1 < list.size(); i += 2)
            pairs.emplace_back(list[i], list[i + 1]);
        std::ranges::stable_sort(pairs, {}, &std::pair<std::string, std::string>::first);
        std::vector<std::string> result;
        for (const auto& [first, second] : pairs) result.insert(result.end(), {first, second});
        return result;
    }

    void add_profile(const config::OwnedProfile& profile) {
        std::vector<std::string> module_bases = profile.module_bases;
        std::ranges::sort(module_bases);
        std::vector<std::string> exports = profile.exports;
        std::ranges::sort(
            exports, {}, [](const std::string& entry) { return entry.substr(0, entry.find(' ')); });
        profiles_.append(
            "{" + literal(profile.name) + ", " + word_list(profile.detect) + ", " +
            word_list(module_bases) + ", " + word_list(profile.rules) + ", " +
            word_list(profile.covers) + ", " + word_list(profile.keeps) + ", " +
            word_list(profile.sections) + ", " + word_list(profile.known_true) + ", " +
            word_list(profile.known_false) + ", " + word_list(profile.notice) + ", " +
            literal(profile.adapted_from) + ", " + word_list(profile.without_notice) + ", " +
            word_list(profile.wording) + ", " + word_list(profile.suggested_wording) + ", " +
            word_list(profile.message_wording) + ", " + word_list(profile.values) + ", " +
            word_list(sorted_pairs(profile.conventions)) + ", " + word_list(profile.tables) + ", " +
            word_list(profile.around_loops) + ", " + literal(profile.encodings) + ", " +
            word_list(profile.defaults) + ", " + literal(profile.customs_until) + ", " +
            word_list(profile.functions) + ", " + word_list(profile.owner_first) + ", " +
            word_list(profile.tensors) + ", " + word_list(profile.outputs) + ", " +
            word_list(profile.gone_parameters) + ", " + word_list(profile.gone_definitions) + ", " +
            word_list(exports) + ", " + (profile.spells_out ? "true" : "false") + ", " +
            std::to_string(profile.line_length) + "}");
    }

    Input input_;
    const ApiTable& api_;
    Array words_{"std::string_view", "words"};
    Array pairs_{"NamePair", "pairs"};
    Array differences_{"Difference", "differences"};
    Array parameters_{"Parameter", "parameters"};
    Array overloads_{"Overload", "overloads"};
    std::map<std::string_view, catalog::ValueKind> returns_;  // by target
    Array symbols_{"ApiSymbol", "symbols"};
    Array rows_{"Mapping", "rows"};
    Array sources_{"SourceName", "sources"};
    Array inert_{"std::string_view", "inert"};
    Array profiles_{"Profile", "profiles"};
    std::vector<Array> slots_;  // of sources, tensor members, module members, symbols
};

}  // namespace

std::string emit(Input input, const ApiTable& api) { return Emitter(std::move(input), api).run(); }

}  // namespace mindport::catalog_compiler
