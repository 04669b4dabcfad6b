#include "cli/session.h"

#include <algorithm>

#include "config/toml_reader.h"
#include "workspace/parallel.h"

namespace mindport::cli {
namespace {

namespace fs = std::filesystem;

using config::no_such;

tl::expected<config::Config, std::string> load(const Options& options, const fs::path& near) {
    if (options.isolated) return config::Config();
    auto config = options.config.empty() ? config::load_config(near)
                                         : config::read_config_file(options.config);
    if (config) return std::move(*config);
    std::string text;
    for (const config::Problem& problem : config.error()) {
        text += (text.empty() ? "" : "\n") + config::to_string(problem);
    }
    return tl::unexpected(std::move(text));
}

std::vector<std::string_view> profile_names() {
    std::vector<std::string_view> names;
    for (const catalog::Profile& profile : catalog::Catalog::profiles()) {
        names.push_back(profile.name);
    }
    return names;
}

// Codes, their groups, names, and "ALL".
std::vector<std::string> rule_words() {
    std::vector<std::string> words{"ALL"};
    for (const rules::Rule* rule : rules::all_rules()) {
        words.emplace_back(rule->code);
        words.emplace_back(rule->code.substr(0, 3));
        words.emplace_back(rule->name);
    }
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::string unknown_rule(std::string_view word) {
    const std::vector<std::string> words = rule_words();
    const std::vector<std::string_view> views(words.begin(), words.end());
    const std::string hint = config::did_you_mean(word, views);
    return "`" + std::string(word) + "` is no rule or group of rules" +
           (hint.empty() ? "; `mindport rules` lists them" : hint);
}

bool fits(const rules::Rule& rule, const std::string& word) {
    return analysis::RuleSelection{{word}, {}}.allows(rule);
}

// The longest word that fits a rule decides, so that "MP301" beats "MP3" and "ALL".
tl::expected<Severities, std::string> severities_of(
    const std::map<std::string, rules::Severity>& words) {
    Severities result;
    std::map<const rules::Rule*, std::size_t> length;
    for (const auto& [word, severity] : words) {
        bool known = false;
        for (const rules::Rule* rule : rules::all_rules()) {
            if (!fits(*rule, word)) continue;
            known = true;
            const std::size_t weight = word == "ALL" ? 1 : word == rule->name ? 100 : word.size();
            if (weight < length[rule]) continue;
            length[rule] = weight;
            result[rule] = severity;
        }
        if (!known) return tl::unexpected("severity: " + unknown_rule(word));
    }
    return result;
}

}  // namespace

analysis::Settings Session::settings(const std::string& detected_profile,
                                     std::shared_ptr<const names::ClassIndex> classes) const {
    catalog::CatalogOptions options;
    options.target = target;
    options.profile = profile.empty() ? detected_profile : profile;
    options.overlay = config.overlay;
    analysis::Settings settings;
    settings.catalog = std::make_shared<catalog::Catalog>(std::move(options));
    settings.classes = std::move(classes);
    settings.rules = rules;
    return settings;
}

tl::expected<Session, std::string> make_session(const Options& options, const fs::path& near) {
    auto config = load(options, near);
    if (!config) return tl::unexpected(config.error());
    Session session;
    session.profile = options.profile.empty() ? config->profile.value_or("") : options.profile;
    if (!session.profile.empty() && catalog::Catalog::find_profile(session.profile) == nullptr) {
        return tl::unexpected("--profile: " + no_such("profile", session.profile, profile_names()));
    }
    session.target = config->target.value_or(catalog::TargetVersion());
    if (!options.target.empty()) {
        const auto target = catalog::parse_target_version(options.target);
        if (!target) {
            return tl::unexpected("--target: " + no_such("MindSpore release", options.target,
                                                         catalog::known_versions));
        }
        session.target = *target;
    }
    if (!options.select.empty()) {
        session.rules.select = options.select;
    } else if (config->select) {
        session.rules.select = *config->select;
    }
    session.rules.ignore = config->ignore;
    session.rules.ignore.insert(session.rules.ignore.end(), options.ignore.begin(),
                                options.ignore.end());
    if (const std::string word = session.rules.unknown_word(); !word.empty()) {
        return tl::unexpected(unknown_rule(word));
    }
    auto severities = severities_of(config->severity);
    if (!severities) return tl::unexpected(severities.error());
    session.severities = std::move(*severities);
    const std::string format =
        options.format.empty() ? config->output_format.value_or("") : options.format;
    session.format_chosen = !format.empty();
    if (session.format_chosen) {
        const auto parsed = parse_format(format);
        if (!parsed) {
            return tl::unexpected("--output-format: " + no_such("format", format, format_names));
        }
        session.format = *parsed;
    }
    session.suggested = options.suggested || config->suggested.value_or(false);
    session.jobs = options.jobs.value_or(config->jobs.value_or(workspace::default_jobs()));
    session.config = std::move(*config);
    return session;
}

}  // namespace mindport::cli
