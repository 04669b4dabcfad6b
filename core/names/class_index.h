// The workspace's classes: which derive from torch.nn.Module, through bases in other files.
//
// Filled from outlines of all files (class headers and imports only, a quick scan without a parse),
// then frozen; a frozen index is safe to read on any number of threads.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/names/scope.h"

namespace mindport::names {

struct ClassOutline {
    std::string name;                // "UNet2DModel"
    std::vector<std::string> bases;  // qualified: "diffusers.models.modeling_utils.ModelMixin"
};

struct Outline {
    std::string module_name;  // "diffusers.models.vae"
    std::vector<ClassOutline> classes;
    // Names that the module takes from elsewhere: "ModelMixin" -> "diffusers.models.….ModelMixin".
    std::vector<std::pair<std::string, std::string>> imports;
};

// Reads the top-level classes and imports of a file. Bases of a class in the same module come out
// qualified with the module's name.
Outline outline(std::string_view text, const FileContext& context);

class ClassIndex {
   public:
    void add(Outline outline);

    // Whether the class is, or has among its bases at any depth, one that `is_root` accepts. Names are
    // qualified; a name that a package re-exports is followed to where it is defined.
    bool derives_from(std::string_view qualified,
                      const std::function<bool(std::string_view)>& is_root) const;

    std::size_t class_count() const { return bases_.size(); }

   private:
    std::unordered_map<std::string, std::vector<std::string>> bases_;
    std::unordered_map<std::string, std::string> reexports_;
};

}  // namespace mindport::names
