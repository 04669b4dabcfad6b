// Which units the work on a unit has looked at: what has to be done again when one changes.
//
// Two sorts of looks count: into a unit that is there, and for a name that some unit may bind, be it
// found or not: a variable or function of the module, a class, a member or an attribute of one.
// What units show by name is in analysis/unit_shape. Kept for editors only. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mindport::names {

// Names are kept as hashes: two that collide only make for needless work. Never 0.
using NameHash = std::uint64_t;
inline NameHash hash_of(std::string_view name) { return std::hash<std::string_view>{}(name) | 1U; }

class Reads {
   public:
    explicit Reads(std::size_t units) : units_(units + 1) {}

    void note(std::uint32_t unit) {
        if (unit != current_ && current_ != no_unit) add(unit);
    }
    void note_whole_file() {
        if (current_ != no_unit) units_[current_].whole_file = true;
    }
    // Looks for a name that units show.
    void ask(std::string_view name) {
        if (current_ != no_unit) units_[current_].asked.add(hash_of(name));
    }
    // Somebody asked whether the file binds this name anywhere.
    void note_name(std::string_view name) { names_.emplace(name); }

    // For its lifetime, notes are about this unit, or about work that is done once and serves all
    // units. Without Reads it does nothing.
    class Work {
       public:
        Work(Reads* reads, std::uint32_t unit) : reads_(reads) {
            if (reads_) {
                before_ = reads_->current_;
                reads_->current_ = unit;
            }
        }
        explicit Work(Reads* reads) : Work(reads, reads ? reads->shared() : no_unit) {}
        ~Work() {
            if (reads_) reads_->current_ = before_;
        }
        Work(const Work&) = delete;
        Work& operator=(const Work&) = delete;

       private:
        Reads* reads_;
        std::uint32_t before_ = no_unit;
    };

    bool reads_whole_file(std::size_t unit) const { return units_[unit].whole_file; }
    const std::set<std::string, std::less<>>& names() const { return names_; }

    // All units whose work rests on one of `changed` or on one of these names (sorted), directly or
    // not, and those that are changed themselves.
    std::vector<bool> reached_from(const std::vector<bool>& changed,
                                   const std::vector<NameHash>& names) const;

    // Takes over what is known of units but for those in `dropped` (by their old numbers);
    // `numbers` gives the new ones, or no_unit for a unit that is gone.
    void take_over(Reads before, const std::vector<std::uint32_t>& numbers,
                   const std::vector<bool>& dropped);

    static constexpr std::uint32_t no_unit = UINT32_MAX;

   private:
    // A set of names. Most of them are added over and over.
    class Asked {
       public:
        void add(NameHash name);
        bool any_of(const std::vector<NameHash>& sorted) const;

       private:
        std::vector<NameHash> names_;  // with some doubles
        std::size_t most_ = 64;        // then doubles are dropped
    };
    struct OfUnit {
        std::vector<std::uint32_t> read;  // in no order, without doubles
        Asked asked;
        bool whole_file = false;
    };
    void add(std::uint32_t unit);
    std::uint32_t shared() const { return static_cast<std::uint32_t>(units_.size()) - 1; }

    std::vector<OfUnit> units_;  // the last is for work that serves all
    std::set<std::string, std::less<>> names_;
    std::uint32_t current_ = no_unit;
};

}  // namespace mindport::names
