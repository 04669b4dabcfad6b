#include "core/catalog/overlay.h"

#include <algorithm>

namespace mindport::catalog {

Overlay::Overlay(std::vector<OwnedMapping> rows) : text_(std::move(rows)) {
    std::ranges::stable_sort(text_, {}, &OwnedMapping::source);
    // Views into these vectors' elements must not move, so their sizes are fixed first.
    std::size_t differences = 0;
    for (const OwnedMapping& row : text_) differences += row.differs.size();
    lists_.reserve(text_.size() * 3 + differences);
    pairs_.reserve(text_.size() * 2 + differences);
    differences_.reserve(text_.size());
    const auto list = [&](const std::vector<std::string>& words) {
        return std::span<const std::string_view>(lists_.emplace_back(words.begin(), words.end()));
    };
    const auto pairs = [&](const OwnedMapping::Pairs& entries) {
        auto& made = pairs_.emplace_back();
        for (const auto& [from, to] : entries) made.push_back({from, to});
        return std::span<const NamePair>(made);
    };
    const auto differs = [&](const std::vector<OwnedDifference>& entries) {
        auto& made = differences_.emplace_back();
        for (const OwnedDifference& entry : entries) {
            made.push_back(
                {pairs(entry.when), list(entry.rewrites), entry.note, entry.devices, entry.quiet});
        }
        return std::span<const Difference>(made);
    };
    for (const OwnedMapping& row : text_) {
        rows_.push_back({.source = row.source,
                         .target = row.target,
                         .status = row.status,
                         .kind = row.kind,
                         .returns = row.returns,
                         .suggested = row.suggested,
                         .versions = row.versions,
                         .profile = row.profile,
                         .note = row.note,
                         .link = row.link,
                         .rewrites = list(row.rewrites),
                         .rename = pairs(row.rename),
                         .fill = pairs(row.fill),
                         .drop = list(row.drop),
                         .unsupported = list(row.unsupported),
                         .differs = differs(row.differs)});
    }
}

const Mapping* Overlay::find(std::string_view source, TargetVersion target) const {
    return find({}, source, target);
}

const Mapping* Overlay::find(std::string_view prefix, std::string_view name,
                             TargetVersion target) const {
    // <0, 0 or >0 as `text` sorts before, at or after prefix + name.
    const auto compare = [&](std::string_view text) {
        const int head = text.substr(0, prefix.size()).compare(prefix);
        return head != 0 ? head : text.substr(prefix.size()).compare(name);
    };
    auto row = std::ranges::partition_point(
        rows_, [&](const Mapping& mapping) { return compare(mapping.source) < 0; });
    for (; row != rows_.end() && compare(row->source) == 0; ++row) {
        if (row->versions.contains(target)) return &*row;
    }
    return nullptr;
}

}  // namespace mindport::catalog
