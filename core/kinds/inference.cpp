// Answers are remembered per node. Where a node depends on itself (`x = x + 1` in a loop,
// attributes that are set from each other), it is worked out with an assumption about itself, first
// that nothing is known to arrive, until the assumption proves right. What is worked out meanwhile
// inside the circle may rest on an assumption that does not hold: it is kept with those of the
// round in which it does.
#include "core/kinds/inference.h"

#include <algorithm>

#include "core/syntax/node_parts.h"

namespace mindport::kinds {
namespace {

constexpr int most_steps = 20'000;  // for one question; only pathological cycles need more
constexpr int most_rounds = 5;

}  // namespace

Inference::Inference(const Kinds::Parts& parts)
    : parts_(parts),
      classes_(parts.tree, parts.file.module_name, parts.table, parts.scopes),
      memo_(parts.tree.units().size()),
      variables_(parts.tree.units().size()) {}

void Inference::start_question() { steps_left_ = most_steps; }

TypeId Inference::ask(Node node) {
    start_question();
    return of(node);
}

TypeId Inference::of(Node node) {
    if (!node) {
        return TypeStore::unknown;
    }
    parts_.scopes.note(node);
    const std::size_t unit = parts_.scopes.unit_index(node.unit());
    std::unique_ptr<TypeId[]>& memo = memo_[unit];
    if (!memo) {
        const std::size_t size = node.unit()->nodes.size();
        memo = std::make_unique_for_overwrite<TypeId[]>(size);
        std::fill_n(memo.get(), size, not_known_yet);
    }
    TypeId& slot = memo[node.index()];
    if (slot < first_provisional) {
        return slot;
    }
    if (slot < first_frame) {
        const Provisional& known = provisional_[slot - first_provisional];
        rest_on(known.lowest);
        return known.result;
    }
    if (slot != not_known_yet) {
        rest_on(slot - first_frame);
        return frames_[slot - first_frame].assumed;
    }
    if (frames_.size() >= most_frames || steps_left_ <= 0) {
        return TypeStore::unknown;
    }
    const auto frame = static_cast<std::uint32_t>(frames_.size());
    frames_.push_back({TypeStore::bottom, frame, provisional_.size(), false});
    slot = static_cast<TypeId>(first_frame + frame);
    const names::Reads::Work work(parts_.scopes.reads(), static_cast<std::uint32_t>(unit));
    const TypeId result = settle(frame, node);
    const auto [assumed, lowest, first, used, settled] = frames_[frame];
    frames_.pop_back();
    slot = not_known_yet;
    if (lowest < frame) {
        rest_on(lowest);
        if (!settled) {
            distrust_provisional(first);
        }
        if (provisional_.size() < most_provisional) {
            slot = static_cast<TypeId>(first_provisional + provisional_.size());
            provisional_.push_back({node, result, lowest});
        }
        return result;
    }
    if (const Node head = head_of_circle(node, first); head != node) {
        forget_provisional(first);
        of(head);
        return of(node);
    }
    settled ? keep_provisional(first) : forget_provisional(first);
    slot = result;
    return result;
}

// The work at hand has used what a frame assumes.
void Inference::rest_on(std::uint32_t frame) {
    frames_[frame].used = true;
    frames_.back().lowest = std::min(frames_.back().lowest, frame);
}

// A circle is worked out from its first node, wherever it was entered: from elsewhere something
// else might come out.
Node Inference::head_of_circle(Node node, std::size_t first) const {
    const auto is_before = [](Node a, Node b) {
        return a.unit() == b.unit() ? a.index() < b.index() : a.unit()->number < b.unit()->number;
    };
    for (std::size_t i = first; i < provisional_.size(); ++i) {
        node = is_before(provisional_[i].node, node) ? provisional_[i].node : node;
    }
    return node;
}

TypeId& Inference::slot_of(Node node) {
    return memo_[parts_.scopes.unit_index(node.unit())][node.index()];
}

// What it rested on has proved right.
void Inference::keep_provisional(std::size_t first) {
    for (std::size_t i = first; i < provisional_.size(); ++i) {
        const TypeId result = provisional_[i].result;
        if (result != not_known_yet) {
            slot_of(provisional_[i].node) =
                result == TypeStore::bottom ? TypeStore::unknown : result;
        }
    }
    provisional_.resize(first);
}

// They are of the circle, but what they are has not come out.
void Inference::distrust_provisional(std::size_t first) {
    for (std::size_t i = first; i < provisional_.size(); ++i) {
        slot_of(provisional_[i].node) = not_known_yet;
        provisional_[i].result = not_known_yet;
    }
}

void Inference::forget_provisional(std::size_t first) {
    for (std::size_t i = first; i < provisional_.size(); ++i) {
        slot_of(provisional_[i].node) = not_known_yet;
    }
    provisional_.resize(first);
}

// Computes a node until what it assumed about itself is what comes out.
TypeId Inference::settle(std::uint32_t frame, Node node) {
    for (int round = 0; round < most_rounds; ++round) {
        forget_provisional(frames_[frame].first);
        --steps_left_;
        const TypeId result = compute(node);
        if (!frames_[frame].used || result == frames_[frame].assumed) {
            return result == TypeStore::bottom && frames_[frame].lowest == frame
                       ? TypeStore::unknown
                       : result;
        }
        frames_[frame].assumed = result;
    }
    frames_[frame].settled = false;
    return TypeStore::unknown;
}

Value Inference::value(TypeId id) const {
    if (id == TypeStore::bottom) {
        return {};
    }
    const Type& type = types_[id];
    return {type.kind, type.form == Form::instance ? type.name : std::string_view{},
            types_.dtype(id)};
}

struct Kinds::Impl {
    explicit Impl(const Parts& parts) : inference(parts), reads(parts.scopes.reads()) {}
    Inference inference;
    names::Reads* reads;
};

Kinds::Kinds(const Parts& parts) : impl_(std::make_unique<Impl>(parts)) {}
Kinds::~Kinds() = default;

Value Kinds::value_of(Node expression) {
    return impl_->inference.value(impl_->inference.ask(expression));
}

Node Kinds::class_of(Node node) {
    const ClassInfo* info = impl_->inference.classes().class_of(node);
    return info ? info->definition : Node{};
}

ValueKind Kinds::instance_kind(Node named) {
    impl_->inference.start_question();
    return impl_->inference.instance_kind(undecorated(named));
}

bool Kinds::defines_method(std::string_view qualified_class, std::string_view name) {
    impl_->inference.start_question();
    return impl_->inference.defines_method(qualified_class, name);
}

void Kinds::answer_again(std::size_t question) {
    const names::Reads::Work nobodys(impl_->reads, names::Reads::no_unit);
    impl_->inference.answer_again(names::Question(impl_->reads->question(question)));
}

bool Kinds::is_module_class(Node class_definition) {
    impl_->inference.start_question();
    ClassInfo* info = impl_->inference.classes().find(undecorated(class_definition));
    return info && impl_->inference.is_module(*info);
}

bool Kinds::is_module_type(std::string_view qualified) {
    impl_->inference.start_question();
    return impl_->inference.is_module_type(qualified);
}

}  // namespace mindport::kinds
