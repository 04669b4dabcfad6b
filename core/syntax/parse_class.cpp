#include "core/syntax/parse_class.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/syntax/parts.h"

namespace mindport::syntax {
namespace {

class ClassParser {
   public:
    ClassParser(std::string_view part, bool is_last, const ParseText& parse)
        : part_(part), is_last_(is_last), parse_(parse) {}

    std::optional<Parsed> run() {
        const std::vector<TextRange> pieces = class_parts(part_);
        if (pieces.size() < 2) return std::nullopt;
        const std::size_t second = pieces[1].begin;
        indentation_ = part_.substr(second, part_.find_first_not_of(" \t", second) - second);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const bool is_at_end = i + 1 == pieces.size();
            const bool has_next = !is_at_end || !is_last_;
            if (!add(pieces[i], i == 0, is_at_end, has_next) &&
                (!has_next || !add(pieces[i], i == 0, is_at_end, false))) {
                return std::nullopt;
            }
        }
        end_class(all_.units[0], last_member().end);
        return std::move(all_);
    }

   private:
    // A piece is parsed as the end of a class, and with a line after it, so that comments at its
    // end belong where they would in the whole text. Where an error swallows that line, it is
    // parsed without.
    bool add(TextRange piece, bool is_first, bool is_at_end, bool is_stopped) {
        std::string text;
        if (!is_first) text.append("class _:\n").append(indentation_).append("_\n");
        const auto before = static_cast<std::uint32_t>(text.size());
        text += part_.substr(piece.begin, piece.size());
        const std::string indentation(is_at_end ? std::string_view{} : indentation_);
        const std::size_t stop = text.size() + indentation.size();
        if (is_stopped) text.append(indentation).append(stop_line);
        Parsed parsed = parse_(text);
        if (is_stopped && !take_stop(parsed.units, stop, is_at_end)) return false;
        const std::size_t skip = is_first ? 0 : 2;  // the class and its line above the piece
        if (!is_class(parsed.units, is_at_end) || parsed.units.size() < skip ||
            (!is_first && parsed.units[1].end + 1 != before)) {
            return false;
        }
        for (std::size_t i = skip; i < parsed.units.size(); ++i) {
            move_unit(parsed.units[i], piece.begin - before, 0);
            all_.units.push_back(std::move(parsed.units[i]));
        }
        all_.has_error = all_.has_error || parsed.has_error;
        all_.has_empty_block = all_.has_empty_block || parsed.has_empty_block;
        return true;
    }

    static bool take_stop(std::vector<Unit>& units, std::size_t place, bool is_after_class) {
        const Unit& stop = units.back();
        if (stop.begin != place || stop.nodes[0].has_error ||
            stop.owner != (is_after_class ? Unit::no_owner : 0)) {
            return false;
        }
        units.pop_back();
        return true;
    }

    // A class and its members; after the last ones, comments may follow.
    static bool is_class(const std::vector<Unit>& units, bool is_at_end) {
        if (units.size() < 2) return false;
        const FlatNode& body = units[0].nodes.back();
        if (body.field != Field::body || body.kind != NodeKind::block) return false;
        const auto behind = std::find_if(units.begin() + 1, units.end(),
                                         [](const Unit& unit) { return unit.owner != 0; });
        return behind != units.begin() + 1 &&
               std::all_of(behind, units.end(), [is_at_end](const Unit& unit) {
                   return is_at_end && unit.owner == Unit::no_owner &&
                          unit.nodes[0].kind == NodeKind::comment;
               });
    }

    const Unit& last_member() const {
        return *std::find_if(all_.units.rbegin(), all_.units.rend(),
                             [](const Unit& unit) { return unit.owner == 0; });
    }

    std::string_view part_;
    bool is_last_;
    const ParseText& parse_;
    std::string_view indentation_;
    Parsed all_;
};

}  // namespace

std::optional<Parsed> parse_class(std::string_view part, bool is_last, const ParseText& parse) {
    return ClassParser(part, is_last, parse).run();
}

}  // namespace mindport::syntax
