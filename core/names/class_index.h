// The workspace's modules, classes and functions: which classes derive from torch.nn.Module,
// through bases in other files, and what attributes hold and functions return.
//
// Filled from outlines of all files (a quick scan without a parse), then frozen: a frozen index is
// safe to read on any number of threads. Copies are cheap and share the outlines, so that one file
// can be replaced in a copy while others read the index.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/names/parameter_uses.h"
#include "core/names/scope.h"
#include "core/text/name_hash.h"

namespace mindport::names {

// A type as an outline has it: an annotation in which names are qualified ("Optional[torch.Tensor]"
// where the file imports torch, builtins as they are), or the qualified name of something that is
// called and "()" ("torch.nn.Linear()"). Empty if the file does not tell.
using TypeText = std::string;

struct FunctionOutline {
    std::string name;
    TypeText returns;
    friend bool operator==(const FunctionOutline&, const FunctionOutline&) = default;
};

// The parameters of a function or method, or of a class's `__init__` under the class's name.
struct SignatureOutline {
    std::string name;
    std::string owner;       // the class that it stands in; empty for a function
    std::string parameters;  // in order, after `self`, "=" where one has a default: "x,out=,*,y,"
    friend bool operator==(const SignatureOutline&, const SignatureOutline&) = default;
};

// The name of the parameter that a positional argument is for; empty if there is none.
std::string_view parameter_at(std::string_view parameters, std::size_t place);
// Whether there are fewer parameters than a call gives arguments.
bool is_too_much(std::string_view parameters, std::size_t arguments);

struct MemberOutline {
    enum class Kind : std::uint8_t {
        field,      // annotated in the class's body
        attribute,  // assigned to self in a method; one entry per assignment
        property,
        method,
    };
    Kind kind = Kind::field;
    std::string name;
    TypeText type;  // of the value, or what the method returns
    friend bool operator==(const MemberOutline&, const MemberOutline&) = default;
};

struct ClassOutline {
    std::string name;                // "UNet2DModel"
    std::vector<std::string> bases;  // qualified: "diffusers.models.modeling_utils.ModelMixin"
    std::vector<MemberOutline> members;
    friend bool operator==(const ClassOutline&, const ClassOutline&) = default;
};

struct Outline {
    std::string module_name;  // "diffusers.models.vae"
    std::vector<ClassOutline> classes;
    std::vector<FunctionOutline> functions;
    std::vector<SignatureOutline> signatures;
    // Names that the file takes from elsewhere: "ModelMixin" -> "diffusers.models.….ModelMixin".
    // Those at module level (also under `if` and `try`) come first.
    std::vector<std::pair<std::string, std::string>> imports;
    std::size_t module_level_imports = 0;
    std::vector<std::string> star_imports;  // modules
    ParameterUses uses;                     // empty unless asked for: see read_parameter_uses
    friend bool operator==(const Outline&, const Outline&) = default;
};

// Reads the top-level classes, functions and imports of a file.
Outline outline(std::string_view text, const FileContext& context);

// Texts without repetition, and how often the workspace has each.
struct CountedText {
    std::string text;
    std::uint32_t count = 0;
};
using CountedTexts = std::vector<CountedText>;

class ClassIndex {
   public:
    // Adds a module, or replaces it. A file without a module's name is passed over: nothing can
    // import it.
    void add(Outline outline);
    void remove(std::string_view module_name);

    // Whether the class is, or has among its bases at any depth, one that `is_root` accepts. Names
    // are qualified; a name that a package re-exports is followed to where it is defined.
    bool derives_from(std::string_view qualified,
                      const std::function<bool(std::string_view)>& is_root) const;

    // A class or a function by qualified name, or null; re-exports are followed.
    const ClassOutline* find_class(std::string_view qualified) const;
    const FunctionOutline* find_function(std::string_view qualified) const;
    // The members of that name in the class or else its nearest base that has any: several where an
    // attribute is assigned several times.
    std::vector<const MemberOutline*> find_members(std::string_view qualified_class,
                                                   std::string_view name) const;

    // For names that cannot be resolved: the class of that name if the workspace has just one,
    // qualified, else empty; and the types of the annotated fields of that name, empty where some
    // class has it as a method or sets it some other way.
    std::string_view only_class(std::string_view name) const;
    const CountedTexts& field_types(std::string_view name) const;

    // Classes (qualified) that some class has as a base beside one of this own name.
    const CountedTexts& mixed_with(std::string_view base_name) const;

    // Whether some function, method or class of that own name, anywhere in the workspace, has the
    // parameter at that place (`self` not counted).
    bool has_parameter(std::string_view function, std::string_view parameter,
                       std::size_t place) const;

    // The parameters, as SignatureOutline has them, of all that have that own name.
    const CountedTexts& signatures_named(std::string_view function) const;
    // Whether a call gives more arguments than any of them takes: a parameter is gone already.
    bool is_too_much_for_all(std::string_view function, std::size_t arguments) const;

    // What a callee stands for (see parameter_uses.h): "defining.module.function",
    // "defining.module.Class" of the class whose __init__ runs, ".method"; empty if it is none of
    // the workspace's.
    std::string resolve_callee(std::string_view callee) const;
    // Of a function or class by such a name, or null; and of a method, its own or a base's.
    const SignatureOutline* find_signature(std::string_view resolved) const;
    const SignatureOutline* find_method_signature(std::string_view qualified_class,
                                                  std::string_view name) const;

    // Finds out which parameters cannot go (parameter_uses.h). To be called when all outlines are
    // there, before the index is frozen.
    void settle_parameters();
    // Null where the parameter can go from what a resolved callee stands for.
    const KeptParameter* kept(std::string_view resolved, std::string_view parameter) const;

    std::size_t class_count() const;

   private:
    struct Found {
        const ClassOutline* type = nullptr;
        const FunctionOutline* function = nullptr;
        const Outline* module = nullptr;
    };
    Found find(std::string_view qualified, int depth = 0) const;
    static const SignatureOutline* signature_in(const Outline& outline, std::string_view owner,
                                                std::string_view name);
    // Counts the names of an outline that comes or goes.
    enum class Change : std::uint8_t { comes, goes };
    void count_names(const Outline& outline, Change change);
    bool visit_classes(
        std::string_view qualified,
        const std::function<bool(std::string_view, const ClassOutline*)>& visit) const;

    struct Field {
        CountedTexts types;
        std::uint32_t others = 0;  // members of that name that are no annotated field
    };
    template <typename Value>
    using ByName = std::unordered_map<std::string, Value, text::NameHasher, std::equal_to<>>;

    ByName<std::shared_ptr<const Outline>> modules_;
    // By own name:
    ByName<CountedTexts> parameters_;  // of functions
    ByName<CountedTexts> classes_;     // qualified
    ByName<Field> fields_;
    ByName<CountedTexts> mixed_with_;
    KeptParameters kept_;
};

}  // namespace mindport::names
