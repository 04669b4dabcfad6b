// Classes and functions of other files, as the workspace's index has them.
#include "core/kinds/annotation.h"
#include "core/kinds/inference.h"

namespace mindport::kinds {

using names::MemberOutline;

// A type as an outline writes it: an annotation, or the name of what is called and "()".
TypeId Inference::type_of_text(std::string_view text) {
    if (text.empty()) {
        return TypeStore::unknown;
    }
    if (const auto found = text_types_.find(text); found != text_types_.end()) {
        return found->second;
    }
    const std::string_view key = parts_.table.intern(text);
    text_types_.emplace(key, TypeStore::unknown);  // what its own working out gets
    TypeId result = TypeStore::unknown;
    const names::Reads::Work work = for_all_units();  // they find it in text_types_
    if (key.ends_with("()")) {
        result = call_qualified(key.substr(0, key.size() - 2), Node{});
    } else {
        const AnnotationContext context{
            types_, [](std::string_view written) { return written; },
            [&](std::string_view qualified) {
                const std::string_view only = qualified.find('.') == std::string_view::npos
                                                  ? parts_.classes->only_class(qualified)
                                                  : std::string_view{};
                return instance_of(only.empty() ? parts_.table.intern(qualified) : only);
            }};
        result = read_annotation(key, context);
    }
    text_types_[key] = result;
    return result;
}

// What an attribute of an instance holds, by its class in the index; unknown if it is not there.
TypeId Inference::workspace_member(std::string_view qualified_class, std::string_view name) {
    if (!parts_.classes || qualified_class.empty()) {
        return TypeStore::unknown;
    }
    TypeId result = TypeStore::bottom;
    for (const MemberOutline* member : parts_.classes->find_members(qualified_class, name)) {
        if (member->kind == MemberOutline::Kind::field) {
            return type_of_text(member->type);
        }
        result = types_.join(result, member->kind == MemberOutline::Kind::method
                                         ? TypeStore::plain
                                         : type_of_text(member->type));
    }
    return result == TypeStore::bottom ? TypeStore::unknown : result;
}

TypeId Inference::workspace_method(std::string_view qualified_class, std::string_view name) {
    if (!parts_.classes || qualified_class.empty()) {
        return TypeStore::unknown;
    }
    for (const MemberOutline* member : parts_.classes->find_members(qualified_class, name)) {
        if (member->kind == MemberOutline::Kind::method) {
            return type_of_text(member->type);
        }
    }
    return TypeStore::unknown;
}

// What an attribute of something unknown holds if all classes of the workspace that have one of
// that name annotate it alike.
TypeId Inference::field_named(std::string_view name) {
    TypeId result = TypeStore::bottom;
    if (parts_.classes) {
        for (const auto& [type, count] : parts_.classes->field_types(name)) {
            result = types_.join(result, type_of_text(type));
        }
    }
    return result == TypeStore::bottom ? TypeStore::unknown : result;
}

// The field at a place of an object that can be indexed like a tuple, as the outputs of models can.
TypeId Inference::field_at(const Type& instance, int at) {
    auto left = static_cast<std::size_t>(at);
    if (at < 0) {
        return TypeStore::unknown;
    }
    if (const ClassInfo* info = classes_.find(instance.name)) {
        if (left < info->fields_in_order.size()) parts_.scopes.note(info->fields_in_order[left]);
        return left < info->fields_in_order.size()
                   ? annotation(info->fields_in_order[left].parent().child(Field::type))
                   : TypeStore::unknown;
    }
    const names::ClassOutline* outline =
        parts_.classes ? parts_.classes->find_class(instance.name) : nullptr;
    if (!outline) {
        return TypeStore::unknown;
    }
    for (const MemberOutline& member : outline->members) {
        if (member.kind == MemberOutline::Kind::field && left-- == 0) {
            return type_of_text(member.type);
        }
    }
    return TypeStore::unknown;
}

}  // namespace mindport::kinds
