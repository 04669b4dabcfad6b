// Works out what the expressions of one file are. The parts of this class, by file:
//   inference.cpp   answers, remembered per node; cycles
//   expression.cpp  subscripts, displays; what the use of a value shows
//   operators.cpp, members.cpp   operators; attributes
//   contents.cpp    what is put into lists and dictionaries after they are made
//   call.cpp        calls of classes, functions and methods
//   builtin_methods.cpp, library_results.cpp   what is known of Python's and other libraries' own
//   binding.cpp     what a statement gives to the names that it binds
//   names.cpp       what a variable holds where it is used
//   narrowing.cpp   what isinstance and the like add to that
//   class_types.cpp attributes and methods of classes, module-ness, annotations
//   dtypes.cpp      the dtypes of tensors, where the code shows them
//   answers.cpp     questions about classes, for those who follow edits
//   workspace.cpp   classes and functions of other files
//
// Internal to core/kinds.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/kinds/class_info.h"
#include "core/kinds/kinds.h"
#include "core/kinds/type_store.h"
#include "core/kinds/variables.h"

namespace mindport::kinds {

using syntax::Field;
using syntax::NodeKind;

// Something for each unit, made when it is first asked for: most are not, after an edit.
template <typename T>
class PerUnit {
   public:
    explicit PerUnit(std::size_t units) : pages_(units / page_size + 1) {}
    T& operator[](std::size_t unit) {
        auto& page = pages_[unit / page_size];
        if (!page) page = std::make_unique<std::array<T, page_size>>();
        return (*page)[unit % page_size];
    }

   private:
    static constexpr std::size_t page_size = 64;
    std::vector<std::unique_ptr<std::array<T, page_size>>> pages_;
};

class Inference {
   public:
    explicit Inference(const Kinds::Parts& parts);

    // The type of an expression, of what a binding target is given, or of what a function returns.
    TypeId of(Node node);
    // The same, for callers from outside, whose question has a budget of its own.
    TypeId ask(Node node);
    // Gives the next question from outside its budget.
    void start_question();
    Value value(TypeId id) const;
    // Works out the answer to a question anew, for names::Reads.
    void answer_again(const names::Question& question);

    ClassTable& classes() { return classes_; }
    bool is_module(ClassInfo& info);
    bool is_module_type(std::string_view qualified);
    ValueKind instance_kind(Node named);
    bool defines_method(std::string_view qualified, std::string_view name, int depth = 0);

   private:
    // inference.cpp
    TypeId settle(std::uint32_t frame, Node node);
    void rest_on(std::uint32_t frame);
    Node head_of_circle(Node node, std::size_t first) const;
    TypeId& slot_of(Node node);
    void keep_provisional(std::size_t first);
    void distrust_provisional(std::size_t first);
    void forget_provisional(std::size_t first);

    // expression.cpp
    TypeId compute(Node node);
    TypeId expression(Node node);
    TypeId comparison(Node node);
    bool is_tensor_or_number(TypeId type) const;
    TypeId binary_result(TypeId left, std::string_view op, TypeId right);
    TypeId subscript(Node node);
    TypeId subscript_of(TypeId value, Node node);
    TypeId subscript_of_either(const Type& type, Node node);
    TypeId attribute(Node node);
    TypeId attribute_of(TypeId object, std::string_view name);
    TypeId attribute_of_kind(const Type& type, std::string_view name);
    TypeId display(Node node);
    TypeId dictionary(Node node);
    static bool constant_index(Node index, int& result);
    TypeId qualified_value(std::string_view qualified);
    TypeId without_numbers(TypeId type, Node object);
    bool may_have_member(TypeId id, std::string_view name) const;

    // call.cpp
    TypeId call(Node node);
    TypeId call_result(Node node);
    TypeId call_value(TypeId function, Node node);
    TypeId call_super(Node function, Node node);
    TypeId call_method(TypeId object, std::string_view name, Node node);
    TypeId call_class_method(const Type& type, std::string_view name, Node node);
    TypeId call_method_of_kind(TypeId object, std::string_view name, Node node);
    TypeId call_qualified(std::string_view qualified, Node node);
    TypeId call_builtin(std::string_view name, Node node);
    TypeId call_module(std::string_view type);
    TypeId dictionary_of_keywords(Node node);
    TypeId zipped(Node node);
    TypeId reduced(std::string_view name, Node node);
    TypeId function_result(Node function);
    TypeId returned(Node function);

    // builtin_methods.cpp
    TypeId string_method(std::string_view name);
    TypeId sequence_method(TypeId object, std::string_view name);
    TypeId dictionary_method(TypeId object, std::string_view name, Node call);
    TypeId array_method(std::string_view name, Node call);
    TypeId module_method(TypeId object, std::string_view name);

    // library_results.cpp
    TypeId library_result(std::string_view qualified, Node call);
    TypeId numpy_result(std::string_view name, Node call);
    TypeId torch_result(std::string_view name, Node call, std::size_t at);
    TypeId encoding_result(Node call);

    // dtypes.cpp
    TypeId tensor_of_call(Node call);
    TypeId tensor_of_method(Node call, Node receiver, std::string_view name);
    std::string_view dtype_named(Node expression);
    static std::string_view dtype_of_class(std::string_view qualified);

    // binding.cpp
    TypeId bound(Node target);
    TypeId augmented(Node statement, Node target);
    TypeId parameter(Node identifier);
    TypeId site_type(const names::Site& site);
    TypeId unpack(TypeId value, Node pattern, Node target);
    TypeId as_target(Node target);
    TypeId part_of(TypeId value, std::size_t at, std::size_t count, bool has_splat);
    TypeId element_of(TypeId value);

