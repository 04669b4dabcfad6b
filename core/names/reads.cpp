#include "core/names/reads.h"

#include <algorithm>
#include <utility>

namespace mindport::names {

void Reads::add(Reader read) {
    std::vector<Reader>& all = looks_of(current_).read;
    // Mostly one of the last: the same import, the same class.
    if (std::find(all.rbegin(), all.rend(), read) == all.rend()) all.push_back(read);
}

void Reads::Asked::add(NameHash name) {
    constexpr std::size_t recent = 8;
    const auto first = names_.size() > recent ? names_.end() - recent : names_.begin();
    if (std::find(first, names_.end(), name) != names_.end()) return;
    names_.push_back(name);
    if (names_.size() < most_) return;
    std::sort(names_.begin(), names_.end());
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
    most_ = 2 * std::max(names_.size(), most_ / 2);
}

bool Reads::Asked::any_of(const std::vector<NameHash>& sorted) const {
    return !sorted.empty() && std::any_of(names_.begin(), names_.end(), [&](NameHash name) {
        return std::binary_search(sorted.begin(), sorted.end(), name);
    });
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
    looks_of(current_).asked.add_all(looks.asked);
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

// Those that looked into changed units or for changed names, and changed units that are still there;
// by their new numbers.
std::vector<Reads::Reader> Reads::touched_by(const Changes& changes) const {
    const auto has_changed = [&](Reader read) {
        return !is_question(read) && read != shared() && changes.changed[read];
    };
    std::vector<Reader> touched;
    for (const Reader reader : all_readers()) {
        const Looks& looks = looks_of(reader);
        if (!has_changed(reader) && !looks.asked.any_of(changes.names) &&
            std::none_of(looks.read.begin(), looks.read.end(), has_changed)) {
            continue;
        }
        const bool is_unit = !is_question(reader) && reader != shared();
        const Reader now = is_unit              ? changes.numbers[reader]
                           : reader == shared() ? static_cast<Reader>(changes.count)
                                                : reader;
        if (now != no_unit) touched.push_back(now);
    }
    return touched;
}

void Reads::renumber(const Changes& changes) {
    std::vector<OfUnit> before = std::exchange(units_, {});
    units_.resize(changes.count + 1);
    const auto last = static_cast<Reader>(before.size()) - 1;
    const auto number_now = [&](Reader reader) {
        if (is_question(reader)) return reader;
        return reader == last ? shared() : changes.numbers[reader];
    };
    const auto move = [&](std::vector<Reader>& read) {
        for (Reader& reader : read) reader = number_now(reader);
        std::erase(read, no_unit);
    };
    for (std::size_t unit = 0; unit < before.size(); ++unit) {
        const Reader now = number_now(static_cast<Reader>(unit));
        if (now == no_unit) continue;
        units_[now] = std::move(before[unit]);
        move(units_[now].read);
    }
    for (OfQuestion& question : questions_) move(question.read);
}

std::vector<bool> Reads::follow(const Changes& changes,
                                const std::function<void(std::size_t)>& answer_again) {
    std::vector<std::uint64_t> answers;  // one may be found on the way to another
    for (const OfQuestion& question : questions_) answers.push_back(question.answer);
    std::vector<Reader> open = touched_by(changes);
    renumber(changes);
    std::unordered_map<Reader, std::vector<Reader>> readers;
    for (const Reader reader : all_readers()) {
        for (const Reader read : looks_of(reader).read) readers[read].push_back(reader);
    }
    std::vector<bool> reached(units_.size());
    std::vector<bool> asked(questions_.size());
    const auto is_open = [&](Reader reader) {
        return is_question(reader) ? !asked[index_of(reader)] : !reached[reader];
    };
    while (!open.empty()) {
        const Reader reader = open.back();
        open.pop_back();
        if (!is_open(reader)) continue;
        if (is_question(reader)) {
            const std::size_t index = index_of(reader);
            asked[index] = true;
            answer_again(index);
            if (answers[index] != 0 && questions_[index].answer == answers[index]) continue;
        } else {
            reached[reader] = true;
            if (reader == shared()) return std::vector<bool>(changes.count, true);
        }
        for (const Reader next : readers[reader]) {
            if (is_open(next)) open.push_back(next);
        }
    }
    reached.pop_back();
    return reached;
}

}  // namespace mindport::names
