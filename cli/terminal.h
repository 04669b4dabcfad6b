// How text reaches a person: colours where the output can show them, and a progress bar.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

namespace mindport::cli {

enum class ColorChoice : std::uint8_t { automatic, always, never };

// Whether to colour what goes to stream 1 or 2. NO_COLOR and TERM=dumb count only where the user
// leaves it to us.
bool use_color(ColorChoice choice, int stream);

class Style {
   public:
    explicit Style(bool colored) : colored_(colored) {}

    std::string bold(std::string_view text) const { return wrap("1", text); }
    std::string dim(std::string_view text) const { return wrap("2", text); }
    std::string red(std::string_view text) const { return wrap("1;31", text); }
    std::string removed(std::string_view text) const { return wrap("31", text); }
    std::string green(std::string_view text) const { return wrap("32", text); }
    std::string yellow(std::string_view text) const { return wrap("1;33", text); }
    std::string blue(std::string_view text) const { return wrap("1;34", text); }
    std::string cyan(std::string_view text) const { return wrap("36", text); }

   private:
    std::string wrap(std::string_view code, std::string_view text) const;

    bool colored_;
};

// A bar on standard error that goes away when it is done. Any thread may advance it.
class Progress {
   public:
    Progress(bool shown, std::string what, std::size_t total);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();

    void advance();

   private:
    void draw();

    bool shown_;
    std::string what_;
    std::size_t total_;
    std::mutex mutex_;
    std::size_t done_ = 0;
    std::size_t drawn_columns_ = 0;
    std::chrono::steady_clock::time_point last_;
};

// "1,234,567"
std::string with_commas(std::size_t number);
// "1 file", "1,234 files"; the plural is made with an s unless it is given.
std::string counted(std::size_t number, std::string_view singular, std::string_view plural = {});
// "0.84 s", "12 ms"
std::string duration(double seconds);
// Columns that UTF-8 text takes on a terminal: East Asian wide characters take two.
std::size_t display_width(std::string_view text);
// A string filled up with blanks to a width.
std::string padded(std::string_view text, std::size_t width);
std::string right_aligned(std::string_view text, std::size_t width);

}  // namespace mindport::cli
