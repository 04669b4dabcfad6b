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
          old_parts_(top_level_parts(old_text)),
          parts_(top_level_parts(text)) {}

    std::optional<ReusedParts> run() {
        count_same();
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
    // How many parts at the start and at the end are as they were. The last part of a text is
    // parsed in another way than the others, so it only counts among those at the end; and at least
    // one of each text is left.
    void count_same() {
        const std::size_t most = std::min(old_parts_.size(), parts_.size()) - 1;
        while (first_ < most && old_parts_[first_] == parts_[first_] &&
               parts_[first_].end <= edits_.front().range.begin) {
            ++first_;
        }
        while (last_ < most - first_) {
            const TextRange old = old_parts_[old_parts_.size() - last_ - 1];
            const TextRange now = parts_[parts_.size() - last_ - 1];
            if (old.begin < edits_.back().range.end || old.begin + shift_ != now.begin ||
                old.end + shift_ != now.end) {
                return;
            }
            ++last_;
        }
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
        for (std::size_t i = first_; i < parts_.size() - last_; ++i) {
            const TextRange range = parts_[i];
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
    std::vector<TextRange> parts_;
    std::size_t first_ = 0;
    std::size_t last_ = 0;
    ReusedParts result_;
};

}  // namespace

std::optional<ReusedParts> reuse_parts(std::string_view old_text, Units& old_units,
                                       const std::vector<text::Edit>& edits, std::string_view text,
                                       const ParsePart& parse) {
    return Reuse(old_text, old_units, edits, text, parse).run();
}

}  // namespace mindport::syntax
