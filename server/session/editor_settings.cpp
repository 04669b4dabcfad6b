#include "server/session/editor_settings.h"

#include <map>

#include "server/features/words.h"
#include "server/protocol/fields.h"

namespace mindport::server {
namespace {

class Reader {
   public:
    Reader(const Json& settings, std::vector<rules::Message>& problems)
        : settings_(settings), problems_(problems) {}

    void read(const char* path, bool& value) {
        const Json& found = at(path);
        if (found.is_boolean())
            value = found.get<bool>();
        else if (!found.is_null())
            report(path, "true | false");
    }
    void read(const char* path, std::optional<bool>& value) {
        bool given = false;
        if (at(path).is_null()) return;
        read(path, given);
        value = given;
    }
    void read(const char* path, std::string& value) {
        const Json& found = at(path);
        if (found.is_string())
            value = found.get<std::string>();
        else if (!found.is_null())
            report(path, "string");
    }
    void read(const char* path, std::vector<std::string>& value) {
        const Json& found = at(path);
        if (found.is_string())
            value = {found.get<std::string>()};
        else if (found.is_array())
            value = strings(found);
        else if (!found.is_null())
            report(path, "string[]");
    }
    void read(const char* path, Shown& value) {
        static const std::map<std::string, Shown> words{{"off", Shown::off},
                                                        {"error", Shown::error},
                                                        {"warning", Shown::warning},
                                                        {"information", Shown::information},
                                                        {"hint", Shown::hint}};
        const Json& found = at(path);
        if (found.is_null()) return;
        const auto word = words.find(found.is_string() ? found.get<std::string>() : std::string());
        if (word == words.end()) return report(path, "error | warning | information | hint | off");
        value = word->second;
    }

   private:
    const Json& at(const char* path) const { return field_at(settings_, path); }
    void report(const char* path, const char* wanted) {
        problems_.push_back({&words::setting_wrong, {path, wanted}});
    }

    const Json& settings_;
    std::vector<rules::Message>& problems_;
};

}  // namespace

EditorSettings read_editor_settings(const Json& settings, std::vector<rules::Message>& problems) {
    EditorSettings result;
    Reader reader(settings, problems);
    reader.read("profile", result.engine.profile);
    if (result.engine.profile == "auto") result.engine.profile.clear();
    reader.read("target", result.engine.target);
    reader.read("device", result.engine.device);
    reader.read("select", result.engine.select);
    reader.read("ignore", result.engine.ignore);
    reader.read("suggested", result.engine.suggested);
    reader.read("exclude", result.exclude);
    reader.read("severity.unmapped", result.unmapped);
    reader.read("severity.manual", result.manual);
    reader.read("severity.convertible", result.convertible);
    reader.read("hover", result.hover);
    reader.read("codeLens", result.code_lens);
    reader.read("completion", result.completion);
    reader.read("documentLinks", result.document_links);
    reader.read("inlayHints", result.inlay_hints);
    reader.read("workspaceDiagnostics", result.workspace_diagnostics);
    std::string locale;
    reader.read("locale", locale);
    if (locale.starts_with("zh"))
        result.language = rules::Language::chinese;
    else if (locale.starts_with("en"))
        result.language = rules::Language::english;
    return result;
}

}  // namespace mindport::server
