// Writes a call anew by a template of a catalogue row (docs/mappings.md).
#pragma once

#include <vector>

#include "core/catalog/rewrite_template.h"
#include "core/rules/signature_match.h"

namespace mindport::rules {

class CallTemplate {
   public:
    // `inert` says which arguments of the call need not be used.
    CallTemplate(std::string_view form, Node call, Node receiver, const SignatureMatch& match,
                 const std::vector<bool>& inert, const names::Site* via, const Context& context);

    // Whether each argument that the call gives is used, and each placeholder without a default has
    // an argument.
    bool applies() const { return applies_; }
    // Whether a comment in the call stands outside of what the new text quotes.
    bool loses_comment() const;
    // False where it depends on what an argument is: `x.repeat(n)` with n a number or a tuple.
    bool is_certain() const { return certain_; }
    const text::Edit& edit() const { return edit_; }
    const std::vector<names::ImportNeed>& imports() const { return imports_; }

   private:
    struct Wrapping {
        std::string_view before;
        std::string_view after;
    };

    void write(const std::vector<catalog::TemplatePart>& parts);
    std::uint32_t dot() const;
    void quote(text::TextRange source);
    void write_arguments(std::string_view name, bool as_tuple);
    void write_one(const catalog::TemplatePart& part);
    void write_keyword(std::string_view name);
    void write_name(std::string_view qualified);
    Wrapping wrapping_of(text::TextRange arguments) const;

    Node call_;
    Node receiver_;
    const SignatureMatch& match_;
    const names::Site* via_;
    const Context& context_;
    bool applies_ = true;
    bool certain_ = true;
    std::vector<const Argument*> used_;
    text::Edit edit_;
    std::vector<names::ImportNeed> imports_;
};

// The edits that put arguments which stand one a line on one line, for a tuple; empty where that
// gets too long.
text::EditGroup on_one_line(const std::vector<const Argument*>& arguments);

}  // namespace mindport::rules
