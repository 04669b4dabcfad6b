// Answers to questions that units ask about classes: what an editor compares before and after an
// edit (names/reads).
#include <algorithm>

#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

// The same for the same types in different stores.
std::uint64_t hash_of(const TypeStore& types, TypeId id) {
    const Type& type = types[id];
    const auto mix = [](std::uint64_t a, std::uint64_t b) {
        return (a ^ b) * 0x9E3779B97F4A7C15U + (a << 7U) + 1;
    };
    std::uint64_t hash =
        mix(static_cast<std::uint64_t>(type.kind) + 1, static_cast<std::uint64_t>(type.form));
    hash = mix(mix(hash, names::hash_of(type.name)), names::hash_of(type.keys));
    if (type.form == Form::either) {  // in the order in which this store met them
        std::uint64_t sum = 0;
        for (const TypeId part : type.parts) sum += hash_of(types, part);
        return mix(hash, sum);
    }
    for (const TypeId part : type.parts) hash = mix(hash, hash_of(types, part));
    return hash;
}

}  // namespace

// Remembers the answer, unless it rests on an assumption about something that is being worked out:
// then it holds for this place only, and who asks has looked into all that it took.
template <typename Work>
TypeId Inference::answer(const names::Question& question, Work work) {
    names::Reads* reads = parts_.scopes.reads();
    if (!reads) return work();
    const names::Reads::Reader number = reads->number_of(question);
    const std::size_t index = names::Reads::index_of(number);
    reads->note(number);
    if (index >= answers_.size()) answers_.resize(index + 16, not_known_yet);
    if (answers_[index] != not_known_yet) return answers_[index];

    Frame* around = frames_.empty() ? nullptr : &frames_.back();
    const auto own = static_cast<std::uint32_t>(frames_.size()) - 1;
    const Frame before = around ? *around : Frame{};
    if (around) {
        around->lowest = own;
        around->used = false;
    }
    TypeId result;
    {
        const names::Reads::Work asking(reads, number);
        result = work();
    }
    bool is_final = true;
    if (around) {
        around = &frames_.back();
        is_final = !around->used && around->lowest == own;
        around->used = around->used || before.used;
        around->lowest = std::min(around->lowest, before.lowest);
    }
    if (is_final) {
        answers_[index] = result;
        const bool has_type = result != no_method && result != TypeStore::bottom;
        reads->set_answer(number, has_type ? hash_of(types_, result) : result + 1U);
    } else {
        reads->look_through(number);
    }
    return result;
}

TypeId Inference::class_attribute(ClassInfo& info, std::string_view name) {
    using About = names::Question::About;
    const std::string_view kept = parts_.scopes.reads() ? parts_.table.intern(name) : name;
    return answer({About::attribute, info.qualified, kept},
                  [&] { return attribute_in(info, name, 0); });
}

TypeId Inference::method_result(ClassInfo& info, std::string_view name) {
    using About = names::Question::About;
    const std::string_view kept = parts_.scopes.reads() ? parts_.table.intern(name) : name;
    return answer({About::method, info.qualified, kept}, [&] {
        const Node method = method_of(info, name);
        return method ? function_result(method) : no_method;
    });
}

void Inference::answer_again(const names::Question& question) {
    ClassInfo* info = classes_.find(question.owner);
    if (!info) {
        names::Reads& reads = *parts_.scopes.reads();
        return reads.set_answer(reads.number_of(question), 0);
    }
    start_question();
    if (question.about == names::Question::About::attribute) {
        class_attribute(*info, question.name);
    } else {
        method_result(*info, question.name);
    }
}

}  // namespace mindport::kinds
