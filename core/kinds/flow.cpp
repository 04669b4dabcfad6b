// Which bindings of a variable are in force where: a walk through the function's blocks that stops
// only at the statements that bind or test the variable.
//
// Branches join, loops run twice, and a block that ends in `return` or `raise` reaches nothing
// behind it. What cannot be followed exactly (break, continue, exceptions) counts as reached by
// every binding in the loop or the `try`: too many definitions make the answer unknown, never
// wrong.
#include <algorithm>
#include <optional>
#include <utility>

#include "core/kinds/control.h"
#include "core/kinds/variables.h"

namespace mindport::kinds {
namespace {

using syntax::Field;
using syntax::NodeKind;

using State = std::vector<Definition>;

class Tracer {
   public:
    Tracer(Variable& variable, Node function, const UnitVariables& unit)
        : variable_(variable), function_(function), unit_(unit) {
        for (std::size_t i = 0; i < variable.bindings.size(); ++i) {
            events_.push_back({variable.bindings[i].index, static_cast<std::uint16_t>(i)});
        }
        for (const std::uint32_t test : variable.tests) {
            events_.push_back({test, is_test});
        }
        std::sort(events_.begin(), events_.end());
    }

    void run(bool is_attribute) {
        const Node body = function_.child(Field::body);
        State state;
        if (is_attribute) {
            state.push_back({});
        }
        for (const Event& event : events_) {
            if (event.index < body.index() && event.binding != is_test) {
                state.push_back({event.binding, 0});  // a parameter
            }
        }
        emit(function_.index(), state);
        if (body.is(NodeKind::block)) {
            block(body, std::move(state));
        }
    }

   private:
    static constexpr std::uint16_t is_test = 0xFFFE;
    static constexpr int most_depth = 40;  // of nested statements
    static constexpr std::size_t most_conditions = 1000;

    struct Event {
        std::uint32_t index;
        std::uint16_t binding;  // or is_test
        friend auto operator<=>(const Event&, const Event&) = default;
    };
    using Events = std::pair<std::size_t, std::size_t>;  // a range of events_

    // Broken code may lack any part of a statement: no node, no events.
    Events events_in(Node node) const {
        return node ? events_between(node.index(), node.after()) : Events{};
    }
    Events events_between(std::uint32_t begin, std::uint32_t end) const {
        const auto first = std::lower_bound(events_.begin(), events_.end(), Event{begin, 0});
        const auto last = std::lower_bound(first, events_.end(), Event{end, 0});
        return {first - events_.begin(), last - events_.begin()};
    }
    Node node_at(std::uint32_t index) const { return {function_.tree(), function_.unit(), index}; }

    void emit(std::uint32_t from, const State& state) {
        auto& changes = variable_.changes;
        if (!changes.empty() && changes.back().from > from) {
            return;  // a part that is missing in broken code
        }
        if (!changes.empty() && changes.back().from == from) {
            changes.back().definitions = state;
        } else {
            changes.push_back({from, state});
        }
    }

    State block(Node block, State state) {
        Events events = events_in(block);
        while (events.first < events.second) {
            Node statement = node_at(events_[events.first].index);
            while (statement && statement.parent() != block) {
                statement = statement.parent();
            }
            if (!statement) {
                return state;
            }
            state = this->statement(statement, std::move(state));
            emit(statement.after(), state);
            events.first = events_in(statement).second;
        }
        return state;
    }

    State statement(Node node, State state) {
        if (depth_ > most_depth) {
            return all_in(node, std::move(state));
        }
        ++depth_;
        switch (node.kind()) {
            case NodeKind::if_statement:
                state = if_statement(node, std::move(state));
                break;
            case NodeKind::for_statement:
            case NodeKind::while_statement:
                state = loop(node, std::move(state));
                break;
            case NodeKind::try_statement:
                state = try_statement(node, state);
                break;
            case NodeKind::with_statement:
                state = with_statement(node, std::move(state));
                break;
            case NodeKind::match_statement:
                state = match_statement(node, state);
                break;
            case NodeKind::assert_statement:
                state = narrowed(simple(node, std::move(state)), node.first_child(), true);
                break;
            default:
                state = simple(node, std::move(state));
                break;
        }
        --depth_;
        return state;
    }

