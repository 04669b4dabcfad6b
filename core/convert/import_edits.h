// What happens around the edits when fixes are made: statements that they remove go, imports that
// they take are added, those that nothing uses any more go, and uses that are left of a name that
// changes its meaning are written out (`nn.Foo` becomes `torch.nn.Foo` where `nn` is to be
// mindspore.nn).
//
// Internal to core/convert.
#pragma once

#include <vector>

#include "core/analysis/analysis.h"
#include "core/text/edit.h"

namespace mindport::convert {

// `fixes` are those that will be made. Each group of the result stands on its own.
std::vector<text::EditGroup> import_edits(const analysis::Analysis& analysis,
                                          const std::vector<const rules::Fix*>& fixes);

}  // namespace mindport::convert
