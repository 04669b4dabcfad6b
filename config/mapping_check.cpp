// Compares rows with the signature data of both sides.
#include <algorithm>
#include <array>

#include "config/mapping_reader.h"
#include "config/template_check.h"
#include "core/catalog/condition.h"
#include "core/catalog/rewrite_template.h"

namespace mindport::config {
namespace {

using catalog::ApiSymbol;
using catalog::OwnedMapping;
using catalog::Parameter;
using catalog::ParameterKind;
using catalog::TemplatePart;

// Targets outside the packages with signature data: builtins, and modules whose names are not
// checked.
constexpr std::array<std::string_view, 24> builtins{
    "abs",   "all",     "any",     "bool",  "bytes",      "callable", "complex", "dict",
    "float", "getattr", "hasattr", "int",   "isinstance", "iter",     "len",     "list",
    "max",   "min",     "object",  "range", "round",      "str",      "sum",     "tuple"};
constexpr std::array<std::string_view, 12> unchecked_packages{
    "numpy",     "builtins", "collections", "contextlib", "copy", "functools",
    "itertools", "math",     "os",          "random",     "time", "typing"};

// What is wrong with a condition of `when`; empty if nothing.
std::string condition_problem(std::string_view condition) {
    while (!condition.empty()) {
        const std::string_view word = condition.substr(0, condition.find('|'));
        condition.remove_prefix(std::min(word.size() + 1, condition.size()));
        if ((word.starts_with('=') || word.starts_with('@')) && word.size() > 1) continue;
        if (std::ranges::find(catalog::condition_words, word) == catalog::condition_words.end()) {
            return no_such("condition", word, catalog::condition_words);
        }
    }
    return {};
}

std::string_view package_of(std::string_view name) { return name.substr(0, name.find('.')); }

bool is_unchecked(std::string_view name) {
    if (name.find('.') == std::string_view::npos) {
        return std::ranges::find(builtins, name) != builtins.end();
    }
    return std::ranges::find(unchecked_packages, package_of(name)) != unchecked_packages.end();
}

// The parameters that a symbol's overloads name, in the versions of a row.
class ParameterNames {
   public:
    explicit ParameterNames(const ApiSymbol* symbol, catalog::VersionSet versions = {}) {
        if (symbol == nullptr) return;
        for (const catalog::Overload& overload : symbol->overloads) {
            if ((overload.versions.bits() & versions.bits()) == 0) continue;
            is_known_ = true;
            for (const Parameter& parameter : overload.parameters) {
                const bool anything = parameter.kind == ParameterKind::var_keyword;
                if (anything) takes_anything_ = true;
                if (!anything) names_.push_back(parameter.name);
            }
        }
    }

    bool may_have(std::string_view name) const {
        return !is_known_ || takes_anything_ || std::ranges::find(names_, name) != names_.end();
    }

    // ", did you mean `x`?" or ": it has `a`, `b`".
    std::string hint(std::string_view name) const {
        std::string text = did_you_mean(name, names_);
        if (!text.empty()) return text;
        std::vector<std::string_view> distinct;
        for (const std::string_view known : names_) {
            if (std::ranges::find(distinct, known) == distinct.end()) distinct.push_back(known);
        }
        if (distinct.empty()) return ": it has none";
        for (const std::string_view known : distinct) {
            text += (text.empty() ? ": it has " : ", ") + quoted(known);
        }
        return text;
    }

   private:
    std::vector<std::string_view> names_;
    bool is_known_ = false;
    bool takes_anything_ = false;
};

class Checker {
   public:
    Checker(const OwnedMapping& row, const toml::table& table, TomlReader& reader,
            const ApiNames& api)
        : row_(row),
          table_(table),
          reader_(reader),
          api_(api),
          source_(api.find(row.source)),
          source_parameters_(source_),
          target_parameters_(row.target.empty() ? nullptr : api.find(row.target), row.versions) {}

    void check() {
        check_source();
        if (!row_.target.empty()) check_name(row_.target, *table_.get("to"));
        for (const auto& [from, to] : row_.rename) {
            check_source_parameter(from, "rename");
            check_target_parameter(to, "rename");
        }
        for (const auto& [parameter, value] : row_.fill) check_target_parameter(parameter, "fill");
        for (const std::string& name : row_.drop) check_source_parameter(name, "drop");
        for (const std::string& name : row_.unsupported) {
            check_source_parameter(name, "unsupported");
        }
        if (!row_.rewrites.empty()) check_templates(row_.rewrites, *table_.get("rewrite"));
        for (std::size_t i = 0; i < row_.differs.size(); ++i) {
            check_difference(row_.differs[i],
                             *table_.get("differs")->as_array()->get_as<toml::table>(i));
        }
    }

   private:
    void check_source() {
        if (source_ != nullptr || package_of(row_.source) != "torch" || table_.contains("kind")) {
            return;
        }
        reader_.report(table_, quoted(row_.source) + " is not in torch's signature data" +
                                   nearest_hint(row_.source) +
                                   " (give `kind` if it exists all the same)");
    }

