#include "core/syntax/kept_units.h"

#include <algorithm>
#include <utility>

namespace mindport::syntax {
namespace {

bool is_header(const Units& units, std::size_t at) {
    return at + 1 < units.size() && units[at + 1].owner == at;
}

class Keeper {
   public:
    Keeper(Units old, std::string_view old_text, Units fresh, std::string_view text,
           const std::vector<text::Edit>& edits)
        : old_(std::move(old)),
          fresh_(std::move(fresh)),
          old_text_(old_text),
          text_(text),
          edits_(edits) {}

    Units run() {
        const std::size_t most = std::min(old_.size(), fresh_.size());
        std::size_t first = 0;
        while (first < most && is_same(first, first)) ++first;
        std::size_t last = 0;
        while (last < most - first && is_same(old_.size() - last - 1, fresh_.size() - last - 1)) {
            ++last;
        }
        Units result;
        for (std::size_t i = 0; i < fresh_.size(); ++i) {
            const bool is_last = i >= fresh_.size() - last;
            if (i < first || is_last) {
                result.push_back(keep(is_last ? i + old_.size() - fresh_.size() : i, i));
            } else {
                result.push_back(fresh_.take(i));
            }
        }
        return result;
    }

   private:
    // The members of a class are units of their own; only the header's ends go by them.
    bool is_same(std::size_t old, std::size_t fresh) const {
        const Unit& a = old_[old];
        const Unit& b = fresh_[fresh];
        const bool header = is_header(old_, old);
        if (text::map_offset(a.begin, edits_) != b.begin || a.nodes.size() != b.nodes.size() ||
            header != is_header(fresh_, fresh) ||
            (a.owner == Unit::no_owner) != (b.owner == Unit::no_owner)) {
            return false;
        }
        const std::uint32_t size = header ? a.nodes.back().begin : a.end - a.begin;
        const std::uint32_t body = header ? a.nodes.back().parent : 0;
        if ((!header && b.end - b.begin != size) ||
            old_text_.substr(a.begin, size) != text_.substr(b.begin, size)) {
            return false;
        }
        for (std::size_t i = 0; i < a.nodes.size(); ++i) {
            const bool ends_with_body = header && (i == 0 || i == body || i + 1 == a.nodes.size());
            FlatNode node = a.nodes[i];
            if (ends_with_body) node.end = b.nodes[i].end;
            if (node != b.nodes[i]) return false;
        }
        return true;
    }

    std::unique_ptr<Unit> keep(std::size_t old, std::size_t fresh) {
        std::unique_ptr<Unit> unit = old_.take(old);
        std::unique_ptr<Unit> now = fresh_.take(fresh);
        unit->begin = now->begin;
        unit->end = now->end;
        unit->owner = now->owner;
        unit->origin = static_cast<std::uint32_t>(old);
        unit->nodes = std::move(now->nodes);
        return unit;
    }

    Units old_;
    Units fresh_;
    std::string_view old_text_;
    std::string_view text_;
    const std::vector<text::Edit>& edits_;
};

}  // namespace

Units keep_units(Units old, std::string_view old_text, Units fresh, std::string_view text,
                 const std::vector<text::Edit>& edits) {
    return Keeper(std::move(old), old_text, std::move(fresh), text, edits).run();
}

}  // namespace mindport::syntax
