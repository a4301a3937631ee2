// SPDX-License-Identifier: EUPL-1.2
#include "lib/mail/mailer.h"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include "tests/support/temp_folder.h"

using namespace samsyn;

extern char** environ;

namespace {

mail::Mail message()
{
    return {Uuid::from_name("a message"),
            "samsyn@ankvik.example",
            "anna@skolan.example",
            "Påminnelse",
            "Hej\n.\nen punkt för sig själv\n",
            *UtcTime::parse("2026-11-25T09:05:04Z")};
}

std::string content(std::filesystem::path const& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// A mail server that keeps what it gets in files, takes nobody called "nobody", and answers "later" to
// "later".
class Sink {
public:
    explicit Sink(std::string const& folder)
    {
        std::string const script = "tests/support/mail_sink.py";
        std::string const python = "/usr/bin/python3";
        char* words[] = {const_cast<char*>(python.c_str()), const_cast<char*>(script.c_str()),
                         const_cast<char*>(folder.c_str()), nullptr};
        REQUIRE(posix_spawn(&m_process, python.c_str(), nullptr, nullptr, words, environ) == 0);
        for (int i = 0; i < 200 && m_port.empty(); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            m_port = content(folder + "/port");
        }
        REQUIRE_FALSE(m_port.empty());
    }
    ~Sink()
    {
        kill(m_process, SIGTERM);
        waitpid(m_process, nullptr, 0);
    }
    Sink(Sink const&) = delete;
    Sink& operator=(Sink const&) = delete;
    std::string url() const { return "smtp://127.0.0.1:" + m_port; }

private:
    pid_t m_process = 0;
    std::string m_port;
};

}  // namespace

TEST_CASE("the file outbox keeps a message in a file, and nothing of one that is refused")
{
    tests::TempFolder const folder;
    auto const mailer = mail::make_file_mailer(folder.file("mail"));
    REQUIRE(mailer->deliver(message()));
    auto wrong = message();
    wrong.to = "nobody at all";
    CHECK_FALSE(mailer->deliver(wrong));
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(folder.file("mail"))) files.push_back(entry);
    REQUIRE(files.size() == 1);
    CHECK(files[0].extension() == ".eml");
    CHECK(content(files[0]) == *mail::compose(message()));
}

TEST_CASE("a message arrives by SMTP as it was written")
{
    tests::TempFolder const folder;
    Sink const sink(folder.path());
    auto const mailer = mail::make_smtp_mailer({.url = sink.url(), .user = {}, .password = {}});
    REQUIRE(mailer->deliver(message()));
    auto const received = content(folder.file("1"));
    CHECK(received.starts_with("samsyn@ankvik.example\nanna@skolan.example\n"));
    CHECK(received.find("\nPåminnelse\n") != std::string::npos);
    CHECK(received.ends_with("Hej\n.\nen punkt för sig själv\n"));
}

TEST_CASE("what is refused for good is told from what may be tried again")
{
    tests::TempFolder const folder;
    std::string url;
    {
        Sink const sink(folder.path());
        url = sink.url();
        auto const mailer = mail::make_smtp_mailer({.url = url, .user = {}, .password = {}});
        auto lost = message();
        lost.to = "nobody@skolan.example";
        CHECK(mailer->deliver(lost).error().code == "mail.refused");
        lost.to = "later@skolan.example";
        CHECK(mailer->deliver(lost).error().code == "mail.unreachable");
        // A password never leaves without TLS, which this server has not.
        auto const careful = mail::make_smtp_mailer({.url = url, .user = "u", .password = "secret"});
        CHECK_FALSE(careful->deliver(message()));
    }
    CHECK(mail::make_smtp_mailer({.url = url, .user = {}, .password = {}})->deliver(message()).error().code ==
          "mail.unreachable");
}
