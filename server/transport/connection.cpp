#include "server/transport/connection.h"

#include <array>
#include <asio/buffer.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <asio/write.hpp>
#include <chrono>
#include <deque>

#include "server/transport/event_loop_impl.h"
#include "workspace/platform.h"

namespace mindport::server {
namespace {

constexpr std::size_t read_size = std::size_t{1} << 16;
// From here on nothing is read: whoever sends requests and takes no answers has to wait.
constexpr std::size_t too_much = std::size_t{64} << 20;
constexpr std::chrono::seconds last_wait{2};

// `Input` and `Output` are streams of asio, the output in non-blocking mode.
template <typename Input, typename Output>
class StreamConnection : public Connection {
   public:
    StreamConnection(asio::io_context& context, std::shared_ptr<Input> input,
                     std::shared_ptr<Output> output)
        : context_(context), input_(std::move(input)), output_(std::move(output)) {}

    void start(Events events) override {
        events_ = std::move(events);
        read();
    }

    void send(std::string bytes) override {
        if (broken_) return;
        backlog_ += bytes.size();
        queue_.push_back(std::move(bytes));
        if (!writing_) write();
    }

    std::size_t backlog() const override { return backlog_; }

    void finish() override {
        const auto until = std::chrono::steady_clock::now() + last_wait;
        context_.restart();
        while (!queue_.empty() && !broken_ && std::chrono::steady_clock::now() < until) {
            context_.run_one_until(until);
        }
    }

   private:
    void read() {
        if (backlog_ >= too_much) {
            paused_ = true;
            return;
        }
        input_->async_read_some(asio::buffer(buffer_),
                                [this](const asio::error_code& error, std::size_t size) {
                                    if (error) return events_.ended();
                                    // The next read starts first: what is there already then comes
                                    // before work that these bytes put off.
                                    std::string bytes(buffer_.data(), size);
                                    read();
                                    events_.received(bytes);
                                });
    }

    // What the client takes at once is written without a round through the loop.
    void write() {
        while (!queue_.empty()) {
            asio::error_code error;
            const std::string& front = queue_.front();
            const std::size_t size = output_->write_some(
                asio::buffer(front.data() + written_, front.size() - written_), error);
            if (error == asio::error::would_block) return wait();
            if (error) return fail();
            advance(size);
        }
    }

    void advance(std::size_t size) {
        written_ += size;
        backlog_ -= size;
        if (written_ < queue_.front().size()) return;
        queue_.pop_front();
        written_ = 0;
    }

    void wait() {
        writing_ = true;
        output_->async_wait(Output::wait_write, [this](const asio::error_code& error) {
            writing_ = false;
            if (error) return fail();
            write();
            if (queue_.empty()) drained();
        });
    }

    void drained() {
        if (paused_) {
            paused_ = false;
            read();
        }
        if (events_.drained) events_.drained();
    }

    // Nobody takes anything any more. The input may still hold an exit.
    void fail() {
        broken_ = true;
        queue_.clear();
        backlog_ = 0;
        written_ = 0;
    }

    asio::io_context& context_;
    std::shared_ptr<Input> input_;
    std::shared_ptr<Output> output_;
    Events events_;
    std::array<char, read_size> buffer_{};
    std::deque<std::string> queue_;
    std::size_t written_ = 0;  // of the queue's front
    std::size_t backlog_ = 0;
    bool writing_ = false;  // waits for the client to take something
    bool paused_ = false;   // does not read
    bool broken_ = false;
};

}  // namespace

tl::expected<std::unique_ptr<Connection>, std::string> Connection::stdio(EventLoop& loop) {
    using Stream = asio::posix::stream_descriptor;
    auto& context = loop.impl().context;
    const auto descriptors = workspace::take_standard_streams();
    if (!descriptors) return tl::unexpected(descriptors.error());
    auto input = std::make_shared<Stream>(context);
    auto output = std::make_shared<Stream>(context);
    asio::error_code error;
    input->assign(descriptors->input, error);
    if (!error) output->assign(descriptors->output, error);
    if (!error) output->non_blocking(true, error);
    if (error) return tl::unexpected(error.message());
    return std::make_unique<StreamConnection<Stream, Stream>>(context, std::move(input),
                                                              std::move(output));
}

tl::expected<std::unique_ptr<Connection>, std::string> Connection::accept(
    EventLoop& loop, std::uint16_t port, const std::function<void(std::uint16_t)>& listening) {
    using asio::ip::tcp;
    auto& context = loop.impl().context;
    asio::error_code error;
    const tcp::endpoint place(asio::ip::address_v4::loopback(), port);
    tcp::acceptor acceptor(context);
    acceptor.open(place.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(place, error);
    if (!error) acceptor.listen(1, error);
    if (error) return tl::unexpected(error.message());
    listening(acceptor.local_endpoint(error).port());
    auto socket = std::make_shared<tcp::socket>(context);
    acceptor.accept(*socket, error);
    if (!error) socket->non_blocking(true, error);
    if (!error) socket->set_option(tcp::no_delay(true), error);
    if (error) return tl::unexpected(error.message());
    return std::make_unique<StreamConnection<tcp::socket, tcp::socket>>(context, socket, socket);
}

}  // namespace mindport::server
