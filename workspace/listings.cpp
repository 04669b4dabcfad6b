#include "workspace/listings.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/convert/listing.h"
#include "workspace/atomic_file.h"
#include "workspace/platform.h"

namespace mindport::workspace {
namespace {

namespace fs = std::filesystem;
using convert::ListedModule;
using convert::Listing;

constexpr const char* init_name = "__init__.py";
constexpr std::size_t usual_line_length = 88;

fs::path whole(const fs::path& path) {
    std::error_code error;
    const fs::path full = fs::absolute(path, error).lexically_normal();
    return full.has_filename() ? full : full.parent_path();
}

bool is_package(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / init_name, error);
}

std::string words(const Listing& listing) {
    std::set<std::string> names;
    for (const auto* part : {&listing.table, &listing.imports}) {
        for (const ListedModule& entry : *part) {
            names.insert(entry.names.begin(), entry.names.end());
        }
    }
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

class Lister {
   public:
    explicit Lister(const catalog::Profile& profile) : profile_(profile) {}

    Listings run(fs::path source, fs::path target) {
        look_at(std::move(source), std::move(target));
        return std::move(result_);
    }

   private:
    void look_at(fs::path source, fs::path target) {
        const bool is_folder = fs::is_directory(source);
        module_ = (is_folder ? source.filename() : source.stem()).string();
        const fs::path arrives = is_folder ? target.filename() : target.stem();
        const bool is_library =
            std::ranges::find(profile_.detect, module_) != profile_.detect.end();
        if (is_library || module_ == "__init__" || arrives != module_ ||
            (is_folder && !is_package(source))) {
            return;
        }
        stands_alone_ = !is_package(source.parent_path());
        if (is_folder && stands_alone_) exports_ = exports_of(source);
        std::string below = module_;
        for (;;) {
            source = source.parent_path();
            target = target.parent_path();
            if (!is_package(target) || (!stands_alone_ && !is_package(source))) return;
            const auto init = read(target / init_name);
            if (!init) return;
            add(target / init_name, *init,
                stands_alone_ ? wanted(below, *init) : wanted_by_source(source));
            if (!stands_alone_ && source.filename() != target.filename()) return;
            below = target.filename().string();
            module_ = below + "." + module_;
            is_first_ = false;
        }
    }

    std::optional<SourceText> read(const fs::path& file) {
        auto bytes = read_bytes(file);
        auto decoded =
            bytes ? decode(std::move(*bytes)) : tl::unexpected("cannot read: " + bytes.error());
        if (decoded) return std::move(*decoded);
        result_.problems.push_back({file.string(), decoded.error()});
        return std::nullopt;
    }

    Listing listing_of(std::string text) {
        return convert::read_listing(parser_.parse(std::move(text)), profile_.tables);
    }

    // What a package that stands alone imports for type checkers, or else what its table lists.
    std::vector<std::string> exports_of(const fs::path& package) {
        const auto init = read(package / init_name);
        if (!init) return {};
        const Listing listing = listing_of(init->text);
        std::vector<std::string> names;
        for (const ListedModule& entry :
             listing.imports.empty() ? listing.table : listing.imports) {
            names.insert(names.end(), entry.names.begin(), entry.names.end());
        }
        return names;
    }

    Listing wanted_by_source(const fs::path& package) {
        const auto init = read(package / init_name);
        return init ? convert::about(listing_of(init->text), module_, known_) : Listing{};
    }

    // The packages further up list the names under the package that they come through.
    Listing wanted(const std::string& below, const SourceText& init) {
        Listing result;
        if (exports_.empty()) return result;
        const Listing present = listing_of(init.text);
        const auto has = [&](const std::vector<ListedModule>& list) {
            return is_first_ || std::ranges::find(list, below, &ListedModule::module) != list.end();
        };
        if (has(present.table)) result.table.push_back({below, exports_});
        if (has(present.imports)) result.imports.push_back({below, exports_});
        return result;
    }

    void add(const fs::path& file, SourceText init, const Listing& wanted) {
        if (wanted.empty()) {
            if (is_first_ && stands_alone_ && !listing_of(init.text).table.empty()) {
                note(file, module_ + " is not listed here: nothing says which names it exports");
            }
            return;
        }
        const std::size_t length =
            profile_.line_length != 0 ? profile_.line_length : usual_line_length;
        convert::Listed listed =
            convert::add_to_listing(init.text, wanted, profile_.tables, length);
        if (listed.added.empty() && !listed.without_place.empty()) {
            note(file, "has no table or imports that could list " + words(listed.without_place));
        }
        if (listed.added.empty()) return;
        result_.packages.push_back({file, std::move(init.text), std::move(listed.text),
                                    std::move(init.encoding), "now lists " + words(listed.added)});
    }

    void note(const fs::path& file, std::string message) {
        result_.notes.push_back({file.string(), std::move(message)});
    }

    const catalog::Profile& profile_;
    Listings result_;
    syntax::Parser parser_;
    std::string module_;                // as the package at hand calls it: "pipelines.flux"
    std::vector<std::string> exports_;  // of a package that stands alone
    std::set<std::string> known_;       // names that the packages looked at list for the module
    bool stands_alone_ = false;         // no package around the source
    bool is_first_ = true;
};

}  // namespace

Listings find_listings(const catalog::Profile& profile, const fs::path& source,
                       const fs::path& target) {
    return profile.tables.empty() ? Listings() : Lister(profile).run(whole(source), whole(target));
}

std::string write(const ListingPackage& package) {
    const auto bytes = encode(package.after, package.encoding);
    if (!bytes) return "cannot write: " + bytes.error();
    const auto written = write_atomically(package.file, *bytes, package.file, Durability::synced);
    return written ? std::string() : "cannot write: " + written.error();
}

}  // namespace mindport::workspace
