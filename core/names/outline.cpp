// A scan of a file's logical lines for imports, classes and functions. Blocks are told by their
// indentation alone: the whole of a large library takes milliseconds, which is what lets every file
// be converted with the classes of all others known.
#include <algorithm>
#include <utility>

#include "core/names/class_index.h"
#include "core/names/line_scanner.h"
#include "core/names/outline_text.h"

namespace mindport::names {
namespace {

class Reader {
   public:
    explicit Reader(const FileContext& context) : context_(context) {
        result_.module_name = context.module_name;
    }

    Outline read(std::string_view text) {
        LineScanner scanner(text);
        LogicalLine line;
        while (scanner.next(line)) {
            while (!blocks_.empty() && line.indent <= blocks_.back().indent) {
                blocks_.pop_back();
            }
            statements(line.indent, line.text);
        }
        finish();
        return std::move(result_);
    }

   private:
    static constexpr std::size_t none = SIZE_MAX;

    struct Block {
        std::size_t indent;
        bool is_class;
        std::size_t type;  // index in result_.classes of the class that it is, or is a method of
        std::string header = {};  // of a method: its parameters
        std::string self = {};    // of a method: "self."
    };

    // A line, and what may follow its first statement: `class A: x: int`, `import a; import b`.
    void statements(std::size_t indent, std::string_view text) {
        switch (text.front()) {
            case 'a':
                if (starts_with_word(text, "async")) {
                    pending_async_ = true;
                    statements(indent, trim(text.substr(5)));
                    return;
                }
                break;
            case 'c':
                if (starts_with_word(text, "class")) {
                    return class_header(indent, text);
                }
                break;
            case 'd':
                if (starts_with_word(text, "def")) {
                    return function_header(indent, text);
                }
                break;
            case 'f':
            case 'i':
                if (starts_with_word(text, "import") || starts_with_word(text, "from")) {
                    return imports(text);
                }
                break;
            case '@':
                return decorator(text);
            default:
                break;
        }
        if (is_block_header(text)) {
            // `if TYPE_CHECKING: import torch`
            const std::size_t colon = find_at_depth_0(text, ':');
            const std::string_view rest =
                colon == std::string_view::npos ? std::string_view{} : trim(text.substr(colon + 1));
            if (!rest.empty() && rest.front() != '#') {
                statements(indent, rest);
            }
            return;
        }
        pending_ = {};
        pending_async_ = false;
        if (blocks_.empty()) {
            return;
        }
        if (blocks_.back().is_class) {
            field(text);
        } else if (!blocks_.back().self.empty() && text.starts_with(blocks_.back().self)) {
            attribute(text);
        }
    }

    void decorator(std::string_view text) {
        const std::string_view name = trim(text.substr(1));
        pending_.is_property = pending_.is_property || name.starts_with("property") ||
                               name.ends_with("cached_property");
        pending_.is_setter = pending_.is_setter || name.ends_with(".setter") ||
                             name.ends_with(".deleter") || name.ends_with("overload");
        pending_.is_static = pending_.is_static || name.starts_with("staticmethod");
    }

    void class_header(std::size_t indent, std::string_view text) {
        pending_ = {};
        const bool nested = !blocks_.empty();
        join_line(text, line_);
        const Header header = read_header(line_, 5);
        std::size_t index = none;
        if (!nested) {
            index = result_.classes.size();
            ClassOutline entry;
            entry.name = header.name;
            for (const std::string_view base : split_list(header.parameters)) {
                if (base.find('=') == std::string_view::npos) {
                    entry.bases.emplace_back(trim(base.substr(0, base.find('['))));
                }
            }
            result_.classes.push_back(std::move(entry));
        }
        blocks_.push_back({indent, true, index});
        if (!header.rest.empty()) {
            field(std::string(header.rest));  // a copy: it lies in line_
        }
    }

