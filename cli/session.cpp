#include "cli/session.h"

#include "config/toml_reader.h"
#include "workspace/parallel.h"

namespace mindport::cli {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

tl::expected<Session, std::string> make_session(const Options& options, const fs::path& near) {
    auto config = load(options, near);
    if (!config) return tl::unexpected(config.error());
    config::Overrides overrides{
        options.profile, options.target, options.device, options.select, options.ignore, {}, "--"};
    if (options.suggested) overrides.suggested = true;
    auto setup = config::make_setup(std::move(*config), overrides);
    if (!setup) return tl::unexpected(setup.error());
    Session session{{std::move(*setup)}};
    session.layout = !options.no_layout;
    const std::string format =
        options.format.empty() ? session.config.output_format.value_or("") : options.format;
    session.format_chosen = !format.empty();
    if (session.format_chosen) {
        const auto parsed = parse_format(format);
        if (!parsed) {
            return tl::unexpected("--output-format: " +
                                  config::no_such("format", format, format_names));
        }
        session.format = *parsed;
    }
    session.jobs = options.jobs.value_or(session.config.jobs.value_or(workspace::default_jobs()));
    return session;
}

}  // namespace mindport::cli
