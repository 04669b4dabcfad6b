// Classes as types: instances, module-ness, attributes, and annotations that name them.
#include <algorithm>
#include <array>

#include "core/kinds/annotation.h"
#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

constexpr int most_bases = 16;  // depth of a chain of bases in one file

// Classes that the frameworks themselves derive from Module or Cell, beside those in the API data.
bool is_root_module(std::string_view qualified, const catalog::Catalog& catalog) {
    if (qualified == "torch.nn.Module" || qualified == "mindspore.nn.Cell") {
        return true;
    }
    const auto& bases = catalog.profile().module_bases;
    if (std::binary_search(bases.begin(), bases.end(), qualified)) {
        return true;
    }
    // torch.nn.Linear, mindspore.mint.nn.Linear: every class there is one, but for the parameters.
    const auto [prefix, last] = names::split_last(qualified);
    if (prefix != "torch.nn" && prefix != "mindspore.nn" && prefix != "mindspore.mint.nn") {
        return false;
    }
    const catalog::ApiSymbol* symbol = catalog.api_in_any_version(qualified);
    return symbol && symbol->kind == catalog::SymbolKind::type && last != "Parameter" &&
           last != "Buffer" && last != "UninitializedParameter" && last != "UninitializedBuffer";
}

TypeId known_class(std::string_view qualified) {
    struct Row {
        std::string_view name;
        ValueKind kind;
    };
    static constexpr Row rows[] = {
        {"torch.Tensor", ValueKind::tensor},
        {"mindspore.Tensor", ValueKind::tensor},
        {"torch.nn.Parameter", ValueKind::parameter},
        {"torch.nn.parameter.Parameter", ValueKind::parameter},
        {"mindspore.Parameter", ValueKind::parameter},
        {"torch.dtype", ValueKind::dtype},
        {"torch.device", ValueKind::device},
        {"torch.Generator", ValueKind::generator},
        {"torch.Size", ValueKind::shape},
        {"numpy.ndarray", ValueKind::array},
        {"PIL.Image.Image", ValueKind::plain},
        {"pathlib.Path", ValueKind::plain},
        {"os.PathLike", ValueKind::plain},
    };
    for (const Row& row : rows) {
        if (row.name == qualified) {
            return TypeStore::simple(row.kind);
        }
    }
    const auto [prefix, last] = names::split_last(qualified);
    if (prefix == "torch" && last.ends_with("Tensor")) {
        return TypeStore::tensor;  // torch.FloatTensor and its kin
    }
    return TypeStore::unknown;
}

// Bases outside of the workspace that make neither tensors nor modules.
bool is_plain_class(std::string_view qualified) {
    const std::string_view package = qualified.substr(0, qualified.find('.'));
    static constexpr auto packages = std::to_array<std::string_view>(
        {"abc", "argparse", "collections", "contextlib", "dataclasses", "enum", "json", "logging",
         "threading", "typing", "PIL", "jax", "flax"});
    static constexpr auto builtins = std::to_array<std::string_view>(
        {"object", "dict", "list", "tuple", "set", "str", "int", "float", "Exception",
         "RuntimeError", "ValueError", "KeyError", "TypeError", "ImportError", "Warning",
         "UserWarning"});
    const auto is_in = [](std::string_view name, const auto& names) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    return is_in(package, packages) || is_in(qualified, builtins);
}

}  // namespace

bool Inference::is_module_type(std::string_view qualified) {
    if (qualified.empty()) {
        return false;
    }
    if (const auto found = module_types_.find(qualified); found != module_types_.end()) {
        classes_.find(qualified);  // noted as looked into
        return found->second;
    }
    const std::string_view name = parts_.catalog.canonical(qualified);
    bool result = is_root_module(name, parts_.catalog);
    if (!result) {
        if (ClassInfo* info = classes_.find(qualified)) {
            return is_module(*info);
        }
        result =
            parts_.classes && parts_.classes->derives_from(qualified, [&](std::string_view base) {
                return is_root_module(parts_.catalog.canonical(base), parts_.catalog);
            });
    }
    module_types_.emplace(parts_.table.intern(qualified), result);
    return result;
}

bool Inference::is_module(ClassInfo& info) {
    using Module = ClassInfo::Module;
    if (info.module == Module::not_asked) {
        info.module = Module::asking;  // a class among its own bases is none
        const bool is_first = asked_modules_.empty();
        asked_modules_.push_back(&info);
        const names::Reads::Work work = on_unit_of(info.definition);
        bool result = is_root_module(info.qualified, parts_.catalog);
        for (const Node base : info.bases) {
            result = result || is_module_type(qualified_class(base));
        }
        info.module = result ? Module::yes : Module::no;
        if (is_first) {
            // Where bases go in a circle, those that are no modules may owe that to the assumption.
            for (ClassInfo* other : asked_modules_) {
                const bool holds = !result || other == &info || other->module == Module::yes;
                other->module = holds ? other->module : Module::not_asked;
            }
            asked_modules_.clear();
        }
    }
    return info.module == Module::yes;
}

