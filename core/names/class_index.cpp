#include "core/names/class_index.h"

#include <algorithm>
#include <unordered_set>

#include "core/names/kept_parameters.h"

namespace mindport::names {
namespace {

constexpr int most_reexports = 16;  // hops from one package to the next

template <typename Entry>
const Entry* find_by_name(const std::vector<Entry>& entries, std::string_view name) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry& entry) { return entry.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

}  // namespace

void ClassIndex::add(Outline outline) {
    if (outline.module_name.empty()) {
        return;
    }
    remove(outline.module_name);
    const auto shared = std::make_shared<const Outline>(std::move(outline));
    count_names(*shared, Change::comes);
    modules_.emplace(shared->module_name, shared);
}

void ClassIndex::remove(std::string_view module_name) {
    const auto found = modules_.find(module_name);
    if (found != modules_.end()) {
        count_names(*found->second, Change::goes);
        modules_.erase(found);
    }
}

void ClassIndex::count_names(const Outline& outline, Change change) {
    const auto count = [change](CountedTexts& texts, const std::string& text) {
        const auto found = std::find_if(texts.begin(), texts.end(), [&](const CountedText& known) {
            return known.text == text;
        });
        if (change == Change::comes) {
            ++(found == texts.end() ? texts.emplace_back(CountedText{text}) : *found).count;
        } else if (found != texts.end() && --found->count == 0) {
            texts.erase(found);
        }
    };
    for (const SignatureOutline& signature : outline.signatures) {
        count(parameters_[signature.name], signature.parameters);
    }
    for (const ClassOutline& type : outline.classes) {
        count(classes_[type.name], outline.module_name + "." + type.name);
        for (const std::string& base : type.bases) {
            for (const std::string& other : type.bases) {
                if (other != base) {
                    count(mixed_with_[std::string(split_last(base).second)], other);
                }
            }
        }
        for (const MemberOutline& member : type.members) {
            Field& field = fields_[member.name];
            if (member.kind == MemberOutline::Kind::field) {
                count(field.types, member.type);
            } else if (change == Change::comes) {
                ++field.others;
            } else {
                --field.others;
            }
        }
    }
}

std::string_view ClassIndex::only_class(std::string_view name) const {
    const auto found = classes_.find(name);
    const bool is_one =
        found != classes_.end() && found->second.size() == 1 && found->second[0].count == 1;
    return is_one ? std::string_view(found->second[0].text) : std::string_view{};
}

const CountedTexts& ClassIndex::field_types(std::string_view name) const {
    static const CountedTexts none;
    const auto found = fields_.find(name);
    return found == fields_.end() || found->second.others > 0 ? none : found->second.types;
}

ClassIndex::Found ClassIndex::find(std::string_view qualified, int depth) const {
    const auto [module, name] = split_last(qualified);
    const auto entry = modules_.find(module);
    if (entry == modules_.end() || depth > most_reexports) {
        return {};
    }
    const Outline& outline = *entry->second;
    if (const ClassOutline* type = find_by_name(outline.classes, name)) {
        return {type, nullptr, &outline};
    }
    if (const FunctionOutline* function = find_by_name(outline.functions, name)) {
        return {nullptr, function, &outline};
    }
    for (std::size_t i = 0; i < outline.module_level_imports; ++i) {
        if (outline.imports[i].first == name && outline.imports[i].second != qualified) {
            if (const Found found = find(outline.imports[i].second, depth + 1);
                found.type || found.function) {
                return found;
            }
        }
    }
    for (const std::string& star : outline.star_imports) {
        if (const Found found = find(star + "." + std::string(name), depth + 1);
            found.type || found.function) {
            return found;
        }
    }
    return {};
}

const ClassOutline* ClassIndex::find_class(std::string_view qualified) const {
    return find(qualified).type;
}

const FunctionOutline* ClassIndex::find_function(std::string_view qualified) const {
    return find(qualified).function;
}

// Calls visit(name, outline or null) for a class and its bases, nearest first, until it returns
// true.
bool ClassIndex::visit_classes(
    std::string_view qualified,
    const std::function<bool(std::string_view, const ClassOutline*)>& visit) const {
    std::unordered_set<std::string_view> seen;
    std::vector<std::string_view> open{qualified};
    for (std::size_t i = 0; i < open.size(); ++i) {
        const std::string_view name = open[i];
        if (!seen.insert(name).second) {
            continue;
        }
        const ClassOutline* type = find_class(name);
        if (visit(name, type)) {
            return true;
        }
        if (type) {
            open.insert(open.end(), type->bases.begin(), type->bases.end());
        }
    }
    return false;
}

bool ClassIndex::derives_from(std::string_view qualified,
                              const std::function<bool(std::string_view)>& is_root) const {
    return visit_classes(qualified,
                         [&](std::string_view name, const ClassOutline*) { return is_root(name); });
}

std::vector<const MemberOutline*> ClassIndex::find_members(std::string_view qualified_class,
                                                           std::string_view name) const {
    std::vector<const MemberOutline*> result;
    visit_classes(qualified_class, [&](std::string_view, const ClassOutline* type) {
        if (type) {
            for (const MemberOutline& member : type->members) {
                if (member.name == name) {
                    result.push_back(&member);
                }
            }
        }
        return !result.empty();
    });
    return result;
}

const CountedTexts& ClassIndex::mixed_with(std::string_view base_name) const {
    static const CountedTexts none;
    const auto found = mixed_with_.find(base_name);
    return found == mixed_with_.end() ? none : found->second;
}

std::string_view parameter_at(std::string_view parameters, std::size_t place) {
    for (;; --place) {
        const std::string_view entry = parameters.substr(0, parameters.find(','));
        if (entry.empty() || entry.starts_with('*')) return {};
        if (place == 0) return entry.ends_with('=') ? entry.substr(0, entry.size() - 1) : entry;
        parameters.remove_prefix(entry.size() + 1);
    }
}

bool is_too_much(std::string_view parameters, std::size_t arguments) {
    std::size_t count = 0;
    for (; !parameters.empty(); parameters.remove_prefix(parameters.find(',') + 1)) {
        const std::string_view entry = parameters.substr(0, parameters.find(','));
        if (entry.size() > 1 && entry.starts_with('*')) return false;
        count += entry == "*" ? 0 : 1;
    }
    return count < arguments;
}

bool ClassIndex::has_parameter(std::string_view function, std::string_view parameter,
                               std::size_t place) const {
    return std::ranges::any_of(signatures_named(function), [&](const CountedText& known) {
        return parameter_at(known.text, place) == parameter;
    });
}

const CountedTexts& ClassIndex::signatures_named(std::string_view function) const {
    static const CountedTexts none;
    const auto found = parameters_.find(function);
    return found == parameters_.end() ? none : found->second;
}

bool ClassIndex::is_too_much_for_all(std::string_view function, std::size_t arguments) const {
    const CountedTexts& all = signatures_named(function);
    return !all.empty() && std::ranges::all_of(all, [&](const CountedText& known) {
        return is_too_much(known.text, arguments);
    });
}

const SignatureOutline* ClassIndex::signature_in(const Outline& outline, std::string_view owner,
                                                 std::string_view name) {
    const auto& all = outline.signatures;
    const auto found = std::find_if(all.begin(), all.end(), [&](const SignatureOutline& known) {
        return known.name == name && known.owner == owner;
    });
    return found == all.end() ? nullptr : &*found;
}

std::string ClassIndex::resolve_callee(std::string_view callee) const {
    if (callee.starts_with('.')) return std::string(callee);
    const auto named = [](const Found& found, const std::string& name) {
        return found.module->module_name + "." + name;
    };
    const Found found = find(callee);
    if (found.function) return named(found, found.function->name);
    const auto [owner, name] = split_last(callee);
    if (!found.type) return find(owner).type ? "." + std::string(name) : std::string();
    std::string result;
    visit_classes(callee, [&](std::string_view qualified, const ClassOutline* type) {
        const Found at = find(qualified);
        if (type && signature_in(*at.module, type->name, type->name)) {
            result = named(at, type->name);
        }
        return !result.empty();
    });
    return result;
}

const SignatureOutline* ClassIndex::find_signature(std::string_view resolved) const {
    const auto [module, name] = split_last(resolved);
    const auto found = modules_.find(module);
    if (found == modules_.end()) return nullptr;
    const SignatureOutline* function = signature_in(*found->second, {}, name);
    return function ? function : signature_in(*found->second, name, name);
}

const SignatureOutline* ClassIndex::find_method_signature(std::string_view qualified_class,
                                                          std::string_view name) const {
    const SignatureOutline* result = nullptr;
    visit_classes(qualified_class, [&](std::string_view qualified, const ClassOutline* type) {
        if (type) result = signature_in(*find(qualified).module, type->name, name);
        return result != nullptr;
    });
    return result;
}

void ClassIndex::settle_parameters() {
    std::vector<std::shared_ptr<const Outline>> outlines;
    for (const auto& [name, outline] : modules_) outlines.push_back(outline);
    kept_ = find_kept_parameters(*this, outlines);
}

const KeptParameter* ClassIndex::kept(std::string_view resolved, std::string_view parameter) const {
    if (kept_.empty() || resolved.empty()) return nullptr;
    const auto found = kept_.find(key_of_parameter(resolved, parameter));
    return found == kept_.end() ? nullptr : &found->second;
}

std::size_t ClassIndex::class_count() const {
    std::size_t count = 0;
    for (const auto& [name, outline] : modules_) {
        count += outline->classes.size();
    }
    return count;
}

}  // namespace mindport::names
