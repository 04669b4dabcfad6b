#include <tree_sitter/api.h>

#include "core/syntax/direct.h"
#include "core/syntax/flatten.h"
#include "core/syntax/patch.h"
#include "core/syntax/tree.h"

extern "C" const TSLanguage* tree_sitter_python(void);

namespace mindport::syntax {

struct Parser::Impl {
    Parsed parse(std::string_view text) {
        if (std::optional<Parsed> parsed = parse_directly(text)) return *std::move(parsed);
        return flatten(tree_of(text).get());
    }

   private:
    struct Deleter {
        void operator()(TSParser* parser) const { ts_parser_delete(parser); }
        void operator()(TSTree* tree) const { ts_tree_delete(tree); }
    };

    std::unique_ptr<TSTree, Deleter> tree_of(std::string_view text) {
        if (!parser_) {
            parser_.reset(ts_parser_new());
            ts_parser_set_language(parser_.get(), tree_sitter_python());
        }
        return std::unique_ptr<TSTree, Deleter>(ts_parser_parse_string(
            parser_.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
    }

    std::unique_ptr<TSParser, Deleter> parser_;  // made when it is first needed
};

Parser::Parser() : impl_(std::make_unique<Impl>()) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

Tree Parser::parse(std::string text) {
    Tree tree;
    tree.text_ = std::make_unique<const std::string>(std::move(text));
    Parsed parsed = impl_->parse(*tree.text_);
    tree.set_units(Units(std::move(parsed.units)));
    tree.has_error_ = parsed.has_error;
    tree.has_empty_block_ = parsed.has_empty_block;
    return tree;
}

Tree Parser::reparse(Tree old, const std::vector<text::Edit>& edits) {
    std::string text = text::apply(old.text(), edits);
    // How the parser recovers from an error depends on all that stands before it, and what stands
    // after an empty block may get into it: then nothing is taken over, so that the result does not
    // depend on the edits that led to the text.
    if (!old.has_error_ && !old.has_empty_block_) {
        const ParseText parse = [this](std::string_view part) { return impl_->parse(part); };
        if (auto units = patch_units(old.text(), std::move(old.units_), edits, text, parse)) {
            Tree tree;
            tree.text_ = std::make_unique<const std::string>(std::move(text));
            tree.set_units(*std::move(units));
            return tree;
        }
    }
    return parse(std::move(text));
}

}  // namespace mindport::syntax