    std::string nearest_hint(std::string_view name) const {
        const std::vector<std::string> names = api_.nearest(name);
        return names.empty() ? std::string() : ", did you mean " + quoted(names.front()) + "?";
    }

    void check_name(std::string_view name, const toml::node& place) {
        if (is_unchecked(name)) return;
        const ApiSymbol* symbol = api_.find(name);
        if (symbol == nullptr) {
            reader_.report(
                place, quoted(name) + " names nothing in the signature data" + nearest_hint(name));
            return;
        }
        const auto missing = row_.versions.bits() & api_.versions.bits() & ~symbol->versions.bits();
        if (missing == 0) return;
        reader_.report(place, quoted(name) + " exists only in MindSpore " +
                                  catalog::to_string(symbol->versions) +
                                  ": limit the row with `versions`");
    }

    void check_source_parameter(std::string_view name, std::string_view key) {
        if (source_parameters_.may_have(name)) return;
        reader_.report(*table_.get(key), quoted(key) + ": " + quoted(row_.source) +
                                             " has no parameter " + quoted(name) +
                                             source_parameters_.hint(name));
    }

    void check_target_parameter(std::string_view name, std::string_view key) {
        if (target_parameters_.may_have(name)) return;
        reader_.report(*table_.get(key), quoted(key) + ": " + quoted(row_.target) +
                                             " has no parameter " + quoted(name) +
                                             target_parameters_.hint(name));
    }

    void check_difference(const catalog::OwnedDifference& difference, const toml::table& table) {
        for (const auto& [parameter, condition] : difference.when) {
            const toml::node& place = *table.get("when");
            if (parameter == "self") {
                check_receiver(place);
            } else if (!source_parameters_.may_have(parameter)) {
                reader_.report(place, quoted("when") + ": " + quoted(row_.source) +
                                          " has no parameter " + quoted(parameter) +
                                          source_parameters_.hint(parameter));
            }
            if (const std::string problem = condition_problem(condition); !problem.empty()) {
                reader_.report(place, problem);
            }
        }
        if (!difference.rewrites.empty()) {
            check_templates(difference.rewrites, *table.get("rewrite"));
        }
    }

    void check_templates(const std::vector<std::string>& templates, const toml::node& node) {
        const toml::array* list = node.as_array();
        for (std::size_t i = 0; i < templates.size(); ++i) {
            check_template(templates[i],
                           list != nullptr && i < list->size() ? *list->get(i) : node);
        }
    }

    void check_template(const std::string& text, const toml::node& place) {
        const auto parts = catalog::parse_template(text);
        if (!parts) {
            reader_.report(place, "bad template at character " +
                                      std::to_string(parts.error().offset + 1) + ": " +
                                      parts.error().message);
            return;
        }
        if (text.empty()) reader_.report(place, "an empty template: use status = \"drop\"");
        check_calls(*parts, place);
        for (const TemplatePart& part : *parts) {
            if (part.form == TemplatePart::Form::name) {
                check_name(part.text, place);
            } else if (part.form == TemplatePart::Form::receiver) {
                check_receiver(place);
            } else if (part.is_placeholder() && !source_parameters_.may_have(part.text)) {
                reader_.report(place, "bad template: " + quoted(row_.source) +
                                          " has no parameter " + quoted(part.text) +
                                          source_parameters_.hint(part.text));
            }
        }
    }

    void check_calls(const std::vector<TemplatePart>& parts, const toml::node& place) {
        const bool is_tensor = row_.source.starts_with("torch.Tensor.");
        const bool is_module = row_.source.starts_with("torch.nn.Module.");
        const std::string_view receiver = is_tensor   ? "mindspore.Tensor"
                                          : is_module ? "mindspore.nn.Cell"
                                                      : "";
        for (const TemplateCall& call : template_calls(parts, receiver)) {
            if (!receiver.empty() && call.callee.starts_with(receiver)) {
                check_name(call.callee, place);
            }
            const ParameterNames parameters(api_.find(call.callee), row_.versions);
            for (const std::string& keyword : call.keywords) {
                if (parameters.may_have(keyword)) continue;
                reader_.report(place, "bad template: " + quoted(call.callee) +
                                          " has no parameter " + quoted(keyword) +
                                          parameters.hint(keyword));
            }
        }
    }

    void check_receiver(const toml::node& place) {
        if (row_.kind == catalog::SymbolKind::method ||
            row_.kind == catalog::SymbolKind::property) {
            return;
        }
        reader_.report(place, "bad template: {self} is for methods and properties, and " +
                                  quoted(row_.source) + " is a " +
                                  std::string(catalog::to_string(row_.kind)));
    }

    const OwnedMapping& row_;
    const toml::table& table_;
    TomlReader& reader_;
    const ApiNames& api_;
    const ApiSymbol* source_;
    ParameterNames source_parameters_;
    ParameterNames target_parameters_;
};

}  // namespace

void check_mapping(const OwnedMapping& row, const toml::table& table, TomlReader& reader,
                   const ApiNames& api) {
    Checker(row, table, reader, api).check();
}

}  // namespace mindport::config
