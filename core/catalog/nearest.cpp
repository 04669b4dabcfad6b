// "Did you mean …?" over the whole catalogue. Looks at every name, which takes some milliseconds:
// for messages, not for the hot path.
#include <algorithm>
#include <tuple>

#include "core/catalog/catalog.h"
#include "core/catalog/edit_distance.h"
#include "core/catalog/overlay.h"
#include "core/catalog/tables.h"

namespace mindport::catalog {
namespace {

std::string_view last_component(std::string_view name) {
    return name.substr(name.rfind('.') + 1);  // npos + 1 is 0
}

std::string_view root(std::string_view name) { return name.substr(0, name.find('.')); }

struct Candidate {
    std::size_t score;
    std::string_view name;
    friend bool operator<(const Candidate& a, const Candidate& b) {
        return std::tuple(a.score, a.name.size(), a.name) <
               std::tuple(b.score, b.name.size(), b.name);
    }
};

// Lower is nearer; `limit` and above is not near. A slip in the whole name comes before the right
// last component in another namespace, which comes before a slip in that.
class Scorer {
   public:
    explicit Scorer(std::string_view name)
        : name_(name), last_(last_component(name)), bound_(last_.size() < 5 ? 1 : 2) {}

    static constexpr std::size_t limit = 100;

    std::size_t score(std::string_view candidate) const {
        const std::size_t whole = edit_distance(name_, candidate, bound_);
        if (whole <= bound_) return whole * 10;
        // A package given by name is meant: mindspore.mint.catt is not torch.cat.
        if (name_.size() != last_.size() && root(name_) != root(candidate)) return limit;
        const std::size_t last = edit_distance(last_, last_component(candidate), bound_);
        if (last > bound_) return limit;
        const bool is_usual =
            candidate.starts_with("torch.") || candidate.starts_with("mindspore.mint.");
        return 30 + last * 10 + (is_usual ? 0 : 2);
    }

   private:
    std::string_view name_;
    std::string_view last_;
    std::size_t bound_;
};

}  // namespace

std::vector<std::string_view> Catalog::nearest(std::string_view name, std::size_t limit) const {
    if (name.empty()) return {};
    const Scorer scorer(name);
    std::vector<Candidate> candidates;
    const auto consider = [&](std::string_view candidate, std::size_t penalty) {
        const std::size_t score = scorer.score(candidate);
        if (score < Scorer::limit) candidates.push_back({score + penalty, candidate});
    };
    for (const SourceName& source : tables.sources) {
        if (!is_alias(source)) consider(source.name, 0);
    }
    for (const ApiSymbol& symbol : tables.symbols) {
        if (symbol.versions.contains(options_.target)) {
            consider(symbol.name, symbol.deprecated ? 5 : 1);
        }
    }
    if (options_.overlay != nullptr) {
        for (const Mapping& row : options_.overlay->rows()) consider(row.source, 0);
    }
    std::ranges::sort(candidates, std::less<>());
    std::vector<std::string_view> names;
    for (const Candidate& candidate : candidates) {
        if (names.size() == limit) break;
        if (std::ranges::find(names, candidate.name) == names.end()) {
            names.push_back(candidate.name);
        }
    }
    return names;
}

}  // namespace mindport::catalog
