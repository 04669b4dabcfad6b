// MP704: a package's table of names that is filled in several statements.
#include <algorithm>
#include <array>
#include <optional>

#include "core/rules/context.h"
#include "core/rules/messages.h"
#include "core/text/line_index.h"

namespace mindport::rules {
namespace {

constexpr std::size_t line_length = 119;
constexpr std::string_view indent = "    ";
// Ports gather long tables; half of the short ones, and fewer of those that start empty, stay as
// they are.
constexpr std::size_t long_table = 10;
constexpr std::size_t long_table_from_empty = 20;

// One key of the table, and the names listed under it.
struct Entry {
    std::string key;  // as written, with its quotes
    std::vector<std::string> names;
    bool is_long = false;  // one name a line
};

bool has_comment(Node node) {
    const auto& nodes = node.unit()->nodes;
    return std::any_of(nodes.begin() + node.index(), nodes.begin() + node.after(),
                       [](const auto& flat) { return flat.kind == NodeKind::comment; });
}

bool add_names(Node list, Entry& entry) {
    if (!list.is(NodeKind::list)) {
        return false;
    }
    for (const Node name : list.children()) {
        if (!name.is(NodeKind::string)) {
            return false;
        }
        entry.names.emplace_back(name.text());
    }
    entry.is_long = entry.is_long || list.text().find('\n') != std::string_view::npos;
    return true;
}

std::optional<std::vector<Entry>> read(Node dictionary) {
    std::vector<Entry> entries;
    for (const Node pair : dictionary.children()) {
        Entry entry;
        entry.key = pair.child(Field::key).text();
        if (!pair.is(NodeKind::pair) || !pair.child(Field::key).is(NodeKind::string) ||
            !add_names(pair.child(Field::value), entry)) {
            return std::nullopt;
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

Entry* find(std::vector<Entry>& entries, std::string_view key) {
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &*found;
}

// The key of `table["key"]`, or nothing.
std::string_view key_of(Node subscript, std::string_view table) {
    const Node key = subscript.child(Field::subscript);
    const bool fits = subscript.is(NodeKind::subscript) &&
                      subscript.child(Field::value).text() == table && key.is(NodeKind::string) &&
                      subscript.child(Field::value).is(NodeKind::identifier);
    return fits ? key.text() : std::string_view{};
}

// Takes `table["key"] = [...]` or `table["key"].extend([...])` in; false for anything else.
bool take_in(Node statement, std::string_view table, std::vector<Entry>& entries) {
    const Node inner = statement.first_child();
    if (!statement.is(NodeKind::expression_statement) || has_comment(statement)) {
        return false;
    }
    if (inner.is(NodeKind::assignment)) {
        Entry entry;
        entry.key = key_of(inner.child(Field::left), table);
        if (entry.key.empty() || find(entries, entry.key) ||
            !add_names(inner.child(Field::right), entry)) {
            return false;
        }
        entries.push_back(std::move(entry));
        return true;
    }
    const Node function = inner.child(Field::function);
    const Node list = inner.child(Field::arguments).first_child();
    Entry* entry = find(entries, key_of(function.child(Field::object), table));
    if (!inner.is(NodeKind::call) || function.child(Field::attribute).text() != "extend" ||
        !entry || list.next_sibling()) {
        return false;
    }
    Entry longer = *entry;
    if (!add_names(list, longer)) {
        return false;
    }
    if (entry->names.empty()) {  // only there to be filled: it stands where that is done
        entries.erase(entries.begin() + (entry - entries.data()));
        entries.push_back(std::move(longer));
    } else {
        *entry = std::move(longer);
    }
    return true;
}

std::string written(const std::vector<Entry>& entries, const std::string& line_break) {
    std::string out = "{" + line_break;
    for (const Entry& entry : entries) {
        std::string names;
        for (const std::string& name : entry.names) {
            names += (names.empty() ? "" : ", ") + name;
        }
        const std::string line = std::string(indent) + entry.key + ": [" + names + "],";
        if (!entry.is_long && line.size() <= line_length) {
            out += line + line_break;
            continue;
        }
        out += std::string(indent) + entry.key + ": [" + line_break;
        for (const std::string& name : entry.names) {
            out.append(indent).append(indent).append(name).append(",").append(line_break);
        }
        out.append(indent).append("],").append(line_break);
    }
    return out + "}";
}

// The statements right after it that fill it, at the top level, where each is a unit.
std::vector<Node> take_in_following(Node assignment, std::vector<Entry>& entries,
                                    const Context& context) {
    const syntax::Tree& tree = context.whole_file();
    const std::string_view table = assignment.child(Field::left).text();
    std::vector<Node> statements;
    const auto& units = tree.units();
    for (auto i = std::size_t{assignment.unit()->number} + 1;
         i < units.size() && take_in(tree.root(i), table, entries); ++i) {
        statements.push_back(tree.root(i));
    }
    return statements;
}

void on_node(Node assignment, Context& context) {
    const auto& tables = context.catalog().profile().tables;
    const Node name = assignment.child(Field::left);
    const Node dictionary = assignment.child(Field::right);
    const bool is_table = context.file().is_package && !assignment.parent().parent() &&
                          std::find(tables.begin(), tables.end(), name.text()) != tables.end() &&
                          dictionary.is(NodeKind::dictionary) && !has_comment(dictionary);
    std::optional<std::vector<Entry>> entries = is_table ? read(dictionary) : std::nullopt;
    if (!entries) {
        return;
    }
    const std::vector<Node> statements = take_in_following(assignment, *entries, context);
    if (statements.empty()) {
        return;
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = name.range();
    finding.message = {&messages::table_filled_later, {std::string(name.text())}};
    const bool is_long =
        entries->size() > (dictionary.first_child() ? long_table : long_table_from_empty);
    FixBuilder fix(context, {&messages::gather_table, {}},
                   is_long ? Safety::safe : Safety::suggested);
    fix.replace(dictionary,
                written(*entries, std::string(text::line_break_of(context.tree().text()))));
    for (const Node statement : statements) {
        fix.remove_statement(statement);
    }
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::assignment};

}  // namespace

extern const Rule package_table{
    .code = "MP704",
    .name = "package-table",
    .summary = "A package's table of names that is filled in several statements",
    .documentation = R"(
A package that loads its modules when they are needed lists their names in a table (the profile says what
it is called). Names that depended on something optional are added later. In a port nothing is optional
(MP702), so a table gets all entries where it is written.

```python
_import_structure = {"pipeline_output": ["FluxPipelineOutput"]}
_import_structure["pipeline_flux"] = ["FluxPipeline"]
```
becomes
```python
_import_structure = {
    "pipeline_output": ["FluxPipelineOutput"],
    "pipeline_flux": ["FluxPipeline"],
}
```

The fix takes lists of strings only, from statements that follow the table directly. It is safe for long
tables, of more than ten entries, or twenty if the table starts empty; shorter ones are left by many ports, so
that it is suggested there.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_node,
    .source_only = true,
};

}  // namespace mindport::rules
