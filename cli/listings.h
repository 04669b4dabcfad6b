// What a conversion into a tree that is there adds to the packages around it.
#pragma once

#include "cli/inputs.h"
#include "cli/report.h"

namespace mindport::cli {

// The packages around DST list the new module or package: their __init__ files get the entries that
// those around SRC have for it, or, where SRC stands alone, what its own __init__ exports. What is
// there stays as it is. Says in the report's notes what was added and what could not be.
void list_in_packages(const Conversion& conversion, Report& report);

}  // namespace mindport::cli
