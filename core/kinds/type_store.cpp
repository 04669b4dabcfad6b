#include "core/kinds/type_store.h"

#include <algorithm>
#include <string>

namespace mindport::kinds {
namespace {

constexpr std::size_t most_parts = 12;      // of a union or a tuple; longer ones are not followed
constexpr std::size_t most_types = 60'000;  // TypeId has 16 bits

// Kinds that no method of tensors, modules or arrays is called on.
bool is_plain_python(ValueKind kind) {
    return kind == ValueKind::number || kind == ValueKind::string || kind == ValueKind::plain ||
           kind == ValueKind::shape;
}

}  // namespace

ValueKind join(ValueKind a, ValueKind b) {
    if (a == b || b == ValueKind::none) {
        return a;
    }
    if (a == ValueKind::none) {
        return b;
    }
    const auto either_is = [&](ValueKind kind) { return a == kind || b == kind; };
    const ValueKind other = a < b ? b : a;
    if (either_is(ValueKind::unknown)) {
        return ValueKind::unknown;
    }
    if (either_is(ValueKind::tensor) || either_is(ValueKind::parameter)) {
        return other == ValueKind::parameter ? ValueKind::tensor : ValueKind::unknown;
    }
    if (either_is(ValueKind::device) && either_is(ValueKind::string)) {
        return ValueKind::device;  // "cuda" and torch.device("cuda") mean the same to every API
    }
    if (is_plain_python(a) && is_plain_python(b)) {
        return ValueKind::plain;
    }
    return ValueKind::unknown;
}

TypeStore::TypeStore() {
    for (TypeId id = 0; id < bottom; ++id) {
        add({static_cast<ValueKind>(id), Form::simple, {}, {}, {}});
    }
    // Told apart from "none" by its form, which no other type without parts has.
    add({ValueKind::none, Form::either, {}, {}, {}});
}

TypeId TypeStore::add(Type type) {
    const auto found = ids_.find(type);
    if (found != ids_.end()) {
        return found->second;
    }
    if (types_.size() >= most_types) {
        return simple(type.kind);
    }
    const auto id = static_cast<TypeId>(types_.size());
    types_.push_back(&ids_.emplace(std::move(type), id).first->first);
    return id;
}

TypeId TypeStore::sequence(TypeId element, std::string_view sort) {
    ValueKind result = ValueKind::plain;
    if (kind(element) == ValueKind::tensor || kind(element) == ValueKind::parameter) {
        result = ValueKind::tensors;
    } else if (kind(element) == ValueKind::module) {
        result = ValueKind::modules;
    }
    return add({result, Form::sequence, sort, {element}, {}});
}

TypeId TypeStore::tuple(std::vector<TypeId> parts) {
    if (parts.size() > most_parts) {
        return plain;
    }
    const auto all = [&](ValueKind wanted) {
        return !parts.empty() && std::all_of(parts.begin(), parts.end(),
                                             [&](TypeId part) { return kind(part) == wanted; });
    };
    ValueKind result = ValueKind::plain;
    if (all(ValueKind::tensor)) {
        result = ValueKind::tensors;
    } else if (all(ValueKind::module)) {
        result = ValueKind::modules;
    } else if (all(ValueKind::number)) {
        result = ValueKind::shape;
    }
    return add({result, Form::tuple, {}, std::move(parts), {}});
}

TypeId TypeStore::dictionary(const std::vector<std::string_view>& keys, std::vector<TypeId> values,
                             names::NameTable& table) {
    Type type{ValueKind::plain, Form::dictionary, {}, {bottom}, {}};
    std::string joined;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        type.parts[0] = join(type.parts[0], values[i]);
        joined.append(keys[i]).push_back('\n');
    }
    type.parts.insert(type.parts.end(), values.begin(), values.end());
    type.keys = table.intern(joined);
    return add(std::move(type));
}

TypeId TypeStore::value_of(const Type& dictionary, std::string_view key) {
    std::size_t at = 1;
    for (std::string_view rest = dictionary.keys; !rest.empty(); ++at) {
        const std::size_t end = rest.find('\n');
        if (rest.substr(0, end) == key) {
            return dictionary.parts[at];
        }
        rest.remove_prefix(end + 1);
    }
    return dictionary.parts[0];
}

TypeId TypeStore::join(TypeId a, TypeId b) {
    if (a == b || b == bottom || b == none) {
        return a == bottom ? b : a;
    }
    if (a == bottom || a == none) {
        return b;
    }
    if (a == unknown || b == unknown) {
        return unknown;
    }
    if (is_bare_tensor(a) && is_bare_tensor(b)) {
        return tensor;  // of one dtype or another
    }
    return either(a, b);
}

TypeId TypeStore::either(TypeId a, TypeId b) {
    Type result;
    result.form = Form::either;
    for (const TypeId side : {a, b}) {
        const Type& type = *types_[side];
        if (type.form == Form::either) {
            result.parts.insert(result.parts.end(), type.parts.begin(), type.parts.end());
        } else {
            result.parts.push_back(side);
        }
    }
    // Tensors of several dtypes are one alternative.
    if (std::count_if(result.parts.begin(), result.parts.end(),
                      [&](TypeId part) { return is_bare_tensor(part); }) > 1) {
        std::erase_if(result.parts, [&](TypeId part) { return is_bare_tensor(part); });
        result.parts.push_back(tensor);
    }
    std::sort(result.parts.begin(), result.parts.end());
    result.parts.erase(std::unique(result.parts.begin(), result.parts.end()), result.parts.end());
    // From left to right gives the same for every order: all joins of kinds agree on that.
    result.kind = kind(result.parts.front());
    for (const TypeId part : result.parts) {
        result.kind = kinds::join(result.kind, kind(part));
    }
    if (result.parts.size() > most_parts) {
        return simple(result.kind);
    }
    return add(std::move(result));
}

}  // namespace mindport::kinds
