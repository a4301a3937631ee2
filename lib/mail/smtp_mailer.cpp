// SPDX-License-Identifier: EUPL-1.2
#include <curl/curl.h>

#include <cstring>

#include "lib/base/check.h"
#include "lib/mail/mailer.h"

namespace samsyn::mail {
namespace {

// The part of the text that is still to be sent.
struct Upload {
    std::string_view rest;
};

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* held)
{
    auto& upload = *static_cast<Upload*>(held);
    auto const length = std::min(size * count, upload.rest.size());
    std::memcpy(buffer, upload.rest.data(), length);
    upload.rest.remove_prefix(length);
    return length;
}

std::size_t ignore(char*, std::size_t size, std::size_t count, void*) { return size * count; }

// One connection to the mail server.
class Transfer {
public:
    Transfer() : m_curl(curl_easy_init()) { check(m_curl != nullptr); }
    ~Transfer()
    {
        curl_slist_free_all(m_recipients);
        curl_easy_cleanup(m_curl);
    }
    Transfer(Transfer const&) = delete;
    Transfer& operator=(Transfer const&) = delete;

    template <class V>
    void set(CURLoption option, V value)
    {
        check(curl_easy_setopt(m_curl, option, value) == CURLE_OK);
    }
    void add_recipient(std::string const& address)
    {
        m_recipients = curl_slist_append(m_recipients, ("<" + address + ">").c_str());
        check(m_recipients != nullptr);
        set(CURLOPT_MAIL_RCPT, m_recipients);
    }
    bool run() { return curl_easy_perform(m_curl) == CURLE_OK; }
    long answer() const
    {
        long code = 0;
        curl_easy_getinfo(m_curl, CURLINFO_RESPONSE_CODE, &code);
        return code;
    }

private:
    CURL* m_curl;
    curl_slist* m_recipients = nullptr;
};

class SmtpMailer final : public Mailer {
public:
    explicit SmtpMailer(SmtpSettings settings) : m_settings(std::move(settings))
    {
        static auto const started = curl_global_init(CURL_GLOBAL_DEFAULT);
        check(started == CURLE_OK);
    }

    Result<Done> deliver(Mail const& mail) override
    {
        auto const text = compose(mail);
        if (!text) return refuse(text);
        Transfer transfer;
        Upload upload{*text};
        prepare(transfer);
        transfer.set(CURLOPT_MAIL_FROM, ("<" + mail.from + ">").c_str());
        transfer.add_recipient(mail.to);
        transfer.set(CURLOPT_READDATA, &upload);
        if (transfer.run()) return Done{};
        bool const is_final = transfer.answer() >= 500 && transfer.answer() < 600;
        return fail(ErrorKind::unavailable, is_final ? "mail.refused" : "mail.unreachable");
    }

private:
    void prepare(Transfer& transfer) const
    {
        transfer.set(CURLOPT_URL, m_settings.url.c_str());
        transfer.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        transfer.set(CURLOPT_NOSIGNAL, 1L);
        transfer.set(CURLOPT_TIMEOUT, long{m_settings.seconds});
        transfer.set(CURLOPT_UPLOAD, 1L);
        transfer.set(CURLOPT_READFUNCTION, give);
        transfer.set(CURLOPT_WRITEFUNCTION, ignore);
        transfer.set(CURLOPT_USE_SSL,
                     m_settings.password.empty() ? long{CURLUSESSL_TRY} : long{CURLUSESSL_ALL});
        if (m_settings.user.empty()) return;
        transfer.set(CURLOPT_USERNAME, m_settings.user.c_str());
        transfer.set(CURLOPT_PASSWORD, m_settings.password.c_str());
    }

    SmtpSettings m_settings;
};

}  // namespace

std::unique_ptr<Mailer> make_smtp_mailer(SmtpSettings settings)
{
    return std::make_unique<SmtpMailer>(std::move(settings));
}

}  // namespace samsyn::mail