    // contents.cpp
    TypeId changed(TypeId type, const std::vector<Node>& changes);
    TypeId with_item(TypeId type, Node subscript);
    TypeId with_call(TypeId type, Node call);
    TypeId with_values(TypeId type, const Type& given);
    TypeId with_value(TypeId type, std::string_view key, TypeId value);

    // names.cpp
    struct Place {  // of a use
        Variable* variable = nullptr;
        UnitVariables* unit = nullptr;
        Node function;          // whose variable it is
        bool deferred = false;  // used in a function that runs later
    };
    UnitVariables& variables_of(Node node);
    Place find_variable(Node use);
    Place find_attribute(Node use);
    TypeId name(Node identifier);
    TypeId attribute_use(Node node);
    TypeId held(const Place& place, Node use, TypeId outside);
    TypeId conditioned(TypeId type, const Place& place, std::uint16_t condition,
                       std::string_view name);
    TypeId binding_type(const Place& place, std::size_t at, std::string_view name);
    TypeId with_changes(TypeId type, const Variable& variable, Node target);
    std::uint8_t possible_at(const Place& place, Node at, std::uint32_t from,
                             std::string_view name);
    std::uint8_t possible_of_binding(const Place& place, std::size_t at, std::string_view name);
    std::uint8_t possible_of_target(Node target);
    bool others_are_tensors(const Place& place, std::size_t except);
    static std::uint8_t possible_as(const Type& type);
    static TypeId type_of_possible(std::uint8_t possible);
    TypeId filtered(TypeId type, std::uint8_t possible);

    // narrowing.cpp
    TypeId tested_class(Node expression);
    TypeId narrowed(TypeId type, Node test, bool holds, std::string_view subject);
    TypeId narrowed_by_call(TypeId type, Node call, bool holds, std::string_view subject);
    TypeId narrowed_by_surroundings(TypeId type, Node use, std::string_view subject);
    TypeId narrowed_to(TypeId type, TypeId wanted);
    TypeId narrowed_away(TypeId type, TypeId excluded);
    TypeId common(TypeId part, TypeId wanted);
    bool is_covered(TypeId part, TypeId excluded) const;
    std::vector<TypeId> alternatives(TypeId type) const;

    // class_types.cpp
    names::Reads::Work on_unit_of(Node node) const {
        return {parts_.scopes.reads(),
                static_cast<std::uint32_t>(parts_.scopes.unit_index(node.unit()))};
    }
    names::Reads::Work for_all_units() const { return names::Reads::Work(parts_.scopes.reads()); }
    TypeId instance_of(std::string_view qualified);
    bool is_mixed_with_module(std::string_view qualified);
    ValueKind class_kind(std::string_view qualified, int depth = 0);
    TypeId annotation(Node type);
    std::string_view resolve_annotation_name(std::string_view written, Node where);
    TypeId class_attribute(ClassInfo& info, std::string_view name);
    TypeId attribute_in(ClassInfo& info, std::string_view name, int depth);
    TypeId registered(Node call);
    // What a method of a class gives, its own or a base's in the file; no_method if there is none.
    TypeId method_result(ClassInfo& info, std::string_view name);
    template <typename Work>
    TypeId answer(const names::Question& question, Work work);
    Node method_of(ClassInfo& info, std::string_view name, int depth = 0);
    ClassInfo* base_in_file(Node base);
    std::string_view qualified_class(Node expression);

    // workspace.cpp
    TypeId type_of_text(std::string_view text);
    TypeId workspace_member(std::string_view qualified_class, std::string_view name);
    TypeId workspace_method(std::string_view qualified_class, std::string_view name);
    TypeId field_named(std::string_view name);
    TypeId field_at(const Type& instance, int at);

    // A node that is being worked out.
    struct Frame {
        TypeId assumed = TypeStore::bottom;  // what a cycle back to it gets meanwhile
        std::uint32_t lowest;                // the outermost frame whose assumption this one used
        std::size_t first;                   // of provisional_ that was found since it began
        bool used = false;                   // whether its own assumption was used
        bool settled = true;                 // whether what it assumed has come out
    };
    // What was found inside a circle, as long as its assumptions stand.
    struct Provisional {
        Node node;
        TypeId result;         // not_known_yet if it has not come out
        std::uint32_t lowest;  // the outermost frame that it rests on
    };
    static constexpr TypeId not_known_yet = 0xFFFF;
    // While a node is worked out its slot holds first_frame + its place in frames_; after that, for
    // as long as it rests on assumptions, first_provisional + its place in provisional_.
    static constexpr TypeId first_frame = 0xFF00;
    static constexpr std::size_t most_frames = 150;
    static constexpr TypeId first_provisional = 0xF000;
    static constexpr std::size_t most_provisional = 0xE00;
    static constexpr TypeId no_method = 0xFEFF;

    Kinds::Parts parts_;
    TypeStore types_;
    ClassTable classes_;
    // By unit and node; null for a unit not yet asked about.
    PerUnit<std::unique_ptr<TypeId[]>> memo_;
    PerUnit<std::unique_ptr<UnitVariables>> variables_;
    std::vector<Frame> frames_;
    std::vector<Provisional> provisional_;
    std::unordered_map<std::string_view, bool> module_types_;
    std::unordered_map<std::string_view, ValueKind> class_kinds_;
    // Asked about on behalf of a class that is derived from them.
    std::vector<ClassInfo*> asked_modules_;
    std::vector<std::string_view> doubtful_classes_;
    std::vector<TypeId> answers_;  // by the question's index; not_known_yet
    std::unordered_map<std::string_view, TypeId> text_types_;  // by TypeText of the index
    int steps_left_ = 0;
};

}  // namespace mindport::kinds
