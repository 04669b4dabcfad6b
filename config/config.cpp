#include "config/config.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "config/mapping_reader.h"
#include "config/toml_reader.h"
#include "core/catalog/overlay.h"

namespace mindport::config {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view own_name = "mindport.toml";
constexpr std::string_view project_name = "pyproject.toml";

constexpr std::array<std::string_view, 11> keys{"profile", "target",        "device",    "select",
                                                "ignore",  "severity",      "suggested", "exclude",
                                                "jobs",    "output-format", "mappings"};
constexpr std::array<std::string_view, 6> formats{"text", "json", "sarif", "github", "csv", "html"};
constexpr std::array<std::string_view, 3> severities{"error", "warning", "hint"};

std::optional<rules::Severity> parse_severity(std::string_view word) {
    if (word == "error") return rules::Severity::error;
    if (word == "warning") return rules::Severity::warning;
    if (word == "hint") return rules::Severity::hint;
    return std::nullopt;
}

class ConfigReader {
   public:
    ConfigReader(const toml::table& table, TomlReader& reader) : table_(table), reader_(reader) {}

    Config read() {
        reader_.check_keys(table_, keys, "key");
        read_profile();
        read_target();
        read_device();
        if (table_.contains("select")) config_.select = reader_.words(table_, "select");
        config_.ignore = reader_.words(table_, "ignore");
        read_severity();
        config_.suggested = reader_.boolean(table_, "suggested");
        config_.exclude = reader_.words(table_, "exclude");
        read_jobs();
        read_output_format();
        read_mappings();
        return std::move(config_);
    }

   private:
    void read_profile() {
        const auto name = reader_.text(table_, "profile");
        if (!name) return;
        std::vector<std::string_view> known;
        for (const catalog::Profile& profile : catalog::Catalog::profiles()) {
            known.push_back(profile.name);
        }
        if (catalog::Catalog::find_profile(*name) == nullptr) {
            reader_.report(*table_.get("profile"), no_such("profile", *name, known));
        } else {
            config_.profile = *name;
        }
    }

    void read_target() {
        const auto text = reader_.text(table_, "target");
        if (!text) return;
        config_.target = catalog::parse_target_version(*text);
        if (!config_.target) {
            reader_.report(*table_.get("target"),
                           no_such("target", *text, catalog::known_versions));
        }
    }

    void read_device() {
        const auto word = reader_.text(table_, "device");
        if (!word) return;
        config_.device = catalog::parse_platform(*word);
        if (!config_.device) {
            reader_.report(*table_.get("device"), no_such("device", *word, catalog::device_names));
        }
    }

    void read_severity() {
        const toml::table* levels = reader_.sub_table(table_, "severity");
        if (levels == nullptr) return;
        for (const auto& [rule, word] : reader_.pairs(table_, "severity")) {
            if (const auto severity = parse_severity(word)) {
                config_.severity[rule] = *severity;
            } else {
                reader_.report(*levels->get(rule), no_such("severity", word, severities));
            }
        }
    }

    void read_jobs() {
        const auto jobs = reader_.integer(table_, "jobs");
        if (!jobs) return;
        if (*jobs < 1 || *jobs > 1024) {
            reader_.report(*table_.get("jobs"), "`jobs` must be from 1 to 1024");
        } else {
            config_.jobs = static_cast<unsigned>(*jobs);
        }
    }

    void read_output_format() {
        const auto format = reader_.text(table_, "output-format");
        if (!format) return;
        if (std::ranges::find(formats, *format) == formats.end()) {
            reader_.report(*table_.get("output-format"),
                           no_such("output format", *format, formats));
        } else {
            config_.output_format = *format;
        }
    }

    void read_mappings() {
        const toml::table* rows = reader_.sub_table(table_, "mappings");
        if (rows == nullptr || rows->empty()) return;
        catalog::CatalogOptions options;
        options.target = config_.target.value_or(catalog::TargetVersion());
        const catalog::Catalog catalog(options);
        config_.overlay = std::make_shared<catalog::Overlay>(
            read_mapping_rows(*rows, reader_, api_names(catalog), {}));
    }

    const toml::table& table_;
    TomlReader& reader_;
    Config config_;
};

std::optional<std::string> read_text(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    return stream ? std::optional(std::move(text)) : std::nullopt;
}

// Whether a pyproject.toml is meant for us. One that is no TOML is, if it seems to say so: its
// error must be told, not passed over.
bool has_own_table(const fs::path& file) {
    const auto text = read_text(file);
    return text && text->find("[tool.mindport") != std::string::npos;
}

}  // namespace

std::span<const std::string_view> output_formats() { return formats; }

ApiNames api_names(const catalog::Catalog& catalog) {
    ApiNames names;
    names.find = [&catalog](std::string_view name) { return catalog.api_in_any_version(name); };
    names.nearest = [&catalog](std::string_view name) {
        const auto found = catalog.nearest(name, 3);
        return std::vector<std::string>(found.begin(), found.end());
    };
    names.versions = catalog::VersionSet(static_cast<std::uint8_t>(1U << catalog.target().index));
    return names;
}

std::optional<fs::path> find_config_file(const fs::path& folder) {
    std::error_code error;
    fs::path at = fs::absolute(folder, error);
    while (!error) {
        if (fs::is_regular_file(at / own_name, error)) return at / own_name;
        if (fs::is_regular_file(at / project_name, error) && has_own_table(at / project_name)) {
            return at / project_name;
        }
        error.clear();  // a file that cannot be looked at is not there
        if (at == at.parent_path()) break;
        at = at.parent_path();
    }
    return std::nullopt;
}

tl::expected<Config, Problems> load_config(const fs::path& folder) {
    const auto file = find_config_file(folder);
    return file ? read_config_file(*file) : Config();
}

tl::expected<Config, Problems> read_config_file(const fs::path& file) {
    const auto text = read_text(file);
    if (!text) return tl::unexpected(Problems{{file.string(), 0, 0, "cannot be read"}});
    return read_config(*text, file);
}

tl::expected<Config, Problems> read_config(std::string_view text, const fs::path& file) {
    Problems problems;
    TomlReader reader(file.string(), problems);
    const auto root = reader.parse(text);
    const toml::table* table = root ? &*root : nullptr;
    if (table != nullptr && file.filename() == project_name) {
        table = reader.sub_table(*table, "tool");
        if (table != nullptr) table = reader.sub_table(*table, "mindport");
    }
    Config config;
    if (table != nullptr) config = ConfigReader(*table, reader).read();
    config.file = file;
    if (!problems.empty()) return tl::unexpected(std::move(problems));
    return config;
}

}  // namespace mindport::config
