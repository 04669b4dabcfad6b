// Which units the work on a unit has looked at: what has to be done again when one changes.
//
// Kept for editors only. What is looked up by name, without looking at what it stands for, does not
// count here; analysis/unit_shape has that. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mindport::names {

class Reads {
   public:
    explicit Reads(std::size_t units) : units_(units) {}

    void note(std::uint32_t unit) {
        if (unit != current_ && current_ != no_unit) add(unit);
    }
    void note_whole_file() {
        if (current_ != no_unit) units_[current_].whole_file = true;
    }
    // Somebody asked whether the file binds this name anywhere.
    void note_name(std::string_view name) { names_.emplace(name); }

    // For its lifetime, notes are about this unit. Without Reads it does nothing.
    class Work {
       public:
        Work(Reads* reads, std::uint32_t unit) : reads_(reads) {
            if (reads_) {
                before_ = reads_->current_;
                reads_->current_ = unit;
            }
        }
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

    // All units whose work rests on one of `changed`, directly or not, and those themselves.
    std::vector<bool> reached_from(const std::vector<bool>& changed) const;

    // Takes over what is known of a unit that has another number now; `numbers` gives the new ones,
    // or no_unit for a unit that is gone.
    void take_over(const Reads& before, std::size_t unit,
                   const std::vector<std::uint32_t>& numbers);
    void take_over_names(const Reads& before) { names_ = before.names_; }

    static constexpr std::uint32_t no_unit = UINT32_MAX;

   private:
    struct OfUnit {
        std::vector<std::uint32_t> read;  // in no order, without doubles
        bool whole_file = false;
    };
    void add(std::uint32_t unit);

    std::vector<OfUnit> units_;
    std::set<std::string, std::less<>> names_;
    std::uint32_t current_ = no_unit;
};

}  // namespace mindport::names
