#include "core/text/edit.h"

#include <algorithm>
#include <optional>

namespace mindport::text {
namespace {

struct Placed {
    const Edit* edit;
    std::size_t group;
    std::size_t order;  // position in the input: keeps insertions at one place in their order
};

bool before(const Placed& a, const Placed& b) {
    if (a.edit->range.begin != b.edit->range.begin) {
        return a.edit->range.begin < b.edit->range.begin;
    }
    // Insertions stand before a replacement that starts at the same place, and wide before narrow.
    if (a.edit->range.empty() != b.edit->range.empty()) {
        return a.edit->range.empty();
    }
    if (a.edit->range.end != b.edit->range.end) {
        return a.edit->range.end > b.edit->range.end;
    }
    return a.order < b.order;
}

enum class Relation { apart, quoted, absorbed, clash };

// How `inner` stands to `outer`, where outer does not start after inner.
Relation relate(const Edit& outer, const Edit& inner) {
    const TextRange o = outer.range;
    const TextRange i = inner.range;
    if (o.end <= i.begin || o.empty() || (i.empty() && i.begin == o.begin)) {
        return Relation::apart;
    }
    if (!o.contains(i)) {
        return Relation::clash;
    }
    for (const Slot& slot : outer.slots) {
        if (slot.source.contains(i)) {
            return Relation::quoted;
        }
    }
    if (o == i) {
        return Relation::clash;
    }
    for (const Slot& slot : outer.slots) {
        if (slot.source.overlaps(i)) {
            return Relation::clash;
        }
    }
    return Relation::absorbed;
}

class Composer {
   public:
    Composer(std::string_view source, const std::vector<EditGroup>& groups)
        : source_(source), groups_(groups), alive_(groups.size(), true) {}

    Composition run() {
        while (reject_one_round()) {
        }
        Composition result;
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            if (!alive_[i]) {
                result.rejected.push_back(i);
            } else if (absorbed_[i]) {
                result.absorbed.push_back(i);
            }
        }
        place();
        std::size_t next = 0;
        while (next < placed_.size()) {
            const Edit& edit = *placed_[next++].edit;
            result.edits.push_back({edit.range, render(edit, next), {}});
        }
        return result;
    }

   private:
    void place() {
        placed_.clear();
        std::size_t order = 0;
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            for (const Edit& edit : groups_[group]) {
                if (alive_[group]) {
                    placed_.push_back({&edit, group, order});
                }
                ++order;
            }
        }
        std::sort(placed_.begin(), placed_.end(), before);
    }

    // Sweeps over all edits with a stack of those that enclose the current one. Returns whether a
    // group was rejected, in which case the sweep has to be made again.
    bool reject_one_round() {
        place();
        absorbed_.assign(groups_.size(), false);
        std::vector<bool> active(groups_.size(), false);
        std::vector<const Placed*> open;
        bool changed = false;
        const auto reject = [&](std::size_t a, std::size_t b) {
            alive_[std::max(a, b)] = false;
            changed = true;
        };
        for (const Placed& placed : placed_) {
            while (!open.empty() && open.back()->edit->range.end <= placed.edit->range.begin) {
                open.pop_back();
            }
            bool is_absorbed = false;
            for (const Placed* outer : open) {
                if (!alive_[outer->group] || !alive_[placed.group]) {
                    continue;
                }
                switch (relate(*outer->edit, *placed.edit)) {
                    case Relation::clash:
                        reject(outer->group, placed.group);
                        break;
                    case Relation::absorbed:
                        is_absorbed = true;
                        break;
                    default:
                        break;
                }
            }
            (is_absorbed ? absorbed_ : active)[placed.group] = true;
            open.push_back(&placed);
        }
        // Half of a group would vanish in what another one removes. One at a time, the last first:
        // two groups may stand so to each other, and then the first is made.
        for (std::size_t group = groups_.size(); group-- > 0 && !changed;) {
            if (alive_[group] && absorbed_[group] && active[group]) {
                alive_[group] = false;
                changed = true;
            }
        }
        return changed;
    }

    // The final text of an edit; `next` is the first placed edit after it and is moved past all
    // that lie inside.
    std::string render(const Edit& edit, std::size_t& next) {
        if (edit.range.empty()) {
            return edit.text;
        }
        const std::size_t first = next;
        while (next < placed_.size() && placed_[next].edit->range.begin < edit.range.end) {
            ++next;
        }
        std::string out;
        std::uint32_t copied = 0;
        for (const Slot& slot : edit.slots) {
            out.append(edit.text, copied, slot.at - copied);
            copied = slot.at;
            append_slot(out, slot.source, first, next);
        }
        out.append(edit.text, copied, std::string::npos);
        return out;
    }

    void append_slot(std::string& out, TextRange slot, std::size_t from, std::size_t to) {
        std::uint32_t position = slot.begin;
        for (std::size_t i = from; i < to;) {
            const Edit& inner = *placed_[i].edit;
            if (!slot.contains(inner.range)) {
                ++i;
                continue;
            }
            out += source_.substr(position, inner.range.begin - position);
            std::size_t after = i + 1;
            out += render(inner, after);
            position = inner.range.end;
            i = after;
        }
        out += source_.substr(position, slot.end - position);
    }

    std::string_view source_;
    const std::vector<EditGroup>& groups_;
    std::vector<bool> alive_;
    std::vector<bool> absorbed_;
    std::vector<Placed> placed_;
};

}  // namespace

Composition compose(std::string_view source, const std::vector<EditGroup>& groups) {
    return Composer(source, groups).run();
}

bool is_no_op(std::string_view source, const Edit& edit) {
    std::string written;
    std::uint32_t copied = 0;
    for (const Slot& slot : edit.slots) {
        written.append(edit.text, copied, slot.at - copied);
        written += source.substr(slot.source.begin, slot.source.size());
        copied = slot.at;
    }
    written.append(edit.text, copied, std::string::npos);
    return written == source.substr(edit.range.begin, edit.range.size());
}

std::string apply(std::string_view source, const std::vector<Edit>& edits) {
    std::size_t size = source.size();
    for (const Edit& edit : edits) {
        size += edit.text.size();
    }
    std::string out;
    out.reserve(size);
    std::uint32_t position = 0;
    for (const Edit& edit : edits) {
        out += source.substr(position, edit.range.begin - position);
        out += edit.text;
        position = edit.range.end;
    }
    out += source.substr(position);
    return out;
}

std::uint32_t map_offset(std::uint32_t offset, const std::vector<Edit>& edits) {
    std::int64_t shift = 0;
    for (const Edit& edit : edits) {
        if (offset < edit.range.begin || (offset == edit.range.begin && !edit.range.empty())) {
            break;
        }
        if (offset < edit.range.end) {
            return static_cast<std::uint32_t>(edit.range.begin + shift);
        }
        shift += static_cast<std::int64_t>(edit.text.size()) - edit.range.size();
    }
    return static_cast<std::uint32_t>(offset + shift);
}

}  // namespace mindport::text
