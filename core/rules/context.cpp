#include "core/rules/context.h"

#include <algorithm>

namespace mindport::rules {

std::vector<const ImportUse*> Context::imports_in(Node statement) const {
    // What a function imports is only used in it.
    if (!statement.enclosing(NodeKind::function_definition)) note(names::Reach::import_uses);
    std::vector<const ImportUse*> result;
    for (const ImportUse& use : parts_.imports) {
        if (use.site->node.is_inside(statement)) result.push_back(&use);
    }
    return result;
}

bool Context::mentions(std::string_view identifier) {
    if (names::Reads* reads = parts_.scopes.reads()) reads->ask_mention(identifier);
    return parts_.mentions.has(identifier);
}

bool Context::profile_lists(std::string_view code) const {
    const auto& rules = catalog().profile().rules;
    return std::find(rules.begin(), rules.end(), code) != rules.end();
}

namespace {

// What the file calls a name of the port that lies in its own library: "mindone.diffusers.models.x"
// is "diffusers.models.x" in a file of diffusers. Empty for all other names.
std::string own_name(std::string_view qualified, const Context& context) {
    const std::string_view own = context.file().module_name;
    const std::string_view top = own.substr(0, own.find('.'));
    const catalog::Mapping* library = top.empty() ? nullptr : context.catalog().find(top);
    if (!library || library->kind != catalog::SymbolKind::module ||
        !qualified.starts_with(std::string(library->target) + ".")) {
        return {};
    }
    return std::string(top).append(qualified.substr(library->target.size()));
}

// "..utils" for "diffusers.utils" in diffusers.models.vae: as a library imports its own modules.
std::string relative_module(std::string_view module, const names::FileContext& file) {
    std::string_view base = file.module_name;
    std::string dots(".");
    if (!file.is_package) {
        base = names::split_last(base).first;
    }
    while (!base.empty() && module != base && !module.starts_with(std::string(base) + ".")) {
        base = names::split_last(base).first;
        dots += '.';
    }
    return base.empty() ? std::string(module)
                        : dots.append(module.substr(std::min(base.size() + 1, module.size())));
}

}  // namespace

// A file's own name for torch.nn.functional stands for its counterpart from now on, or does
// already.
names::Spelled Context::spell(std::string_view qualified, const names::Site* via) const {
    static constexpr std::string_view module = "mindspore.mint.nn.functional";
    const auto [parent, name] = names::split_last(qualified);
    if (const std::string own = own_name(qualified, *this); !own.empty()) {
        names::Spelled spelled = parts_.spelling.spell(own, via);
        if (spelled.needs_import()) {
            spelled.need.module = relative_module(spelled.need.module, file());
        }
        return spelled;
    }
    if (parent != module) {
        return parts_.spelling.spell(qualified, via);
    }
    const auto is_bound = [&](const names::Site* site) {
        return scopes().is_module_level(*site) && parts_.spelling.is_free(site->name, module);
    };
    for (const names::Site* site : scopes().imports_of(module)) {
        if (is_bound(site)) {
            return {std::string(site->name).append(".").append(name), {}};
        }
    }
    const bool is_alias = via && via->target == "torch.nn.functional" &&
                          via->name != "functional" && !catalog().profile().spells_out;
    if (!is_alias || !is_bound(via)) {
        return parts_.spelling.spell(qualified, via);
    }
    return {std::string(via->name).append(".").append(name),
            {std::string(module), {}, std::string(via->name), {}}};
}

void Context::report(Finding finding) {
    if (!finding.rule) {
        finding.rule = rule_;
    }
    findings_.push_back(std::move(finding));
}

FixBuilder& FixBuilder::edit(text::Edit edit) {
    fix_.edits.push_back(std::move(edit));
    return *this;
}

bool FixBuilder::changes_nothing() const {
    return fix_.removed.empty() && fix_.removed_imports.empty() &&
           std::all_of(fix_.edits.begin(), fix_.edits.end(), [&](const text::Edit& edit) {
               return text::is_no_op(context_.tree().text(), edit);
           });
}

Fix FixBuilder::build() {
    if (changes_nothing()) {
        fix_.edits.clear();
    }
    return std::move(fix_);
}

FixBuilder& FixBuilder::add(text::EditGroup edits, std::vector<names::ImportNeed> imports) {
    for (text::Edit& entry : edits) {
        edit(std::move(entry));
    }
    for (names::ImportNeed& entry : imports) {
        need(std::move(entry));
    }
    return *this;
}

void FixBuilder::need(names::ImportNeed need) {
    if (std::find(fix_.imports.begin(), fix_.imports.end(), need) == fix_.imports.end()) {
        fix_.imports.push_back(std::move(need));
    }
}

std::string FixBuilder::name(std::string_view qualified, const names::Site* via) {
    names::Spelled spelled = context_.spell(qualified, via);
    if (spelled.needs_import()) {
        need(std::move(spelled.need));
    }
    return std::move(spelled.text);
}

}  // namespace mindport::rules
