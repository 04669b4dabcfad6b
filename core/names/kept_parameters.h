// Decides which parameters cannot go from the functions of a workspace. Internal to core/names.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/names/class_index.h"

namespace mindport::names {

// Under which KeptParameters have it.
std::string key_of_parameter(std::string_view resolved, std::string_view parameter);

// A parameter stays where something in the function needs it, where a call cannot be followed, and
// where it is given to another one that stays. Methods of one name are decided together: a call
// through an object may reach any of them. The result does not depend on the outlines' order.
KeptParameters find_kept_parameters(const ClassIndex& index,
                                    std::span<const std::shared_ptr<const Outline>> outlines);

}  // namespace mindport::names
