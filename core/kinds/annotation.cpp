#include "core/kinds/annotation.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "core/names/scope.h"

namespace mindport::kinds {
namespace {

bool is_name_start(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0;
}
bool is_name_part(char c) {
    return is_name_start(c) || std::isdigit(static_cast<unsigned char>(c));
}

class Reader {
   public:
    Reader(std::string_view text, const AnnotationContext& context)
        : text_(text), context_(context) {}

    TypeId read() {
        const TypeId result = alternatives();
        skip_space();
        return at_ == text_.size() ? result : TypeStore::unknown;
    }

   private:
    TypeId alternatives() {
        TypeId result = single();
        while (take('|')) {
            result = context_.types.join(result, single());
        }
        return result;
    }

    TypeId single() {
        if (++depth_ > 20) {
            at_ = text_.size();
            return TypeStore::unknown;
        }
        const TypeId result = single_inner();
        --depth_;
        return result;
    }

    TypeId single_inner() {
        skip_space();
        if (at_ >= text_.size()) {
            return TypeStore::unknown;
        }
        const char c = text_[at_];
        if (c == '"' || c == '\'') {
            return quoted(c);
        }
        if (take('(')) {
            const TypeId result = alternatives();
            return take(')') ? result : TypeStore::unknown;
        }
        if (c == '[') {  // the parameters of a Callable
            arguments();
            return TypeStore::unknown;
        }
        if (!is_name_start(c)) {
            skip_token();
            return TypeStore::unknown;
        }
        const std::string_view name = context_.resolve(dotted_name());
        skip_space();
        if (at_ < text_.size() && text_[at_] == '[') {
            return generic(name);
        }
        return plain_name(name);
    }

    TypeId quoted(char quote) {
        std::size_t size = text_.substr(at_, 3) == std::string(3, quote) ? 3 : 1;
        const std::size_t begin = at_ + size;
        std::size_t end = text_.find(std::string(size, quote), begin);
        if (end == std::string_view::npos) {
            at_ = text_.size();
            return TypeStore::unknown;
        }
        at_ = end + size;
        return read_annotation(text_.substr(begin, end - begin), context_);
    }

    std::string_view dotted_name() {
        const std::size_t begin = at_;
        while (at_ < text_.size() &&
               (is_name_part(text_[at_]) ||
                (text_[at_] == '.' && at_ + 1 < text_.size() && is_name_start(text_[at_ + 1])))) {
            ++at_;
        }
        return text_.substr(begin, at_ - begin);
    }

    TypeId plain_name(std::string_view name) {
        if (name.empty()) {
            return TypeStore::unknown;
        }
        const std::string_view last = names::split_last(name).second;
        if (name == "None" || name == "NoReturn" || name == "types.NoneType") {
            return TypeStore::none;
        }
        if (name == "int" || name == "float" || name == "bool" || name == "complex") {
            return TypeStore::number;
        }
        if (name == "str") {
            return TypeStore::string;
        }
        if (is_typing(name)) {
            return last == "Any" || last == "Self" || last == "TypeVar" ? TypeStore::unknown
                                                                        : container(last);
        }
        if (const TypeId type = container(name); type != TypeStore::unknown) {
            return type;
        }
        return context_.instance(name);
    }

    // A container without arguments.
    TypeId container(std::string_view name) {
        if (is_sequence(name) || name == "tuple" || name == "Tuple") {
            return context_.types.sequence(TypeStore::unknown, sort_of(name));
        }
        if (is_dictionary(name)) {
            return context_.types.dictionary(TypeStore::unknown);
        }
        if (name == "Callable" || name == "bytes" || name == "slice" || name == "range" ||
            name == "type" || name == "Type") {
            return TypeStore::plain;
        }
        return TypeStore::unknown;
    }

