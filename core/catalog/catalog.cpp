#include "core/catalog/catalog.h"

#include <algorithm>
#include <array>

#include "core/catalog/overlay.h"
#include "core/catalog/tables.h"
#include "core/text/name_hash.h"

namespace mindport::catalog {
namespace {

std::string_view public_name(const SourceName& source) {
    return tables.sources[source.canonical].name;
}

const SourceName* find_source(std::string_view name) {
    const auto at = find_slot(tables.source_slots, text::name_hash(name), [&](std::size_t index) {
        return tables.sources[index].name == name;
    });
    return at < 0 ? nullptr : &tables.sources[static_cast<std::size_t>(at)];
}

const SourceName* find_member(std::span<const Slot> slots, std::string_view prefix,
                              std::string_view name) {
    const auto at = find_slot(slots, text::name_hash(name), [&](std::size_t index) {
        return tables.sources[index].name.substr(prefix.size()) == name;
    });
    return at < 0 ? nullptr : &tables.sources[static_cast<std::size_t>(at)];
}

const ApiSymbol* find_symbol(std::string_view name) {
    const auto at = find_slot(tables.symbol_slots, text::name_hash(name), [&](std::size_t index) {
        return tables.symbols[index].name == name;
    });
    return at < 0 ? nullptr : &tables.symbols[static_cast<std::size_t>(at)];
}

std::uint64_t convention_hash(std::string_view kind, std::string_view name) {
    return text::name_hash(kind) + text::name_hash(name);
}

}  // namespace

Catalog::Catalog(CatalogOptions options)
    : options_(std::move(options)), profile_(find_profile(options_.profile)) {
    if (profile_ == nullptr) profile_ = &tables.profiles.front();
    options_.profile = profile_->name;
    const auto& conventions = profile_->conventions;
    convention_slots_.resize(slot_count(conventions.size() / 2));
    for (std::size_t i = 0; i + 1 < conventions.size(); i += 2) {
        const std::size_t blank = conventions[i].find(' ');
        take_slot(
            convention_slots_,
            convention_hash(conventions[i].substr(0, blank), conventions[i].substr(blank + 1)), i);
    }
}

const Mapping* Catalog::first_fitting(std::span<const Mapping> rows) const {
    for (const Mapping& row : rows) {
        const bool in_profile = row.profile.empty() || row.profile == options_.profile;
        if (in_profile && row.versions.contains(options_.target)) return &row;
    }
    return nullptr;
}

const Mapping* Catalog::find(std::string_view source_name) const {
    const SourceName* source = find_source(source_name);
    if (options_.overlay != nullptr) {
        const Mapping* row = options_.overlay->find(source_name, options_.target);
        if (row == nullptr && source != nullptr && is_alias(*source)) {
            row = options_.overlay->find(public_name(*source), options_.target);
        }
        if (row != nullptr) return row;
    }
    if (source == nullptr) return nullptr;
    return first_fitting(tables.rows.subspan(source->first_row, source->row_count));
}

const Mapping* Catalog::find_member_row(std::span<const std::uint16_t> slots,
                                        std::string_view prefix, std::string_view name) const {
    if (options_.overlay != nullptr) {
        const Mapping* row = options_.overlay->find(prefix, name, options_.target);
        if (row != nullptr) return row;
    }
    const SourceName* source = find_member(slots, prefix, name);
    if (source == nullptr) return nullptr;
    return first_fitting(tables.rows.subspan(source->first_row, source->row_count));
}

const Mapping* Catalog::find_tensor_member(std::string_view name) const {
    return find_member_row(tables.tensor_slots, tensor_prefix, name);
}

const Mapping* Catalog::find_module_member(std::string_view name) const {
    return find_member_row(tables.module_slots, module_prefix, name);
}

std::string_view Catalog::canonical(std::string_view source_name) const {
    const SourceName* source = find_source(source_name);
    return source == nullptr ? source_name : public_name(*source);
}

const ApiSymbol* Catalog::api(std::string_view name) const {
    const ApiSymbol* symbol = find_symbol(name);
    return symbol != nullptr && symbol->versions.contains(options_.target) ? symbol : nullptr;
}

const ApiSymbol* Catalog::api_in_any_version(std::string_view name) const {
    return find_symbol(name);
}

bool Catalog::is_inert_argument(std::string_view name) const {
    return std::ranges::binary_search(tables.inert, name);
}

const Profile& Catalog::profile() const { return *profile_; }
TargetVersion Catalog::target() const { return options_.target; }

std::vector<const Mapping*> Catalog::all() const {
    std::vector<const Mapping*> rows;
    for (const SourceName& source : tables.sources) {
        if (is_alias(source) || source.row_count == 0) continue;
        if (const Mapping* row = find(source.name)) rows.push_back(row);
    }
    if (options_.overlay != nullptr) {
        for (const Mapping& row : options_.overlay->rows()) {
            if (find(row.source) == &row) rows.push_back(&row);
        }
    }
    std::ranges::sort(rows, {}, [](const Mapping* row) { return row->source; });
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::span<const Profile> Catalog::profiles() { return tables.profiles; }

const Profile* Catalog::find_profile(std::string_view name) {
    const auto found = std::ranges::find(tables.profiles, name, &Profile::name);
    return found == tables.profiles.end() ? nullptr : &*found;
}

std::optional<std::string_view> Catalog::convention(std::string_view kind,
                                                    std::string_view name) const {
    const auto& list = profile_->conventions;
    const auto at = find_slot(convention_slots_, convention_hash(kind, name), [&](std::size_t i) {
        const std::string_view entry = list[i];  // "KIND name"
        return entry.size() == kind.size() + 1 + name.size() && entry.starts_with(kind) &&
               entry[kind.size()] == ' ' && entry.ends_with(name);
    });
    if (at < 0) return std::nullopt;
    return list[static_cast<std::size_t>(at) + 1];
}

std::optional<LibraryExport> Catalog::library_export(std::string_view name) const {
    const auto& all = profile_->exports;
    const auto name_of = [](std::string_view entry) { return entry.substr(0, entry.find(' ')); };
    const auto found = std::lower_bound(
        all.begin(), all.end(), name,
        [&](std::string_view entry, std::string_view wanted) { return name_of(entry) < wanted; });
    if (found == all.end() || name_of(*found) != name) {
        return std::nullopt;
    }
    std::array<std::string_view, 4> words;
    std::string_view rest = *found;
    for (std::string_view& word : words) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return LibraryExport{words[0], words[1] == "-" ? std::string_view{} : words[1], words[2],
                         words[3] == "inference"};
}

bool Catalog::has_export(const LibraryExport& entry) const {
    return !entry.since.empty() && entry.since <= known_library_versions.at(target().library);
}

}  // namespace mindport::catalog
