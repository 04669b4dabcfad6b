#include "core/names/reads.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace mindport::names {

void Reads::add(Reader read) {
    std::vector<Reader>& all = looks_of(current_).read;
    // Mostly one of the last: the same import, the same class.
    if (std::find(all.rbegin(), all.rend(), read) != all.rend()) return;
    all.push_back(read);
    list(current_);
}

bool Reads::Asked::add(NameHash name) {
    constexpr std::size_t recent = 8;
    const auto first = names_.size() > recent ? names_.end() - recent : names_.begin();
    if (std::find(first, names_.end(), name) != names_.end()) return false;
    names_.push_back(name);
    if (names_.size() >= most_) {
        sorted();
        most_ = 2 * std::max(names_.size(), most_ / 2);
    }
    return true;
}

const std::vector<NameHash>& Reads::Asked::sorted() {
    std::sort(names_.begin(), names_.end());
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
    return names_;
}

std::size_t Reads::HashQuestion::operator()(const Question& question) const {
    return hash_of(question.owner) * 31 + hash_of(question.name) * 2 +
           static_cast<std::size_t>(question.about);
}

Reads::Reader Reads::number_of(const Question& question) {
    const auto number = static_cast<Reader>(first_question + questions_.size());
    const auto [known, is_new] = numbers_.try_emplace(question, number);
    if (is_new) questions_.emplace_back().question = question;
    return known->second;
}

void Reads::look_through(Reader question) {
    if (current_ == no_unit) return;
    const Looks& looks = looks_of(question);
    for (const Reader read : looks.read) note(read);
    for (const NameHash name : looks.asked.all()) look_for(name);
}

Reads::Looks& Reads::looks_of(Reader reader) {
    if (is_question(reader)) return questions_[index_of(reader)];
    return units_[reader];
}

std::vector<Reads::Reader> Reads::all_readers() const {
    std::vector<Reader> all;
    all.reserve(units_.size() + questions_.size());
    for (std::size_t i = 0; i < units_.size(); ++i) all.push_back(static_cast<Reader>(i));
    for (std::size_t i = 0; i < questions_.size(); ++i) {
        all.push_back(static_cast<Reader>(first_question + i));
    }
    return all;
}

// Those that looked into changed units or for changed names, and changed units that are still
// there; by their new numbers.
std::vector<Reads::Reader> Reads::touched_by(const Changes& changes) const {
    std::vector<Reader> touched = askers_of(changes.names);
    for (Reader unit = 0; unit < changes.changed.size(); ++unit) {
        if (!changes.changed[unit]) continue;
        touched.push_back(unit);
        const auto readers = readers_.find(unit);
        if (readers == readers_.end()) continue;
        touched.insert(touched.end(), readers->second.begin(), readers->second.end());
    }
    for (Reader& reader : touched) {
        if (reader == shared()) {
            reader = static_cast<Reader>(changes.count);
        } else if (!is_question(reader)) {
            reader = changes.numbers[reader];
        }
    }
    std::erase(touched, no_unit);
    return touched;
}

std::vector<Reads::Reader> Reads::askers_of(const std::vector<NameHash>& names) const {
    std::vector<Reader> result;
    for (const NameHash name : names) {
        const auto askers = askers_.find(name);
        if (askers == askers_.end()) continue;
        result.insert(result.end(), askers->second.begin(), askers->second.end());
    }
    return result;
}

void Reads::renumber(const Changes& changes) {
    std::vector<OfUnit> before = std::exchange(units_, {});
    units_.resize(changes.count + 1);
    const auto last = static_cast<Reader>(before.size()) - 1;
    const auto number_now = [&](Reader reader) {
        if (is_question(reader)) return reader;
        return reader == last ? shared() : changes.numbers[reader];
    };
    const auto follow = [&](std::vector<Reader>& readers) {
        for (Reader& reader : readers) reader = number_now(reader);
        std::erase(readers, no_unit);
    };
    const auto follow_looks = [&](Looks& looks) {
        follow(looks.read);
        follow(looks.indexed_read);
        std::sort(looks.indexed_read.begin(), looks.indexed_read.end());
    };
    for (std::size_t unit = 0; unit < before.size(); ++unit) {
        const Reader now = number_now(static_cast<Reader>(unit));
        if (now == no_unit) continue;
        units_[now] = std::move(before[unit]);
        follow_looks(units_[now]);
    }
    for (OfQuestion& question : questions_) follow_looks(question);
    auto readers = std::exchange(readers_, {});
    for (auto& [read, by] : readers) {
        const Reader now = number_now(read);
        if (now == no_unit) continue;
        follow(by);
        readers_.emplace(now, std::move(by));
    }
    for (auto& [name, by] : askers_) follow(by);
    follow(unindexed_);
    for (std::set<Reader>& reaching : reaching_) {
        std::vector<Reader> units(reaching.begin(), reaching.end());
        follow(units);
        reaching = {units.begin(), units.end()};
    }
}

