// Collects the scopes and binding sites of one unit. Internal to core/names.
#pragma once

#include "core/names/scope.h"

namespace mindport::names {

UnitScopes build_unit_scopes(Node root, const FileContext& context, NameTable& table);

}  // namespace mindport::names