    void function_header(std::size_t indent, std::string_view text) {
        const Pending pending = std::exchange(pending_, {});
        const bool is_async = std::exchange(pending_async_, false);
        const bool is_method = !blocks_.empty() && blocks_.back().is_class;
        const std::size_t type = is_method ? blocks_.back().type : none;
        const bool wanted = blocks_.empty() || (is_method && type != none);
        if (!wanted) {
            // A nested function may set attributes of the method's object.
            if (blocks_.back().is_class) {
                blocks_.push_back({indent, false, none});
            }
            return;
        }
        join_line(text, line_);
        const Header header = read_header(line_, 3);
        add_signature(header, is_method && !pending.is_static, type);
        std::string returns(is_async ? std::string_view{} : header.returns);
        Block block{indent, false, type};
        if (!is_method) {
            result_.functions.push_back({std::string(header.name), std::move(returns)});
        } else if (!pending.is_setter) {
            using Kind = MemberOutline::Kind;
            result_.classes[type].members.push_back(
                {pending.is_property ? Kind::property : Kind::method, std::string(header.name),
                 std::move(returns)});
        }
        if (is_method && !pending.is_static) {
            const std::string_view first =
                header.parameters.substr(0, header.parameters.find_first_of(",:="));
            block.self = std::string(trim(first)) + ".";
            block.header = header.parameters;
        }
        blocks_.push_back(std::move(block));
    }

    void add_signature(const Header& header, bool has_self, std::size_t type) {
        SignatureOutline entry{std::string(header.name), {}, {}};
        if (type != none) {
            entry.owner = result_.classes[type].name;
            entry.name = entry.name == "__init__" ? entry.owner : entry.name;
        }
        for (const std::string_view parameter : split_list(header.parameters)) {
            if (has_self) {
                has_self = false;
                continue;
            }
            entry.parameters += trim(parameter.substr(0, parameter.find_first_of(":=")));
            const bool has_default = find_at_depth_0(parameter, '=') != std::string_view::npos;
            entry.parameters += has_default ? "=," : ",";
        }
        result_.signatures.push_back(std::move(entry));
    }

    // `name: T` or `name: T = value` in a class.
    void field(std::string_view text) {
        const std::size_t type = blocks_.back().type;
        const std::size_t end = name_end(text, 0);
        std::size_t colon = end;
        while (colon < text.size() && text[colon] == ' ') {
            ++colon;
        }
        if (type == none || end == 0 || colon >= text.size() || text[colon] != ':') {
            return;
        }
        join_line(text.substr(colon + 1), line_);
        const std::string_view annotation =
            trim(std::string_view(line_).substr(0, find_at_depth_0(line_, '=')));
        result_.classes[type].members.push_back({MemberOutline::Kind::field,
                                                 std::string(text.substr(0, end)),
                                                 std::string(annotation)});
    }

    // `self.name = value` and the like in a method.
    void attribute(std::string_view text) {
        const Block& block = blocks_.back();
        const std::size_t begin = block.self.size();
        const std::size_t end = name_end(text, begin);
        if (block.type == none || end == begin) {
            return;
        }
        const std::string_view name = text.substr(begin, end - begin);
        const std::string_view after = trim(text.substr(end));
        const bool is_assigned = after.starts_with('=') && !after.starts_with("==");
        const bool is_list = after.starts_with(',') && find_at_depth_0(after, '=') < after.size();
        if (after.starts_with(':') || is_assigned || is_list) {
            join_line(after, line_);
            std::string type;
            if (after.starts_with(':')) {
                const std::size_t equals = find_at_depth_0(line_, '=');
                type = trim(std::string_view(line_).substr(0, equals)).substr(1);
            } else if (is_assigned) {
                type = value_type(trim(std::string_view(line_).substr(1)), block);
            }
            result_.classes[block.type].members.push_back(
                {MemberOutline::Kind::attribute, std::string(name), std::move(type)});
        }
    }

    // The type of the value of an assignment, as far as a look at its text tells.
    std::string value_type(std::string_view value, const Block& block) const {
        if (value == "None") {
            return "None";
        }
        if (value == "True" || value == "False") {
            return "bool";
        }
        if (!value.empty() && (value.front() == '"' || value.front() == '\'')) {
            return skip_string(value, 0) == value.size() ? "str" : "";
        }
        if (!value.empty() && value.find_first_not_of("0123456789._") == std::string_view::npos) {
            return "float";
        }
        const std::size_t end = dotted_name_end(value, 0);
        if (end == value.size() && end > 0) {
            return std::string(parameter_annotation(block.header, value));
        }
        if (end == 0 || value[end] != '(') {
            return {};
        }
        const std::size_t close = closing_bracket(value, end);
        const std::string_view rest = value.substr(std::min(close + 1, value.size()));
        const bool is_all = close < value.size() && (rest.empty() || is_conversion(rest));
        const bool or_none = rest.starts_with(" if ") && rest.ends_with(" else None");
        return is_all || or_none ? std::string(value.substr(0, end)) + "()" : std::string{};
    }

