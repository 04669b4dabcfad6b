// The MindSpore releases that the catalogue has signatures for, and sets of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mindport::catalog {

// In order of release. The position in this list is the bit in a VersionSet.
inline constexpr std::array<std::string_view, 4> known_versions{"2.7.0", "2.8.0", "2.9.0",
                                                                "2.10.0"};

// The releases of mindone that profiles know, in order.
inline constexpr std::array<std::string_view, 3> known_library_versions{"0.3.0", "0.4.0", "0.5.0"};

// Indices into known_versions and known_library_versions.
struct TargetVersion {
    std::uint8_t index = known_versions.size() - 1;
    std::uint8_t library = known_library_versions.size() - 1;
    friend bool operator==(TargetVersion, TargetVersion) = default;
};

// Reads "2.9.0", "2.9" or "mindspore==2.9.0", "mindone==0.4.0", or both with a comma between them;
// nullopt for a release the catalogue does not know. What is not named is the newest.
std::optional<TargetVersion> parse_target_version(std::string_view text);

class VersionSet {
   public:
    static constexpr std::uint8_t all_bits = (1U << known_versions.size()) - 1;
    constexpr VersionSet() = default;
    constexpr explicit VersionSet(std::uint8_t bits) : bits_(bits) {}
    constexpr bool contains(TargetVersion version) const { return (bits_ >> version.index) & 1U; }
    constexpr std::uint8_t bits() const { return bits_; }
    friend bool operator==(VersionSet, VersionSet) = default;

   private:
    std::uint8_t bits_ = all_bits;
};

// Reads ">=2.8.0", "<2.9.0", "==2.7.0", "!=2.8.0" or a comma-separated list, of which all must
// hold.
std::optional<VersionSet> parse_version_set(std::string_view text);

// The shortest text that parse_version_set reads back; "" for all versions.
std::string to_string(VersionSet set);

}  // namespace mindport::catalog