void Reads::list(Reader reader) {
    Looks& looks = looks_of(reader);
    if (looks.is_listed || is_unindexed_) return;
    looks.is_listed = true;
    unindexed_.push_back(reader);
}

void Reads::make_index() {
    if (is_unindexed_) {
        readers_.clear();
        askers_.clear();
        unindexed_ = all_readers();
        for (const Reader reader : unindexed_) {
            looks_of(reader).indexed_read.clear();
            looks_of(reader).indexed_names.clear();
        }
        is_unindexed_ = false;
    }
    for (const Reader reader : std::exchange(unindexed_, {})) index(reader);
}

namespace {

template <typename Index, typename Key>
void update(Index& index, std::vector<Key>& before, const std::vector<Key>& now,
            std::uint32_t reader) {
    if (before == now) return;
    std::vector<Key> difference;
    std::set_difference(before.begin(), before.end(), now.begin(), now.end(),
                        std::back_inserter(difference));
    for (const Key key : difference) std::erase(index[key], reader);
    difference.clear();
    std::set_difference(now.begin(), now.end(), before.begin(), before.end(),
                        std::back_inserter(difference));
    for (const Key key : difference) index[key].push_back(reader);
    before = now;
}

}  // namespace

void Reads::index(Reader reader) {
    Looks& looks = looks_of(reader);
    looks.is_listed = false;
    std::vector<Reader> read = looks.read;
    std::sort(read.begin(), read.end());
    update(readers_, looks.indexed_read, read, reader);
    update(askers_, looks.indexed_names, looks.asked.sorted(), reader);
}

// Whose work rests on that of the first ones, which have to be done again themselves. By unit; the
// last is for work that serves all.
std::vector<bool> Reads::spread(std::vector<Reader> open, const AnswerAgain& answer_again) {
    std::vector<std::uint64_t> answers;  // one may be found on the way to another
    answers.reserve(questions_.size());
    for (const OfQuestion& question : questions_) answers.push_back(question.answer);
    std::vector<bool> reached(units_.size());
    std::vector<bool> asked(questions_.size());
    while (!open.empty()) {
        const Reader reader = open.back();
        open.pop_back();
        if (is_question(reader)) {
            const std::size_t index = index_of(reader);
            if (asked[index]) continue;
            asked[index] = true;
            answer_again(index);
            if (answers[index] != 0 && questions_[index].answer == answers[index]) continue;
        } else {
            if (reached[reader]) continue;
            reached[reader] = true;
            if (reader == shared()) return std::vector<bool>(units_.size(), true);
        }
        const auto readers = readers_.find(reader);
        if (readers == readers_.end()) continue;
        open.insert(open.end(), readers->second.begin(), readers->second.end());
    }
    return reached;
}

std::vector<bool> Reads::follow(const Changes& changes, const AnswerAgain& answer_again) {
    make_index();
    std::vector<Reader> open = touched_by(changes);
    renumber(changes);
    std::vector<bool> reached = spread(std::move(open), answer_again);
    reached.pop_back();
    return reached;
}

std::vector<Reads::Reader> Reads::follow(Reader replaced, const std::vector<Reader>& changed,
                                         const std::vector<NameHash>& names,
                                         const AnswerAgain& answer_again) {
    make_index();
    std::vector<Reader> open = askers_of(names);
    open.insert(open.end(), changed.begin(), changed.end());
    open.push_back(replaced);
    units_[replaced].read.clear();
    units_[replaced].asked = {};
    list(replaced);
    const std::vector<bool> reached = spread(std::move(open), answer_again);
    std::vector<Reader> units;
    for (Reader unit = 0; unit + 1 < reached.size(); ++unit) {
        if (reached[unit]) units.push_back(unit);
    }
    return units;
}

}  // namespace mindport::names