ValueKind Inference::instance_kind(Node named) {
    std::string_view qualified;
    if (named.is(NodeKind::class_definition)) {
        const ClassInfo* info = classes_.find(named);
        qualified = info ? info->qualified : qualified;
    } else {
        qualified = qualified_class(named);
    }
    if (qualified.empty()) {
        return ValueKind::unknown;
    }
    return is_module_type(qualified) ? ValueKind::module : class_kind(qualified);
}

bool Inference::defines_method(std::string_view qualified, std::string_view name, int depth) {
    if (ClassInfo* info = classes_.find(qualified)) {
        parts_.scopes.ask(name);
        if (info->methods.contains(name)) {
            return true;
        }
        for (const Node base : info->bases) {
            if (depth < most_bases && defines_method(qualified_class(base), name, depth + 1)) {
                return true;
            }
        }
        return false;
    }
    if (!parts_.classes || qualified.empty()) {
        return false;
    }
    const auto members = parts_.classes->find_members(qualified, name);
    return std::any_of(members.begin(), members.end(), [](const names::MemberOutline* member) {
        return member->kind == names::MemberOutline::Kind::method;
    });
}

// The qualified name of the class that an expression names, or empty.
std::string_view Inference::qualified_class(Node expression) {
    if (expression.is(NodeKind::subscript)) {  // Generic[T]
        expression = expression.child(Field::value);
    }
    const std::string_view imported =
        names::qualified_name(expression, parts_.scopes, parts_.table);
    if (!imported.empty()) {
        return imported;
    }
    const Type& type = types_[of(expression)];
    return type.form == Form::type ? type.name : std::string_view{};
}

ClassInfo* Inference::base_in_file(Node base) { return classes_.find(qualified_class(base)); }

// What instances of a class are: tensors and modules by their bases; plain where all bases are seen
// and none of them is either; unknown else.
ValueKind Inference::class_kind(std::string_view qualified, int depth) {
    const std::string_view name = parts_.catalog.canonical(qualified);
    if (const TypeId known = known_class(name); known != TypeStore::unknown) {
        return types_.kind(known);
    }
    if (const auto found = class_kinds_.find(name); found != class_kinds_.end()) {
        classes_.find(name);  // noted as looked into
        return found->second;
    }
    if (depth > most_bases) {
        return ValueKind::unknown;
    }
    const std::string_view key = parts_.table.intern(name);
    class_kinds_[key] = ValueKind::plain;  // a class among its own bases
    const std::size_t first = doubtful_classes_.size();
    ValueKind result = ValueKind::unknown;
    std::vector<std::string_view> bases;
    ClassInfo* info = classes_.find(name);
    const names::ClassOutline* outline =
        parts_.classes ? parts_.classes->find_class(name) : nullptr;
    // The answer is kept for all who ask, and they only note that they looked into the class.
    const names::Reads::Work work = info ? on_unit_of(info->definition) : for_all_units();
    if (const catalog::Mapping* row = parts_.catalog.find(name);
        row && row->kind == catalog::SymbolKind::type && row->returns != ValueKind::unknown) {
        result = row->returns;
    } else if (const catalog::ApiSymbol* symbol = row ? nullptr : parts_.catalog.api(name);
               symbol && symbol->kind == catalog::SymbolKind::type &&
               symbol->returns != ValueKind::unknown) {
        result = symbol->returns;
    } else if (is_root_module(name, parts_.catalog)) {
        result = ValueKind::module;
    } else if (info) {
        result = ValueKind::plain;
        for (const Node base : info->bases) {
            bases.push_back(qualified_class(base));
        }
    } else if (outline) {
        result = ValueKind::plain;
        bases.assign(outline->bases.begin(), outline->bases.end());
    } else if (is_plain_class(name)) {
        result = ValueKind::plain;
    }
    for (const std::string_view base : bases) {
        const ValueKind kind = class_kind(base, depth + 1);
        if (kind == ValueKind::module || kind == ValueKind::tensor ||
            kind == ValueKind::parameter) {
            result = kind;
            break;
        }
        result = kind == ValueKind::plain ? result : ValueKind::unknown;
    }
    class_kinds_[key] = result;
    if (depth > 0) {
        doubtful_classes_.push_back(key);
        return result;
    }
    // Where bases go in a circle, what the others are may rest on this one's being plain.
    while (doubtful_classes_.size() > first) {
        if (result != ValueKind::plain) {
            class_kinds_.erase(doubtful_classes_.back());
        }
        doubtful_classes_.pop_back();
    }
    return result;
}

TypeId Inference::instance_of(std::string_view qualified) {
    if (qualified.empty()) {
        return TypeStore::unknown;
    }
    const std::string_view name = parts_.catalog.canonical(qualified);
    if (const TypeId known = known_class(name); known != TypeStore::unknown) {
        return known == TypeStore::tensor ? types_.tensor_of(dtype_of_class(name)) : known;
    }
    const ValueKind kind = class_kind(name);
    if (kind == ValueKind::tensor || kind == ValueKind::parameter || kind == ValueKind::dtype ||
        kind == ValueKind::device || kind == ValueKind::generator || kind == ValueKind::shape) {
        return TypeStore::simple(kind);
    }
    return types_.instance(
        parts_.table.intern(name),
        kind == ValueKind::plain && is_mixed_with_module(name) ? ValueKind::unknown : kind);
}