    // A statement, or the header of one: its last binding is in force afterwards.
    State simple(Node node, State state) { return simple(events_in(node), node, std::move(state)); }

    State simple(Events events, Node within, State state) {
        for (std::size_t i = events.first; i < events.second; ++i) {
            if (events_[i].binding == is_test) {
                continue;
            }
            const State bound{{events_[i].binding, 0}};
            const Node target = node_at(events_[i].index);
            const Node walrus = target.parent();
            if (walrus.is(NodeKind::named_expression)) {
                state = is_certain(walrus, within) ? bound : joined(std::move(state), bound);
                emit(walrus.after(), state);
            } else {
                state = bound;
            }
        }
        return state;
    }

    State if_statement(Node node, State state) {
        std::optional<State> out;
        bool has_else = false;
        Node clause = node;
        for (;;) {
            const Node condition = clause.child(Field::condition);
            const Node consequence = clause.child(Field::consequence);
            state = simple(condition, std::move(state));
            branch(consequence, narrowed(state, condition, true), out);
            state = narrowed(std::move(state), condition, false);
            clause = next_clause(clause);
            if (!clause.is(NodeKind::elif_clause)) {
                break;
            }
            emit(clause.index(), state);
        }
        if (clause.is(NodeKind::else_clause)) {
            has_else = true;
            branch(clause.child(Field::body), state, out);
        }
        if (!has_else) {
            add(out, std::move(state));
        }
        return out ? std::move(*out) : State{};
    }

    // Runs a block that starts with `state`; adds what it leaves to `out` if its end is reached.
    void branch(Node block, State state, std::optional<State>& out) {
        emit(block.index(), state);
        state = this->block(block, std::move(state));
        if (!leaves(block)) {
            add(out, std::move(state));
        }
    }

    State loop(Node node, State state) {
        const Node body = node.child(Field::body);
        const State entry = simple_header(node, body, state);
        const std::size_t mark = variable_.changes.size();
        const Events inside = events_in(body);
        const bool binds_target = entry != state && node.is(NodeKind::for_statement);
        State in = entry;
        State out;
        for (int pass = 0; pass < 2; ++pass) {
            variable_.changes.resize(mark);
            if (node.is(NodeKind::while_statement)) {
                emit(node.index(), in);
            }
            const Node condition = node.child(Field::condition);
            emit(body.index(), condition ? narrowed(in, condition, true) : in);
            out = block(body, condition ? narrowed(in, condition, true) : in);
            if (jumps_in(body)) {
                out = all_in(inside, std::move(out));
            }
            if (!binds_target) {
                in = joined(std::move(in), out);
            }
        }
        State after = joined(joined(std::move(state), entry), out);
        if (const Node otherwise = node.child(Field::alternative)) {
            std::optional<State> result;
            branch(otherwise.child(Field::body), after, result);
            return result ? joined(std::move(*result), out) : out;
        }
        return after;
    }

    // What the header of a loop binds: the target of `for`, or a walrus in the condition.
    State simple_header(Node node, Node body, State state) {
        return simple(events_between(node.index(), body.index()), node, std::move(state));
    }

    State try_statement(Node node, const State& entry) {
        const Node body = node.child(Field::body);
        State normal = block(body, entry);
        const bool body_leaves = leaves(body);
        const State failed = all_in(events_in(body), entry);
        std::optional<State> out;
        Node finally;
        for (Node part = body.next_sibling(); part; part = part.next_sibling()) {
            if (part.is(NodeKind::else_clause)) {
                emit(part.index(), normal);
                normal = block(part.child(Field::body), std::move(normal));
            } else if (part.is(NodeKind::finally_clause)) {
                finally = part;
            } else if (part.is(NodeKind::except_clause)) {
                handler(part, failed, out);
            }
        }
        if (!body_leaves) {
            add(out, std::move(normal));
        }
        State state = out ? std::move(*out) : State{};
        if (finally) {
            for (Node part = finally.first_child(); part; part = part.next_sibling()) {
                if (part.is(NodeKind::block)) {
                    emit(part.index(), joined(all_in(node, entry), state));
                    state = block(part, std::move(state));
                }
            }
        }
        return state;
    }

