// Which units the work on a unit has looked at: what has to be done again when one changes.
//
// Three sorts of looks count: into a unit that is there; for a name that some unit may bind, be it
// found or not (a variable or function of the module, a class, a member or an attribute of one);
// and for the answer to a question about a class. A question has looks of its own, and stands
// between those who ask and what they would else have looked into: as long as its answer is the
// same, they need not know that something below has changed.
// What units show by name is in analysis/unit_shape. Kept for editors only. One thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/text/name_hash.h"

namespace mindport::names {

// Names are kept as hashes: two that collide only make for needless work. Never 0.
using NameHash = std::uint64_t;
inline NameHash hash_of(std::string_view name) { return text::name_hash(name) | 1U; }
// What is looked for may be a name in any scope, or what imports stand for.
inline NameHash anywhere(std::string_view name) { return hash_of(name) * 0x9E3779B97F4A7C15U | 1U; }
inline NameHash target_of_import(std::string_view target) {
    return hash_of(target) * 0xC2B2AE3D27D4EB4FU | 1U;
}
inline NameHash mention_of(std::string_view identifier) {
    return hash_of(identifier) * 0x165667B19E3779F9U | 1U;
}

// What others want to know of a class of the file. The names are in the file's table.
struct Question {
    enum class About : std::uint8_t { attribute, method };
    About about = About::attribute;
    std::string_view owner;  // the class, qualified
    std::string_view name;   // of its member

    friend bool operator==(const Question&, const Question&) = default;
};

// What else the work on a unit may rest on.
enum class Reach : std::uint8_t {
    whole_file,    // any of it
    surroundings,  // the units before and after it up to the first that is no comment
    import_uses,   // the uses of the names that it imports
    count
};

class Reads {
   public:
    explicit Reads(std::size_t units) : units_(units + 1) {}

    // Whose work is at hand, and what it looks into: the number of a unit, or that of a question.
    using Reader = std::uint32_t;
    static constexpr Reader no_unit = UINT32_MAX;

    void note(Reader read) {
        if (read != current_ && current_ != no_unit) add(read);
    }
    void note(Reach reach) {
        if (current_ != no_unit && !is_question(current_)) reaching(reach).insert(current_);
    }
    // Looks for a name that units show.
    void ask(std::string_view name) { look_for(hash_of(name)); }

    // The number of a question, the same for as long as this object lives.
    Reader number_of(const Question& question);
    const Question& question(std::size_t index) const { return questions_[index].question; }
    static std::size_t index_of(Reader question) { return question - first_question; }
    // A hash of the answer; 0: there is none.
    void set_answer(Reader question, std::uint64_t answer) {
        questions_[index_of(question)].answer = answer;
    }
    // The answer depended on where it was asked for: the work at hand has itself looked into all
    // that the question has.
    void look_through(Reader question);
    // Asks whether the file binds this name anywhere, and to what.
    void ask_anywhere(std::string_view name) { look_for(anywhere(name)); }
    // Asks whether an identifier is this one (names/mentions).
    void ask_mention(std::string_view identifier) { look_for(mention_of(identifier)); }
    // Asks who imports this qualified name.
    void ask_target(std::string_view target) { look_for(target_of_import(target)); }

    // For its lifetime, notes are about this unit, or about work that is done once and serves all
    // units. Without Reads it does nothing.
    class Work {
       public:
        Work(Reads* reads, Reader reader) : reads_(reads) {
            if (reads_) {
                before_ = reads_->current_;
                reads_->current_ = reader;
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
        Reader before_ = no_unit;
    };

    // Units whose work rests on that much.
    const std::set<Reader>& that_rest_on(Reach reach) const {
        return reaching_[static_cast<std::size_t>(reach)];
    }
    // The unit's findings are looked for anew.
    void start_over(Reader unit) {
        for (auto& units : reaching_) units.erase(unit);
    }

    // What an edit did.
    struct Changes {
        std::vector<std::uint32_t> numbers;  // of units, by the old ones; no_unit: it is gone
        std::vector<bool> changed;           // by old number; those that are gone too
        std::vector<NameHash> names;         // under which something else is shown; sorted
        std::size_t count = 0;               // of units now
    };
    using AnswerAgain = std::function<void(std::size_t)>;
    // Follows an edit; gives all units, by their new numbers, whose work rests on what has changed,
    // directly or not. `answer_again` finds out the answer to a question, by its index, as it is
    // now; that may note more looks.
    std::vector<bool> follow(const Changes& changes, const AnswerAgain& answer_again);
    // The same where one unit was replaced and all have the numbers that they had: which of the
    // others are reached, in order. `changed` are those that count as changed, too.
    std::vector<Reader> follow(Reader replaced, const std::vector<Reader>& changed,
                               const std::vector<NameHash>& names, const AnswerAgain& answer_again);
    // Does now what the next edit would else wait for.
    void make_index();

   private:
    static constexpr Reader first_question = 1U << 31U;
    // A set of names. Most of them are added over and over.
    class Asked {
       public:
        // Whether it may be new.
        bool add(NameHash name);
        const std::vector<NameHash>& all() const { return names_; }
        const std::vector<NameHash>& sorted();

       private:
        std::vector<NameHash> names_;  // with some doubles
        std::size_t most_ = 64;        // then doubles are dropped
    };
    struct Looks {
        std::vector<Reader> read;  // in no order, without doubles
        Asked asked;
        bool is_listed = false;  // in unindexed_
        // What the index has; sorted.
        std::vector<Reader> indexed_read;
        std::vector<NameHash> indexed_names;
    };
    using OfUnit = Looks;
    struct OfQuestion : Looks {
        Question question;
        std::uint64_t answer = 0;
    };
    struct HashQuestion {
        std::size_t operator()(const Question& question) const;
    };
    std::set<Reader>& reaching(Reach reach) { return reaching_[static_cast<std::size_t>(reach)]; }
    static bool is_question(Reader reader) { return reader >= first_question; }
    Looks& looks_of(Reader reader);
    void add(Reader read);
    void look_for(NameHash name) {
        if (current_ != no_unit && looks_of(current_).asked.add(name)) list(current_);
    }
    // Its looks are not as the index has them.
    void list(Reader reader);
    void index(Reader reader);
    std::vector<bool> spread(std::vector<Reader> open, const AnswerAgain& answer_again);
    std::vector<Reader> all_readers() const;
    std::vector<Reader> touched_by(const Changes& changes) const;
    std::vector<Reader> askers_of(const std::vector<NameHash>& names) const;
    void renumber(const Changes& changes);
    Reader shared() const { return static_cast<Reader>(units_.size()) - 1; }

    std::vector<OfUnit> units_;  // the last is for work that serves all
    std::vector<OfQuestion> questions_;
    std::unordered_map<Question, Reader, HashQuestion> numbers_;
    std::array<std::set<Reader>, static_cast<std::size_t>(Reach::count)> reaching_;
    // Who looked into what, and for what: looks, the other way round. As of the last edit.
    std::unordered_map<Reader, std::vector<Reader>> readers_;
    std::unordered_map<NameHash, std::vector<Reader>> askers_;
    std::vector<Reader> unindexed_;
    bool is_unindexed_ = true;  // all are
    Reader current_ = no_unit;
};

}  // namespace mindport::names
