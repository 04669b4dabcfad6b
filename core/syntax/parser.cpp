#include <tree_sitter/api.h>

#include "core/syntax/direct.h"
#include "core/syntax/flatten.h"
#include "core/syntax/kept_units.h"
#include "core/syntax/parse_class.h"
#include "core/syntax/parts.h"
#include "core/syntax/patch.h"
#include "core/syntax/reused_parts.h"
#include "core/syntax/tree.h"
#include "core/syntax/unit_at.h"

extern "C" const TSLanguage* tree_sitter_python(void);

namespace mindport::syntax {

struct Parser::Impl {
    Parsed parse(std::string_view text) {
        if (std::optional<Parsed> parsed = parse_directly(text)) return *std::move(parsed);
        const std::vector<TextRange> parts = top_level_parts(text);
        Parsed all;
        for (const TextRange range : parts) {
            const std::string_view part = text.substr(range.begin, range.size());
            append(all, part_of_text(part, range.end == text.size()), range.begin);
        }
        return all;
    }

    // By something of everything, with an error: the grammar's tables are large.
    void prepare() {
        if (parser_) return;
        constexpr std::string_view sample = R"(@a.b(c=1)
class A(B, d=e):
    def f(self, a: C[D] = None, *b, **c) -> Optional[Tuple[int, ...]]:
        if a is not None and not b[0:1, ...] or c.get("d") >= 1.5:
            self.e = [i for i, j in zip(*b) if i] + {"f": (a if b else -c)}
        elif isinstance(a, (int, str)):
            raise ValueError(f"{a.shape[1:]!r} and {len(b):.2f} " f"c")
        else:
            with a(b) as d, e: pass
        for i in range(a): x, y = (lambda z: z * 2 // 3)(b[..., i]), a @ b
        while x: x -= 1
        assert x, "y"
        try: import g.h as k
        except E as e: from ..l import (m, n)
        return xf"{a} of {b
)";
        flatten(tree_of(sample).get());
    }

    // Tree-sitter gets a line after the part, so that comments at its end belong where they would
    // in the whole text. Where an error swallows that line, the part is parsed alone.
    Parsed part_of_text(std::string_view part, bool is_last) {
        if (std::optional<Parsed> parsed = parse_directly(part)) return *std::move(parsed);
        const ParseText parse_piece = [this](std::string_view piece) {
            std::optional<Parsed> parsed = parse_directly(piece);
            return parsed ? *std::move(parsed) : flatten(tree_of(piece).get());
        };
        if (auto parsed = parse_class(part, is_last, parse_piece)) return *std::move(parsed);
        if (!is_last) {
            Parsed parsed = flatten(tree_of(std::string(part).append(stop_line)).get());
            const Unit& stop = parsed.units.back();
            if (stop.owner == Unit::no_owner && stop.begin == part.size() &&
                !stop.nodes[0].has_error) {
                parsed.units.pop_back();
                return parsed;
            }
        }
        return flatten(tree_of(part).get());
    }

   private:
    static void append(Parsed& all, Parsed part, std::uint32_t begin) {
        const auto base = static_cast<std::uint32_t>(all.units.size());
        for (Unit& unit : part.units) {
            move_unit(unit, begin, base);
            all.units.push_back(std::move(unit));
        }
        all.has_error = all.has_error || part.has_error;
        all.has_empty_block = all.has_empty_block || part.has_empty_block;
    }

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

void Parser::prepare() { impl_->prepare(); }

Parser::Parser() : impl_(std::make_unique<Impl>()) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

namespace {

// For patching, which is of no use where there is an error. What only tree-sitter takes is left to
// the parts, too.
Parsed parse_plain(std::string_view text) {
    std::optional<Parsed> parsed = parse_directly(text);
    return parsed ? *std::move(parsed) : Parsed{{}, true, false};
}

}  // namespace

Tree Parser::parse(std::string text) {
    Tree tree;
    tree.text_ = std::make_unique<std::string>(std::move(text));
    Parsed parsed = impl_->parse(*tree.text_);
    tree.set_units(Units(std::move(parsed.units)));
    tree.has_error_ = parsed.has_error;
    tree.has_empty_block_ = parsed.has_empty_block;
    return tree;
}

Tree Parser::reparse(Tree old, const std::vector<text::Edit>& edits) {
    std::string text = text::apply(old.text(), edits);
    // What an error makes of a part of the text depends on how the text is cut into parts, and what
    // stands after an empty block may get into it: then all is parsed, so that the result does not
    // depend on the edits that led to the text.
    if (!old.has_error_ && !old.has_empty_block_) {
        if (auto units = patch_units(old.text(), old.units_, edits, text, parse_plain)) {
            Tree tree;
            tree.text_ = std::make_unique<std::string>(std::move(text));
            tree.set_units(*std::move(units));
            return tree;
        }
    }
    if (!old.has_empty_block_) {
        const ParsePart parse = [this](std::string_view part, bool is_last) {
            return impl_->part_of_text(part, is_last);
        };
        if (auto reused = reuse_parts(old.text(), old.units_, edits, text, parse)) {
            Tree tree;
            tree.text_ = std::make_unique<std::string>(std::move(text));
            tree.set_units(std::move(reused->units));
            tree.has_error_ = reused->has_error;
            tree.has_empty_block_ = reused->has_empty_block;
            return tree;
        }
    }
    Tree tree = parse(std::move(text));
    tree.set_units(
        keep_units(std::move(old.units_), old.text(), std::move(tree.units_), tree.text(), edits));
    return tree;
}

std::unique_ptr<Unit> Parser::replace_unit(Tree& tree, const text::Edit& edit) {
    if (tree.has_error_ || tree.has_empty_block_) return nullptr;
    std::string& text = *tree.text_;
    const std::optional<std::size_t> place = unit_at(tree.units_, text, edit.range);
    if (!place) return nullptr;
    std::optional<Unit> unit = edited_unit(tree.units_, *place, text, edit, parse_plain);
    if (!unit) return nullptr;
    text.replace(edit.range.begin, edit.range.size(), edit.text);
    return put_unit(tree.units_, *place, *std::move(unit));
}

}  // namespace mindport::syntax