    // `.to(device)` and the like behind a value, which leave its type.
    static bool is_conversion(std::string_view calls) {
        for (const std::string_view name : {".to(", ".float(", ".cpu(", ".eval("}) {
            if (calls.starts_with(name)) {
                return closing_bracket(calls, name.size() - 1) == calls.size() - 1;
            }
        }
        return false;
    }

    void imports(std::string_view text) {
        pending_ = {};
        join_line(text, line_);
        for (const std::string_view statement : split_at_depth_0(line_, ';')) {
            if (starts_with_word(statement, "import")) {
                for (const std::string_view part : split_list(statement.substr(6))) {
                    import(part, {});
                }
            } else if (starts_with_word(statement, "from")) {
                from_import(statement);
            }
        }
    }

    void from_import(std::string_view statement) {
        const std::size_t import_at = find_word(statement, "import", 4);
        if (import_at == std::string_view::npos) {
            return;
        }
        std::string written(statement.substr(4, import_at - 4));
        written.erase(std::remove(written.begin(), written.end(), ' '), written.end());
        const std::string module = resolve_module(written, context_);
        std::string_view names = trim(statement.substr(import_at + 6));
        if (names.starts_with('(') && names.ends_with(')')) {
            names = names.substr(1, names.size() - 2);
        }
        for (const std::string_view part : split_list(names)) {
            if (part == "*") {
                if (is_module_level()) {
                    result_.star_imports.push_back(module);
                }
            } else {
                import(part, module);
            }
        }
    }

    void import(std::string_view part, const std::string& module) {
        const std::size_t as = find_word(part, "as", 0);
        const std::string_view original = trim(part.substr(0, as));
        std::string_view bound =
            as == std::string_view::npos ? original : trim(part.substr(as + 2));
        std::string target = module.empty()          ? std::string(original)
                             : module.ends_with('.') ? module + std::string(original)
                                                     : module + "." + std::string(original);
        if (module.empty() && as == std::string_view::npos) {
            bound = original.substr(0, original.find('.'));
            target = bound;
        }
        auto& list = is_module_level() ? result_.imports : inner_imports_;
        list.emplace_back(bound, std::move(target));
    }

    bool is_module_level() const { return blocks_.empty(); }

    // Names can only be made qualified when the whole file is read: imports may come later.
    void finish() {
        for (ClassOutline& entry : result_.classes) {
            for (std::string& base : entry.bases) {
                base = qualify_names(base);
            }
            for (MemberOutline& member : entry.members) {
                member.type = qualify_names(member.type);
            }
        }
        for (FunctionOutline& function : result_.functions) {
            function.returns = qualify_names(function.returns);
        }
        result_.module_level_imports = result_.imports.size();
        std::move(inner_imports_.begin(), inner_imports_.end(),
                  std::back_inserter(result_.imports));
    }

    std::string qualify_names(std::string_view text) const {
        return qualify(text, [&](std::string_view root) -> std::string {
            for (const auto& [bound, target] : result_.imports) {
                if (bound == root) {
                    return target;
                }
            }
            const bool is_own =
                std::any_of(result_.classes.begin(), result_.classes.end(),
                            [&](const ClassOutline& entry) { return entry.name == root; });
            if (is_own && !result_.module_name.empty()) {
                return result_.module_name + "." + std::string(root);
            }
            return std::string(root);
        });
    }

    struct Pending {
        bool is_property = false;
        bool is_setter = false;
        bool is_static = false;
    };

    const FileContext& context_;
    Outline result_;
    std::vector<std::pair<std::string, std::string>> inner_imports_;
    std::vector<Block> blocks_;
    Pending pending_;  // decorators before the next `def`
    bool pending_async_ = false;
    std::string line_;
};

}  // namespace

Outline outline(std::string_view text, const FileContext& context) {
    return Reader(context).read(text);
}

}  // namespace mindport::names
