// What core/kinds knows about a value, beyond its kind: the class of an instance, what a list or a
// tuple holds, the alternatives of a union. Each distinct type exists once; a TypeId names it.
//
// Internal to core/kinds. One store per file analysis, on one thread.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "core/catalog/value_kind.h"
#include "core/names/name_table.h"

namespace mindport::kinds {

using catalog::ValueKind;

using TypeId = std::uint16_t;

enum class Form : std::uint8_t {
    simple,      // nothing but a kind; of a tensor `name` may be the dtype ("int64")
    instance,    // an object of the class `name`
    type,        // the class `name` itself; calling it makes an instance
    function,    // the function `name`
    sequence,    // parts[0] is the element; `name` is "list", "tuple", "set" or empty
    tuple,       // parts are the elements
    dictionary,  // parts[0] is the value; with `keys`, one more part for each of them
    either,      // one of the parts
};

// Sorts of dictionaries whose values are attributes too: the inputs that a tokenizer makes, and the
// outputs of a model of transformers.
inline constexpr std::string_view encoding = "encoding";
inline constexpr std::string_view model_output = "output";

struct Type {
    ValueKind kind = ValueKind::unknown;
    Form form = Form::simple;
    std::string_view name;
    std::vector<TypeId> parts;
    std::string_view keys;  // of a dictionary that was written out, each with a "\n" behind it

    friend auto operator<=>(const Type&, const Type&) = default;
};

class TypeStore {
   public:
    TypeStore();

    // No value can arrive here, or it is being worked out right now: joins away.
    static constexpr TypeId bottom = static_cast<TypeId>(ValueKind::plain) + 1;
    static constexpr TypeId unknown = static_cast<TypeId>(ValueKind::unknown);
    static constexpr TypeId tensor = static_cast<TypeId>(ValueKind::tensor);
    static constexpr TypeId number = static_cast<TypeId>(ValueKind::number);
    static constexpr TypeId string = static_cast<TypeId>(ValueKind::string);
    static constexpr TypeId none = static_cast<TypeId>(ValueKind::none);
    static constexpr TypeId plain = static_cast<TypeId>(ValueKind::plain);
    static constexpr TypeId array = static_cast<TypeId>(ValueKind::array);
    static constexpr TypeId shape = static_cast<TypeId>(ValueKind::shape);

    static constexpr TypeId simple(ValueKind kind) { return static_cast<TypeId>(kind); }
    // A tensor whose dtype is known, by its short name in torch; just a tensor if that is empty.
    TypeId tensor_of(std::string_view dtype) {
        return dtype.empty() ? tensor : add({ValueKind::tensor, Form::simple, dtype, {}, {}});
    }
    // The dtype of a tensor, where known.
    std::string_view dtype(TypeId id) const {
        const Type& type = *types_[id];
        return type.kind == ValueKind::tensor && type.form == Form::simple ? type.name
                                                                           : std::string_view{};
    }
    // Names must outlive the store.
    TypeId instance(std::string_view name, ValueKind kind) {
        return add({kind, Form::instance, name, {}, {}});
    }
    TypeId type(std::string_view name) { return add({ValueKind::plain, Form::type, name, {}, {}}); }
    TypeId function(std::string_view name) {
        return add({ValueKind::plain, Form::function, name, {}, {}});
    }
    TypeId sequence(TypeId element, std::string_view sort = {});
    TypeId tuple(std::vector<TypeId> parts);
    // `sort` is empty for a dict, or one of the two below.
    TypeId dictionary(TypeId value, std::string_view sort = {}) {
        return add({ValueKind::plain, Form::dictionary, sort, {value}, {}});
    }
    // One whose keys are known strings.
    TypeId dictionary(const std::vector<std::string_view>& keys, std::vector<TypeId> values,
                      names::NameTable& table);
    // What a dictionary holds under a key.
    static TypeId value_of(const Type& dictionary, std::string_view key);

    // A value that is one or the other. None joins away, since nothing is called on it.
    TypeId join(TypeId a, TypeId b);

    const Type& operator[](TypeId id) const { return *types_[id]; }
    ValueKind kind(TypeId id) const { return types_[id]->kind; }

   private:
    TypeId add(Type type);
    bool is_bare_tensor(TypeId id) const {
        return types_[id]->kind == ValueKind::tensor && types_[id]->form == Form::simple;
    }
    TypeId either(TypeId a, TypeId b);

    std::map<Type, TypeId> ids_;
    std::vector<const Type*> types_;  // keys of ids_
};

// The kind of a value that has one of two kinds.
ValueKind join(ValueKind a, ValueKind b);

}  // namespace mindport::kinds
