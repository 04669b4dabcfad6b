#include "core/syntax/reused_parts.h"

#include <algorithm>
#include <utility>

#include "core/syntax/kept_units.h"
#include "core/syntax/parts.h"

namespace mindport::syntax {
namespace {

class Reuse {
   public:
    Reuse(std::string_view old_text, Units& old_units, const std::vector<text::Edit>& edits,
          std::string_view text, const ParsePart& parse)
        : old_text_(old_text),
          old_units_(old_units),
          edits_(edits),
          text_(text),
          parse_(parse),
          shift_(static_cast<std::uint32_t>(text.size() - old_text.size())),
          old_parts_(top_level_parts(old_text)) {}

    std::optional<ReusedParts> run() {
        find_changed();
        if (first_ + last_ == 0) return std::nullopt;
        const auto changed_begin = first_unit_from(old_units_, old_parts_[first_].begin);
        const auto changed_end =
            last_ == 0 ? static_cast<std::uint32_t>(old_units_.size())
                       : first_unit_from(old_units_, old_parts_[old_parts_.size() - last_].begin);
        take(0, changed_begin, 0, 0);
        parse_changed(changed_begin, changed_end);
        const auto more = static_cast<std::uint32_t>(result_.units.size()) - changed_end;
        take(changed_end, static_cast<std::uint32_t>(old_units_.size()), shift_, more);
        for (const Unit& unit : result_.units) {
            result_.has_error = result_.has_error || unit.nodes[0].has_error;
        }
        return std::move(result_);
    }

   private:
    // The parts that are not as they were, at least one, and how many are before and behind them.
    // The last part of a text is parsed in another way than the others, so it only counts among
    // those behind.
    void find_changed() {
        const std::uint32_t begin = edits_.front().range.begin;
        const std::uint32_t end = edits_.back().range.end;
        // An edit may undo the cut that it stands at: the part in front is cut off again.
        first_ = std::max(old_part_from(begin + 1), std::size_t{2}) - 2;
        changed_ = top_level_parts_from(text_, old_parts_[first_].begin, [&](std::uint32_t cut) {
            if (cut < end + shift_) return false;
            const std::size_t part = old_part_from(cut - shift_);
            const bool is_same = part < old_parts_.size() && old_parts_[part].begin == cut - shift_;
            last_ = is_same ? old_parts_.size() - part : 0;
            return is_same;
        });
        if (changed_.size() > 1 && changed_[0] == old_parts_[first_] && changed_[0].end <= begin) {
            changed_.erase(changed_.begin());
            ++first_;
        }
    }

    // The number of the first old part that begins there or later.
    std::size_t old_part_from(std::uint32_t place) const {
        return static_cast<std::size_t>(
            std::partition_point(old_parts_.begin(), old_parts_.end(),
                                 [place](TextRange part) { return part.begin < place; }) -
            old_parts_.begin());
    }

    // Takes units over, moved by so many bytes and numbers.
    void take(std::uint32_t begin, std::uint32_t end, std::uint32_t shift, std::uint32_t more) {
        for (std::uint32_t i = begin; i < end; ++i) {
            std::unique_ptr<Unit> unit = old_units_.take(i);
            move_unit(*unit, shift, more);
            unit->origin = i;
            result_.units.push_back(std::move(unit));
        }
    }

    // Of the parts that are not as they were; the old units from `begin` to `end` stood there.
    void parse_changed(std::uint32_t begin, std::uint32_t end) {
        Units fresh;
        for (const TextRange range : changed_) {
            Parsed part =
                parse_(text_.substr(range.begin, range.size()), range.end == text_.size());
            const auto base = static_cast<std::uint32_t>(fresh.size());
            for (Unit& unit : part.units) {
                move_unit(unit, range.begin, base);
                fresh.push_back(std::move(unit));
            }
            result_.has_error = result_.has_error || part.has_error;
            result_.has_empty_block = result_.has_empty_block || part.has_empty_block;
        }
        Units old;
        for (std::uint32_t i = begin; i < end; ++i) {
            old.push_back(old_units_.take(i));
            move_unit(old.at(i - begin), 0, 0U - begin);
        }
        Units kept = keep_units(std::move(old), old_text_, std::move(fresh), text_, edits_);
        const auto base = static_cast<std::uint32_t>(result_.units.size());
        for (std::size_t i = 0; i < kept.size(); ++i) {
            std::unique_ptr<Unit> unit = kept.take(i);
            move_unit(*unit, 0, base);
            if (unit->origin != Unit::no_origin) unit->origin += begin;
            result_.units.push_back(std::move(unit));
        }
    }

    std::string_view old_text_;
    Units& old_units_;
    const std::vector<text::Edit>& edits_;
    std::string_view text_;
    const ParsePart& parse_;
    std::uint32_t shift_;  // of what stands behind the edits; wraps around
    std::vector<TextRange> old_parts_;
    std::vector<TextRange> changed_;  // of the text now
    std::size_t first_ = 0;           // parts before them
    std::size_t last_ = 0;            // parts behind them
    ReusedParts result_;
};

}  // namespace

std::optional<ReusedParts> reuse_parts(std::string_view old_text, Units& old_units,
                                       const std::vector<text::Edit>& edits, std::string_view text,
                                       const ParsePart& parse) {
    return Reuse(old_text, old_units, edits, text, parse).run();
}

}  // namespace mindport::syntax