// Whether some class has this one beside a module among its bases: an instance may be a module
// then.
bool Inference::is_mixed_with_module(std::string_view qualified) {
    if (!parts_.classes) {
        return false;
    }
    const auto& others = parts_.classes->mixed_with(names::split_last(qualified).second);
    return std::any_of(others.begin(), others.end(),
                       [&](const names::CountedText& other) { return is_module_type(other.text); });
}

// The qualified name of a dotted name in an annotation; the name itself for a builtin.
std::string_view Inference::resolve_annotation_name(std::string_view written, Node where) {
    const std::size_t dot = written.find('.');
    const std::string_view root = written.substr(0, dot);
    if (const names::Site* import = parts_.scopes.find_import(root, where)) {
        return dot == std::string_view::npos
                   ? import->target
                   : parts_.table.join(import->target, written.substr(dot + 1));
    }
    const auto resolution = parts_.scopes.resolve(root, where);
    if (!resolution) {
        return written;
    }
    const Type& found = types_[site_type(*resolution.sites.front())];
    if (found.form != Form::type) {
        return {};
    }
    return dot == std::string_view::npos ? found.name
                                         : parts_.table.join(found.name, written.substr(dot + 1));
}

TypeId Inference::annotation(Node type) {
    if (!type) {
        return TypeStore::unknown;
    }
    const AnnotationContext context{
        types_, [&](std::string_view written) { return resolve_annotation_name(written, type); },
        [&](std::string_view qualified) { return instance_of(qualified); }};
    return read_annotation(type.text(), context);
}

Node Inference::method_of(ClassInfo& info, std::string_view name, int depth) {
    parts_.scopes.ask(name);
    if (const auto found = info.methods.find(name); found != info.methods.end()) {
        parts_.scopes.note(found->second);
        return found->second;
    }
    for (const Node base : info.bases) {
        ClassInfo* other = depth < most_bases ? base_in_file(base) : nullptr;
        if (other && other != &info) {
            if (const Node method = method_of(*other, name, depth + 1)) {
                return method;
            }
        }
    }
    return {};
}

// What register_buffer and the like put into an attribute.
TypeId Inference::registered(Node call) {
    const std::string_view method = call.child(Field::function).child(Field::attribute).text();
    Node value = positional_argument(call, 1);
    for (const std::string_view name : {"tensor", "param", "module"}) {
        value = value ? value : argument(call, name);
    }
    if (of(value) == TypeStore::none) {
        return TypeStore::none;
    }
    if (method == "register_buffer") {
        return TypeStore::tensor;
    }
    return method == "register_parameter" ? TypeStore::simple(ValueKind::parameter) : of(value);
}

TypeId Inference::attribute_in(ClassInfo& info, std::string_view name, int depth) {
    parts_.scopes.ask(name);
    const auto field = info.fields.find(name);
    if (field != info.fields.end()) {
        parts_.scopes.note(field->second);
        const TypeId declared = annotation(field->second.parent().child(Field::type));
        if (declared != TypeStore::unknown) {
            return declared;
        }
    }
    classes_.collect_attributes(info);
    TypeId result = TypeStore::bottom;
    if (const auto found = info.attributes.find(name); found != info.attributes.end()) {
        for (const Node target : found->second) {
            parts_.scopes.note(target);
            result =
                types_.join(result, target.is(NodeKind::call) ? registered(target) : of(target));
        }
        if (const auto changes = info.changes_inside.find(name);
            changes != info.changes_inside.end()) {
            for (const Node change : changes->second) {
                parts_.scopes.note(change);
            }
            result = changed(result, changes->second);
        }
    }
    if (const auto method = info.methods.find(name); method != info.methods.end()) {
        parts_.scopes.note(method->second);
        const bool is_property = has_decorator(method->second, "property") ||
                                 has_decorator(method->second, "cached_property") ||
                                 has_decorator(method->second, "functools.cached_property");
        result =
            types_.join(result, is_property ? function_result(method->second) : TypeStore::plain);
    }
    if (field != info.fields.end()) {
        result = types_.join(result, of(field->second));
    }
    // Where only None is set, what matters is set elsewhere.
    if (result != TypeStore::bottom && result != TypeStore::none) {
        return result;
    }
    for (const Node base : info.bases) {
        ClassInfo* other = base_in_file(base);
        if (other ? other == &info || depth >= most_bases : false) {
            continue;
        }
        const TypeId inherited = other ? attribute_in(*other, name, depth + 1)
                                       : workspace_member(qualified_class(base), name);
        if (inherited != TypeStore::unknown && inherited != TypeStore::none) {
            return inherited;
        }
    }
    // Nothing sets it that is seen: a method that is given `name=value` in __init__ may keep it.
    const auto passed = info.passed.find(name);
    if (depth == 0 && passed != info.passed.end()) {
        return of(passed->second);
    }
    return result == TypeStore::bottom ? TypeStore::unknown : result;
}

}  // namespace mindport::kinds
