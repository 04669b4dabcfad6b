#include "config/setup.h"

#include <algorithm>

#include "config/toml_reader.h"
#include "core/catalog/catalog.h"
#include "core/rules/rule.h"

namespace mindport::config {
namespace {

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

analysis::Settings Setup::settings(const std::string& detected_profile,
                                   std::shared_ptr<const names::ClassIndex> classes) const {
    catalog::CatalogOptions options;
    options.target = target;
    options.device = device;
    options.profile = profile.empty() ? detected_profile : profile;
    options.overlay = config.overlay;
    analysis::Settings settings;
    settings.catalog = std::make_shared<catalog::Catalog>(std::move(options));
    settings.classes = std::move(classes);
    settings.rules = rules;
    return settings;
}

tl::expected<Setup, std::string> make_setup(Config config, const Overrides& overrides) {
    Setup setup;
    setup.profile = overrides.profile.empty() ? config.profile.value_or("") : overrides.profile;
    if (!setup.profile.empty() && catalog::Catalog::find_profile(setup.profile) == nullptr) {
        return tl::unexpected(overrides.prefix +
                              "profile: " + no_such("profile", setup.profile, profile_names()));
    }
    setup.target = config.target.value_or(catalog::TargetVersion());
    if (!overrides.target.empty()) {
        const auto target = catalog::parse_target_version(overrides.target);
        if (!target) {
            return tl::unexpected(
                overrides.prefix + "target: " +
                no_such("MindSpore release", overrides.target, catalog::known_versions));
        }
        setup.target = *target;
    }
    setup.device = config.device.value_or(catalog::ascend);
    if (!overrides.device.empty()) {
        const auto device = catalog::parse_platform(overrides.device);
        if (!device) {
            return tl::unexpected(overrides.prefix + "device: " +
                                  no_such("device", overrides.device, catalog::device_names));
        }
        setup.device = *device;
    }
    if (!overrides.select.empty()) {
        setup.rules.select = overrides.select;
    } else if (config.select) {
        setup.rules.select = *config.select;
    }
    setup.rules.ignore = config.ignore;
    setup.rules.ignore.insert(setup.rules.ignore.end(), overrides.ignore.begin(),
                              overrides.ignore.end());
    if (const std::string word = setup.rules.unknown_word(); !word.empty()) {
        return tl::unexpected(unknown_rule(word));
    }
    auto severities = severities_of(config.severity);
    if (!severities) return tl::unexpected(severities.error());
    setup.severities = std::move(*severities);
    setup.suggested = overrides.suggested.value_or(config.suggested.value_or(false));
    setup.config = std::move(config);
    return setup;
}

}  // namespace mindport::config