    TypeId generic(std::string_view name) {
        const std::string_view last = names::split_last(name).second;
        if (last == "Literal") {
            return literal();
        }
        const std::vector<TypeId> parts = arguments();
        if (parts.empty()) {
            return TypeStore::unknown;
        }
        if (last == "Optional" || last == "Union") {
            TypeId result = TypeStore::bottom;
            for (const TypeId part : parts) {
                result = context_.types.join(result, part);
            }
            return result;
        }
        if (last == "Annotated" || last == "Final" || last == "ClassVar" || last == "Required" ||
            last == "InitVar") {
            return parts.front();
        }
        if (last == "Tuple" || last == "tuple") {
            if (parts.size() == 2 && variadic_) {
                return context_.types.sequence(parts.front(), sort_of(last));
            }
            return context_.types.tuple(parts);
        }
        if (is_sequence(last)) {
            return context_.types.sequence(parts.front(), sort_of(last));
        }
        if (is_dictionary(last)) {
            return context_.types.dictionary(parts.back());
        }
        return plain_name(name);
    }

    TypeId literal() {
        const std::size_t begin = at_;
        skip_brackets();
        for (const char c : text_.substr(begin, at_ - begin)) {
            if (c == '"' || c == '\'') {
                return TypeStore::string;
            }
        }
        return TypeStore::plain;
    }

    // `[A, B]`; sets variadic_ where one of them is `...`.
    std::vector<TypeId> arguments() {
        std::vector<TypeId> parts;
        bool variadic = false;
        take('[');
        while (at_ < text_.size() && !take(']')) {
            if (text_.substr(at_).starts_with("...")) {
                variadic = true;
                at_ += 3;
                parts.push_back(TypeStore::unknown);
            } else {
                parts.push_back(alternatives());
            }
            if (!take(',')) {
                skip_space();
                if (at_ < text_.size() && text_[at_] != ']') {
                    skip_token();
                }
            }
            skip_space();
        }
        variadic_ = variadic;
        return parts;
    }

    static bool is_typing(std::string_view name) {
        return name.starts_with("typing.") || name.starts_with("typing_extensions.") ||
               name.starts_with("collections.");
    }
    static bool is_sequence(std::string_view name) {
        return name == "list" || name == "List" || name == "Sequence" || name == "Iterable" ||
               name == "Iterator" || name == "Generator" || name == "set" || name == "Set" ||
               name == "frozenset" || name == "Collection" || name == "MutableSequence";
    }
    static std::string_view sort_of(std::string_view name) {
        return name == "list" || name == "List"     ? "list"
               : name == "tuple" || name == "Tuple" ? "tuple"
               : name == "set" || name == "Set"     ? "set"
                                                    : "";
    }
    static bool is_dictionary(std::string_view name) {
        return name == "dict" || name == "Dict" || name == "Mapping" || name == "MutableMapping" ||
               name == "OrderedDict" || name == "DefaultDict" || name == "defaultdict";
    }

    bool take(char c) {
        skip_space();
        if (at_ < text_.size() && text_[at_] == c) {
            ++at_;
            return true;
        }
        return false;
    }

    void skip_space() {
        while (at_ < text_.size()) {
            if (text_[at_] == '#') {
                at_ = std::min(text_.find('\n', at_), text_.size());
            } else if (std::isspace(static_cast<unsigned char>(text_[at_])) || text_[at_] == '\\') {
                ++at_;
            } else {
                return;
            }
        }
    }

    void skip_token() {
        if (at_ < text_.size() && text_[at_] == '[') {
            skip_brackets();
        } else if (at_ < text_.size()) {
            ++at_;
        }
    }

    void skip_brackets() {
        int depth = 0;
        for (; at_ < text_.size(); ++at_) {
            depth += text_[at_] == '[' ? 1 : text_[at_] == ']' ? -1 : 0;
            if (depth == 0) {
                ++at_;
                return;
            }
        }
    }

    std::string_view text_;
    const AnnotationContext& context_;
    std::size_t at_ = 0;
    int depth_ = 0;
    bool variadic_ = false;
};

}  // namespace

TypeId read_annotation(std::string_view text, const AnnotationContext& context) {
    return Reader(text, context).read();
}

}  // namespace mindport::kinds
