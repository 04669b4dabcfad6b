#include "core/names/kept_parameters.h"

#include <unordered_set>
#include <vector>

namespace mindport::names {
namespace {

using Given = ParameterUse::Given;

class Decision {
   public:
    explicit Decision(const ClassIndex& index) : index_(index) {}

    KeptParameters decide(std::span<const std::shared_ptr<const Outline>> outlines) {
        for (const auto& outline : outlines) {
            for (const ParameterUse& use : outline->uses.parameters) add(use);
        }
        for (const auto& outline : outlines) {
            for (const ParameterUse& use : outline->uses.parameters) look_at(use);
            for (const Callee& callee : outline->uses.untraced) leave(callee);
        }
        spread();
        KeptParameters result;
        for (auto& [key, parameter] : all_) {
            if (stays_.contains(key)) result.emplace(key, parameter);
        }
        return result;
    }

   private:
    struct Handed {
        std::string from;
        std::string to;
        Given given;
    };

    void add(const ParameterUse& use) {
        KeptParameter& parameter = all_[key_of_parameter(use.function, use.parameter)];
        parameter.is_optional = parameter.is_optional && use.has_default;
        parameter.is_last = parameter.is_last && use.is_last;
        names_.insert(use.parameter);
    }

    void look_at(const ParameterUse& use) {
        std::string key = key_of_parameter(use.function, use.parameter);
        bool stays = use.stays;
        for (const Given& given : use.given) {
            const std::string callee = index_.resolve_callee(given.callee);
            if (callee.empty()) continue;
            if (given.place != Given::by_keyword && !takes(callee, use.parameter, given.place)) {
                stays = stays || !has_lost(callee, given.count);
                continue;
            }
            std::string to = key_of_parameter(callee, use.parameter);
            if (all_.contains(to)) handed_.push_back({key, std::move(to), given});
        }
        if (stays) stays_.insert(std::move(key));
    }

    bool takes(std::string_view callee, std::string_view parameter, std::size_t place) const {
        if (callee.starts_with('.')) {
            return index_.has_parameter(callee.substr(1), parameter, place);
        }
        const SignatureOutline* signature = index_.find_signature(callee);
        return signature && parameter_at(signature->parameters, place) == parameter;
    }

    // Whether what is called has lost its parameter before, when another file was converted.
    bool has_lost(std::string_view callee, std::size_t arguments) const {
        if (callee.starts_with('.')) {
            return index_.is_too_much_for_all(callee.substr(1), arguments);
        }
        const SignatureOutline* signature = index_.find_signature(callee);
        return signature && is_too_much(signature->parameters, arguments);
    }

    void leave(const Callee& callee) {
        const std::string resolved = index_.resolve_callee(callee);
        for (const std::string_view name : names_) {
            const auto found = all_.find(key_of_parameter(resolved, name));
            if (found == all_.end()) continue;
            found->second.is_untraced = true;
            stays_.insert(found->first);
        }
    }

    void spread() {
        for (bool changed = true; changed;) {
            changed = false;
            for (const auto& [from, to, given] : handed_) {
                const bool by_keyword = given.place == Given::by_keyword;
                if (stays_.contains(to) && !all_.at(to).lets_go(by_keyword, given.is_last)) {
                    changed = stays_.insert(from).second || changed;
                }
            }
        }
    }

    const ClassIndex& index_;
    KeptParameters all_;
    std::unordered_set<std::string_view> names_;
    std::vector<Handed> handed_;
    std::unordered_set<std::string> stays_;
};

}  // namespace

std::string key_of_parameter(std::string_view resolved, std::string_view parameter) {
    return std::string(resolved).append("(").append(parameter);
}

KeptParameters find_kept_parameters(const ClassIndex& index,
                                    std::span<const std::shared_ptr<const Outline>> outlines) {
    return Decision(index).decide(outlines);
}

}  // namespace mindport::names
