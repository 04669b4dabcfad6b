// What rules about catalogue entries share: which row a reference stands for, and the report of it.
#pragma once

#include <array>

#include "core/rules/context.h"
#include "core/rules/messages.h"

namespace mindport::rules {

struct AdaptedCall;

// The part of a reference that the catalogue knows: `torch.float32` of `torch.float32.itemsize`.
struct ApiUse {
    const catalog::Mapping* mapping = nullptr;  // null: the catalogue has no row
    text::TextRange range;                      // of the part that the row is for
    Node node;                                  // its node; null if it stands in a text
    const names::Site* import = nullptr;
};

ApiUse find_api(const names::Reference& reference, const Context& context);

// Whether names of this package are to be reported when the catalogue does not know them.
bool is_covered(std::string_view qualified, const catalog::Catalog& catalog);

// Whether the row says what to write instead. (A `manual` row may name a target for its link only.)
bool has_conversion(const catalog::Mapping& mapping);

// Whether a fix for this row may be applied without being asked for.
Safety safety_of(const catalog::Mapping& mapping);

// A finding about a row, without a message and fixes: range, api and severity are set.
Finding finding_for(const catalog::Mapping& mapping, text::TextRange range);

// Says what the row's name is in MindSpore, or what its counterpart does not cover.
void say_conversion(const catalog::Mapping& mapping, Finding& finding);

// Adds to a finding what MindSpore does otherwise with the call, if something.
void say_difference(AdaptedCall& adapted, Finding& finding);

// Reports that a row has no target, or that a person has to decide.
void report_unconverted(const catalog::Mapping& mapping, text::TextRange range, Context& context);

}  // namespace mindport::rules