    void handler(Node clause, const State& failed, std::optional<State>& out) {
        Node body;
        for (const Node part : clause.children()) {
            body = part.is(NodeKind::block) ? part : body;
        }
        if (body) {
            State state = failed;
            emit(clause.index(), state);
            state = simple(events_between(clause.index(), body.index()), clause, std::move(state));
            branch(body, std::move(state), out);
        }
    }

    State with_statement(Node node, State state) {
        const Node body = node.child(Field::body);
        state = simple(events_between(node.index(), body.index()), node, std::move(state));
        emit(body.index(), state);
        return block(body, std::move(state));
    }

    State match_statement(Node node, const State& entry) {
        std::optional<State> out = entry;
        for (const Node part : node.child(Field::body).children()) {
            const Node consequence = part.child(Field::consequence);
            if (!part.is(NodeKind::case_clause) || !consequence) {
                continue;
            }
            emit(part.index(), entry);
            State state = simple(events_between(part.index(), consequence.index()), part, entry);
            branch(consequence, std::move(state), out);
        }
        return out ? std::move(*out) : State{};
    }

    bool jumps_in(Node body) const {
        const auto& jumps = unit_.jumps();
        const auto first = std::lower_bound(jumps.begin(), jumps.end(), body.index());
        return first != jumps.end() && *first < body.after();
    }

    State all_in(Node node, State state) const { return all_in(events_in(node), std::move(state)); }
    State all_in(Events events, State state) const {
        for (std::size_t i = events.first; i < events.second; ++i) {
            if (events_[i].binding != is_test) {
                state = joined(std::move(state), {{events_[i].binding, 0}});
            }
        }
        return state;
    }

    void add(std::optional<State>& out, State state) const {
        out = out ? joined(std::move(*out), state) : std::move(state);
    }

    // Both. Where they agree on a binding but not on the conditions, those that they share hold.
    State joined(State a, const State& b) const {
        for (const Definition& other : b) {
            const auto same = std::find_if(a.begin(), a.end(), [&](const Definition& definition) {
                return definition.binding == other.binding;
            });
            if (same == a.end()) {
                a.push_back(other);
            } else {
                same->condition = shared(same->condition, other.condition);
            }
        }
        std::sort(a.begin(), a.end());
        return a;
    }

    // Conditions only refer to earlier ones, so the greater index is the one to step back from.
    std::uint16_t shared(std::uint16_t a, std::uint16_t b) const {
        while (a != b) {
            std::uint16_t& later = a > b ? a : b;
            later = variable_.conditions[later].before;
        }
        return a;
    }

    State narrowed(State state, Node test, bool holds) {
        const Events events = events_in(test);
        const bool tests_variable =
            std::any_of(events_.begin() + static_cast<std::ptrdiff_t>(events.first),
                        events_.begin() + static_cast<std::ptrdiff_t>(events.second),
                        [](const Event& event) { return event.binding == is_test; });
        if (!tests_variable) {
            return state;
        }
        for (Definition& definition : state) {
            const Condition condition{test.index(), holds, definition.condition};
            auto& all = variable_.conditions;
            auto found = std::find(all.begin() + 1, all.end(), condition);
            if (found == all.end()) {
                if (all.size() >= most_conditions) {
                    continue;
                }
                all.push_back(condition);
                found = all.end() - 1;
            }
            definition.condition = static_cast<std::uint16_t>(found - all.begin());
        }
        return state;
    }

    Variable& variable_;
    Node function_;
    const UnitVariables& unit_;
    std::vector<Event> events_;
    int depth_ = 0;
};

}  // namespace

void trace_flow(Variable& variable, Node function, const UnitVariables& unit, bool is_attribute) {
    if (!variable.traced) {
        variable.traced = true;
        variable.conditions.resize(1);
        Tracer(variable, function, unit).run(is_attribute);
    }
}

const std::vector<Definition>& definitions_at(const Variable& variable, std::uint32_t index) {
    static const std::vector<Definition> none;
    const auto next =
        std::upper_bound(variable.changes.begin(), variable.changes.end(), index,
                         [](std::uint32_t at, const Change& change) { return at < change.from; });
    return next == variable.changes.begin() ? none : std::prev(next)->definitions;
}

}  // namespace mindport::kinds
