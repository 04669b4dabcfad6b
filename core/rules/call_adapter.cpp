#include "core/rules/call_adapter.h"

#include <algorithm>
#include <iterator>

#include "core/rules/call_template.h"
#include "core/rules/difference.h"
#include "core/rules/signature_match.h"
#include "core/rules/variadic.h"

namespace mindport::rules {
namespace {

using catalog::ApiSymbol;
using catalog::Mapping;
using catalog::Overload;
using catalog::Parameter;
using catalog::ParameterKind;

// Arguments that mean nothing only with these values.
bool is_inert_value(std::string_view name, std::string_view value) {
    if (name == "requires_grad") {
        return value == "False";
    }
    if (name == "out") {
        return value == "None";
    }
    return name != "layout" || value == "torch.strided";
}

bool contains(std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Adapter {
   public:
    Adapter(Node call, Node receiver, const Mapping& mapping, const names::Site* via,
            Context& context)
        : call_(call),
          receiver_(receiver),
          mapping_(mapping),
          via_(via),
          context_(context),
          catalog_(context.catalog()),
          arguments_(call) {
        const ApiSymbol* source = catalog_.api(mapping.source);
        if (source && !source->overloads.empty()) {
            match_ = match(*source, arguments_, catalog_.target());
            result_.certain = match_.has_value();
        } else {
            result_.certain = mapping.status == catalog::Status::same;
        }
        target_ = catalog_.api(mapping.target);
    }

    AdaptedCall run() {
        if (const Argument* argument = first_unsupported()) {
            return fail({&messages::argument_unsupported,
                         {source(), name_of(*argument), target(), std::string(mapping_.note)}});
        }
        const catalog::Difference* difference =
            difference_of(mapping_, receiver_, arguments_, match_ ? &*match_ : nullptr, context_);
        if (difference && !difference->note.empty()) {
            const MessageText& text =
                difference->quiet ? messages::api_partial : messages::api_differs;
            tell({&text, {source(), target(), std::string(difference->note)}}, difference->quiet);
        }
        if (difference && !difference->rewrites.empty()) {
            return rewrite(difference->rewrites);
        }
        if (!mapping_.rewrites.empty()) {
            return rewrite(mapping_.rewrites);
        }
        choose_removed();
        tell_of_inplace();
        if (!choose_target_overload()) {
            return std::move(result_);
        }
        adapt_arguments();
        if (result_.problem) {
            return fail(*result_.problem);
        }
        if (match_ && overload_) {
            text::EditGroup gathered = gather_variadic(*match_, *overload_, context_);
            std::move(gathered.begin(), gathered.end(), std::back_inserter(result_.edits));
        }
        fill_in();
        text::EditGroup erased = erase_arguments(arguments_, removed_);
        std::move(erased.begin(), erased.end(), std::back_inserter(result_.edits));
        if (arguments_.has_splat && !(match_ && splats_fit(*match_, overload_, context_))) {
            result_.certain = false;  // what they bring cannot be checked
        }
        return std::move(result_);
    }

   private:
    std::string source() const { return std::string(mapping_.source); }
    std::string target() const { return std::string(mapping_.target); }

    AdaptedCall fail(Message message) {
        result_.difference.reset();
        result_.edits.clear();
        result_.imports.clear();
        result_.problem = std::move(message);
        return std::move(result_);
    }

    // The source parameter that an argument is bound to; its keyword where that is not known.
    std::string name_of(const Argument& argument) const {
        const Parameter* parameter = parameter_of(argument);
        // `axis=` for torch's `dim` stays where the target calls it so too.
        if (parameter && !(argument.keyword != parameter->name && !argument.keyword.empty() &&
                           target_takes(argument.keyword))) {
            return std::string(parameter->name);
        }
        return std::string(argument.keyword);
    }

    const Parameter* parameter_of(const Argument& argument) const {
        if (match_) {
            for (const BoundArgument& entry : match_->bound) {
                if (entry.argument == &argument) {
                    return entry.parameter;
                }
            }
        }
        return nullptr;
    }

    std::string renamed(const std::string& name) const {
        for (const catalog::NamePair& pair : mapping_.rename) {
            if (pair.from == name) {
                return std::string(pair.to);
            }
        }
        return name;
    }

    const Argument* first_unsupported() const {
        for (const Argument& argument : arguments_.all) {
            const std::string name = name_of(argument);
            const Parameter* parameter = parameter_of(argument);
            const bool is_default = parameter && parameter->has_default &&
                                    parameter->default_value == argument.value.text();
            if (contains(mapping_.unsupported, name) && !is_default) {
                return &argument;
            }
        }
        return nullptr;
    }

    void tell(Message message, bool quiet) {
        result_.difference = std::move(message);
        result_.quiet = quiet;
        result_.certain = result_.certain && quiet;
    }

    AdaptedCall rewrite(std::span<const std::string_view> forms) {
        if (!match_ || (arguments_.has_splat && !splats_are_bound())) {
            return fail(
                {&messages::call_not_matched, {source(), target(), std::string(mapping_.note)}});
        }
        std::vector<bool> inert(arguments_.all.size(), false);
        for (std::size_t i = 0; i < inert.size(); ++i) {
            inert[i] = has_no_effect(arguments_.all[i]);
        }
        for (const std::string_view form : forms) {
            CallTemplate written(form, call_, receiver_, *match_, inert, via_, context_);
            if (!written.applies()) {
                continue;
            }
            if (written.loses_comment()) {
                return fail({&messages::comment_in_call, {source(), target()}});
            }
            result_.edits.push_back(written.edit());
            result_.imports = written.imports();
            result_.certain = result_.certain && written.is_certain();
            result_.whole_call = true;
            return std::move(result_);
        }
        return fail(
            {&messages::call_not_matched, {source(), target(), std::string(mapping_.note)}});
    }

    bool splats_are_bound() const {
        return std::all_of(match_->bound.begin(), match_->bound.end(),
                           [](const BoundArgument& entry) { return entry.parameter != nullptr; });
    }

    bool has_no_effect(const Argument& argument) const {
        const std::string name = name_of(argument);
        if (contains(mapping_.drop, name)) {
            return true;
        }
        // A device of PyTorch means nothing to a target that takes one of its own.
        return !name.empty() && catalog_.is_inert_argument(name) &&
               is_inert_value(name, argument.value.text()) &&
               (name == "device" || !target_takes(renamed(name)));
    }

    bool target_takes(std::string_view name) const {
        if (!target_) {
            return false;
        }
        const auto& overloads = target_->overloads;
        return std::any_of(overloads.begin(), overloads.end(), [&](const Overload& overload) {
            return overload.versions.contains(catalog_.target()) && find_parameter(overload, name);
        });
    }

    void choose_removed() {
        for (const Argument& argument : arguments_.all) {
            removed_.push_back(has_no_effect(argument));
        }
    }

    // `inplace=True` that goes: the result is the same, but what is read from the input afterwards
    // is not. Of a layer the place of its making does not tell who reads it.
    void tell_of_inplace() {
        for (std::size_t i = 0; i < arguments_.all.size(); ++i) {
            const Argument& argument = arguments_.all[i];
            if (removed_[i] && name_of(argument) == "inplace" && argument.value.text() != "False") {
                const bool is_layer = mapping_.kind == catalog::SymbolKind::type;
                if (is_layer || input_is_kept(call_, arguments_.all.front().value, context_)) {
                    tell({&messages::inplace_lost, {source(), target()}}, is_layer);
                }
            }
        }
    }

    // The first overload of the target that has a parameter for each argument that stays. Sets
    // the problem and returns false where there is none.
    bool choose_target_overload() {
        if (!target_ || target_->overloads.empty()) {
            result_.certain = result_.certain && mapping_.status != catalog::Status::partial;
            return true;
        }
        std::string missing;
        for (const Overload& overload : target_->overloads) {
            if (!overload.versions.contains(catalog_.target())) {
                continue;
            }
            missing = first_argument_without_parameter(overload);
            if (missing.empty()) {
                overload_ = &overload;
                break;
            }
        }
        if (overload_) {
            return true;
        }
        result_.problem = Message{&messages::argument_unsupported,
                                  {source(), missing, target(), std::string(mapping_.note)}};
        return false;
    }

    std::string first_argument_without_parameter(const Overload& overload) const {
        std::size_t position = 0;
        for (std::size_t i = 0; i < arguments_.all.size(); ++i) {
            const Argument& argument = arguments_.all[i];
            if (removed_[i] || argument.form == Argument::Form::dictionary_splat ||
                argument.form == Argument::Form::list_splat) {
                continue;
            }
            std::string name = renamed(name_of(argument));
            if (argument.form == Argument::Form::keyword) {
                if (!find_parameter(overload, name) && !takes_any_keyword(overload)) {
                    return name;
                }
                continue;
            }
            const Parameter* parameter = parameter_of(argument);
            const bool variadic = parameter && parameter->kind == ParameterKind::var_positional;
            if (position >= overload.parameters.size() && !find_parameter(overload, name)) {
                return name.empty() ? "argument " + std::to_string(position + 1) : name;
            }
            const bool stays = position < overload.parameters.size() &&
                               overload.parameters[position].kind == ParameterKind::var_positional;
            position += variadic || stays ? 0 : 1;
        }
        return {};
    }

    void adapt_arguments() {
        std::size_t position = 0;
        bool by_keyword = false;  // an argument moved: those after it need keywords
        for (std::size_t i = 0; i < arguments_.all.size(); ++i) {
            const Argument& argument = arguments_.all[i];
            if (removed_[i]) {
                // A positional argument that goes shifts those after it.
                by_keyword = by_keyword || argument.form == Argument::Form::positional;
                continue;
            }
            const std::string old_name = name_of(argument);
            const std::string new_name = renamed(old_name);
            given_.push_back(new_name);
            if (argument.form == Argument::Form::keyword) {
                if (new_name != argument.keyword) {
                    result_.edits.push_back(
                        {argument.node.child(Field::name).range(), new_name, {}});
                }
            } else if (argument.form == Argument::Form::positional && overload_) {
                adapt_positional(argument, new_name, position, by_keyword);
            }
        }
        check_required();
    }

    void adapt_positional(const Argument& argument, const std::string& name, std::size_t& position,
                          bool& by_keyword) {
        const Parameter* source_parameter = parameter_of(argument);
        if (source_parameter && source_parameter->kind == ParameterKind::var_positional) {
            return;
        }
        const Parameter* at_position =
            position < overload_->parameters.size() ? &overload_->parameters[position] : nullptr;
        ++position;
        const bool same = at_position && (name.empty() || at_position->name == name ||
                                          at_position->kind == ParameterKind::var_positional);
        if (same && !by_keyword && at_position->kind != ParameterKind::keyword_only) {
            given_.emplace_back(at_position->name);
            return;
        }
        if (find_parameter(*overload_, name)) {
            result_.edits.push_back(text::Edit::insert(argument.node.begin(), name + "="));
            by_keyword = true;
            return;
        }
        // The target calls it otherwise. That is fine in its place, unless the name that the target
        // has there is another parameter of the source.
        const bool another = at_position && match_ &&
                             find_parameter(*match_->overload, at_position->name) != nullptr;
        if (!at_position || another || by_keyword) {
            result_.problem = Message{&messages::argument_unsupported,
                                      {source(), name, target(), std::string(mapping_.note)}};
            return;
        }
        given_.emplace_back(at_position->name);
    }

    void check_required() {
        if (!overload_ || arguments_.has_splat || result_.problem || !match_) {
            return;
        }
        for (const Parameter& parameter : overload_->parameters) {
            const bool required = !parameter.has_default &&
                                  parameter.kind != ParameterKind::var_positional &&
                                  parameter.kind != ParameterKind::var_keyword;
            if (required && !is_given(parameter.name) && !is_filled(parameter.name) &&
                !takes_variadic()) {
                result_.problem = Message{
                    &messages::argument_missing,
                    {source(), std::string(parameter.name), target(), std::string(mapping_.note)}};
            }
        }
    }

    bool is_given(std::string_view name) const {
        return std::find(given_.begin(), given_.end(), name) != given_.end();
    }
    bool is_filled(std::string_view name) const {
        return std::any_of(mapping_.fill.begin(), mapping_.fill.end(),
                           [&](const catalog::NamePair& pair) { return pair.from == name; });
    }
    bool takes_variadic() const {
        return match_ &&
               std::any_of(match_->bound.begin(), match_->bound.end(),
                           [](const BoundArgument& entry) {
                               return entry.parameter &&
                                      entry.parameter->kind == ParameterKind::var_positional;
                           });
    }

    void fill_in() {
        std::string added;
        for (const catalog::NamePair& pair : mapping_.fill) {
            if (!is_given(pair.from)) {
                added += ", " + std::string(pair.from) + "=" + std::string(pair.to);
            }
        }
        if (added.empty() || !arguments_.list) {
            return;
        }
        for (std::size_t i = arguments_.all.size(); i-- > 0;) {
            if (!removed_[i]) {
                result_.edits.push_back(
                    text::Edit::insert(arguments_.all[i].node.end(), std::move(added)));
                return;
            }
        }
        result_.edits.push_back(text::Edit::insert(arguments_.list.begin() + 1, added.substr(2)));
    }

    Node call_;
    Node receiver_;
    const Mapping& mapping_;
    const names::Site* via_;
    Context& context_;
    const catalog::Catalog& catalog_;
    CallArguments arguments_;
    std::optional<SignatureMatch> match_;
    const ApiSymbol* target_ = nullptr;
    const Overload* overload_ = nullptr;
    std::vector<bool> removed_;
    std::vector<std::string> given_;  // parameters of the target that the call gives
    AdaptedCall result_;
};

}  // namespace

AdaptedCall adapt_call(Node call, Node receiver, const Mapping& mapping, const names::Site* via,
                       Context& context) {
    return Adapter(call, receiver, mapping, via, context).run();
}

}  // namespace mindport::rules
