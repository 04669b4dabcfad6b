// Works out what the expressions of one file are. The parts of this class, by file:
//   inference.cpp   answers, remembered per node
//   expression.cpp  operators, attributes, subscripts, displays
//   call.cpp        calls of classes, functions and methods
//   names.cpp       what a name stands for at a use, and what its binding gives it
//   class_types.cpp attributes and methods of classes, module-ness, annotations
//
// Internal to core/kinds.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/kinds/class_info.h"
#include "core/kinds/kinds.h"
#include "core/kinds/type_store.h"

namespace mindport::kinds {

using syntax::Field;
using syntax::NodeKind;

class Inference {
   public:
    explicit Inference(const Kinds::Parts& parts);

    // The type of an expression, or of what a binding target is given.
    TypeId of(Node node);
    Value value(TypeId id) const;

    ClassTable& classes() { return classes_; }
    bool is_module(ClassInfo& info);
    bool is_module_type(std::string_view qualified);

   private:
    // expression.cpp
    TypeId compute(Node node);
    TypeId comparison(Node node);
    TypeId binary_result(TypeId left, std::string_view op, TypeId right);
    TypeId subscript(Node node);
    TypeId subscript_of(TypeId value, Node node);
    TypeId attribute(Node node);
    TypeId attribute_of(TypeId object, std::string_view name);
    TypeId display(Node node);
    TypeId dictionary(Node node);
    static bool constant_index(Node index, int& result);
    TypeId qualified_value(std::string_view qualified);

    // call.cpp
    TypeId call(Node node);
    TypeId call_value(TypeId function, Node node);
    TypeId call_super(Node function, Node node);
    TypeId call_method(TypeId object, std::string_view name, Node node);
    TypeId call_qualified(std::string_view qualified, Node node);
    TypeId call_builtin(std::string_view name, Node node);
    TypeId call_module(std::string_view type);
    TypeId function_result(Node function);
    TypeId returned(Node function);

    // names.cpp
    TypeId name(Node identifier);
    TypeId bound(Node target);
    TypeId parameter(Node identifier);
    TypeId site_type(const names::Site& site);
    static bool is_parameter(Node identifier);
    TypeId unpack(TypeId value, Node pattern, Node target);
    TypeId element_of(TypeId value);

    // class_types.cpp
    TypeId instance_of(std::string_view qualified);
    TypeId annotation(Node type);
    TypeId class_attribute(ClassInfo& info, std::string_view name);
    Node method_of(ClassInfo& info, std::string_view name, int depth = 0);
    ClassInfo* base_in_file(Node base);
    std::string_view qualified_class(Node expression);

    static constexpr TypeId not_known_yet = 0xFFFF;
    static constexpr TypeId in_progress = 0xFFFE;
    static constexpr int most_depth = 120;

    Kinds::Parts parts_;
    TypeStore types_;
    ClassTable classes_;
    std::vector<std::vector<TypeId>> memo_;  // by unit and node; empty for a unit not yet asked about
    std::unordered_map<std::string_view, bool> module_types_;
    int depth_ = 0;
};

}  // namespace mindport::kinds
