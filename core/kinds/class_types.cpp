// Classes as types: instances, module-ness, attributes, and annotations that name them.
#include <algorithm>

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
    if (std::find(bases.begin(), bases.end(), qualified) != bases.end()) {
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

}  // namespace

bool Inference::is_module_type(std::string_view qualified) {
    if (qualified.empty()) {
        return false;
    }
    if (const auto found = module_types_.find(qualified); found != module_types_.end()) {
        return found->second;
    }
    const std::string_view name = parts_.catalog.canonical(qualified);
    bool result = is_root_module(name, parts_.catalog);
    if (!result) {
        if (ClassInfo* info = classes_.find(qualified)) {
            return is_module(*info);
        }
        result = parts_.classes &&
                 parts_.classes->derives_from(qualified, [&](std::string_view base) {
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
        bool result = is_root_module(info.qualified, parts_.catalog);
        for (const Node base : info.bases) {
            result = result || is_module_type(qualified_class(base));
        }
        info.module = result ? Module::yes : Module::no;
    }
    return info.module == Module::yes;
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

TypeId Inference::instance_of(std::string_view qualified) {
    if (qualified.empty()) {
        return TypeStore::unknown;
    }
    const std::string_view name = parts_.catalog.canonical(qualified);
    if (const TypeId known = known_class(name); known != TypeStore::unknown) {
        return known;
    }
    if (is_module_type(qualified)) {
        return types_.instance(parts_.table.intern(name), ValueKind::module);
    }
    if (const catalog::Mapping* row = parts_.catalog.find(name);
        row && row->kind == catalog::SymbolKind::type && row->returns != ValueKind::unknown) {
        return TypeStore::simple(row->returns);
    }
    // A class of this file or of the workspace whose bases are all seen is no tensor; of any other
    // class nothing is certain.
    const ValueKind kind = classes_.find(qualified) ? ValueKind::plain : ValueKind::unknown;
    return types_.instance(parts_.table.intern(name), kind);
}

TypeId Inference::annotation(Node type) {
    if (!type) {
        return TypeStore::unknown;
    }
    const AnnotationContext context{
        types_,
        [&](std::string_view written) -> std::string_view {
            const std::size_t dot = written.find('.');
            const std::string_view root = written.substr(0, dot);
            const auto resolution = parts_.scopes.resolve(root, type);
            if (!resolution) {
                return written;
            }
            if (const names::Site* import = resolution.import()) {
                return dot == std::string_view::npos
                           ? import->target
                           : parts_.table.join(import->target, written.substr(dot + 1));
            }
            const Type& found = types_[site_type(*resolution.sites.front())];
            if (found.form != Form::type) {
                return {};
            }
            return dot == std::string_view::npos ? found.name
                                                 : parts_.table.join(found.name, written.substr(dot + 1));
        },
        [&](std::string_view qualified) { return instance_of(qualified); }};
    return read_annotation(type.text(), context);
}

Node Inference::method_of(ClassInfo& info, std::string_view name, int depth) {
    if (const auto found = info.methods.find(name); found != info.methods.end()) {
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

TypeId Inference::class_attribute(ClassInfo& info, std::string_view name, int depth) {
    if (const auto field = info.fields.find(name); field != info.fields.end()) {
        if (const Node type = field->second.parent().child(Field::type)) {
            if (const TypeId declared = annotation(type); declared != TypeStore::unknown) {
                return declared;
            }
        }
    }
    classes_.collect_attributes(info);
    TypeId result = TypeStore::bottom;
    if (const auto found = info.attributes.find(name); found != info.attributes.end()) {
        for (const Node target : found->second) {
            result = types_.join(result, of(target));
        }
    }
    if (const auto method = info.methods.find(name); method != info.methods.end()) {
        const bool property = has_decorator(method->second, "property");
        result = types_.join(result, property ? function_result(method->second) : TypeStore::plain);
    }
    if (const auto field = info.fields.find(name); field != info.fields.end()) {
        result = types_.join(result, of(field->second));
    }
    for (const Node base : info.bases) {
        ClassInfo* other = result == TypeStore::bottom ? base_in_file(base) : nullptr;
        if (other && other != &info && depth < most_bases) {
            result = class_attribute(*other, name, depth + 1);
        }
    }
    return result == TypeStore::bottom ? TypeStore::unknown : result;
}

}  // namespace mindport::kinds
