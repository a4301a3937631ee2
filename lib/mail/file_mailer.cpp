// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "lib/mail/mailer.h"

namespace samsyn::mail {
namespace {

class FileMailer final : public Mailer {
public:
    explicit FileMailer(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    Result<Done> deliver(Mail const& mail) override
    {
        auto const text = compose(mail);
        if (!text) return refuse(text);
        auto name = mail.at.text() + "-" + mail.id.text() + ".eml";
        std::replace(name.begin(), name.end(), ':', '.');
        return write(m_folder / name, *text);
    }

private:
    Result<Done> write(std::filesystem::path const& file, std::string const& text) const
    {
        std::error_code broken;
        if (std::filesystem::create_directories(m_folder, broken))
            std::filesystem::permissions(m_folder, std::filesystem::perms::owner_all, broken);
        auto const unfinished = file.string() + ".part";
        std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
        out << text;
        out.close();
        if (out) std::filesystem::rename(unfinished, file, broken);
        if (!out || broken) return fail(ErrorKind::unavailable, "mail.unreachable");
        return Done{};
    }

    std::filesystem::path m_folder;
};

}  // namespace

std::unique_ptr<Mailer> make_file_mailer(std::string folder)
{
    return std::make_unique<FileMailer>(std::move(folder));
}

}  // namespace samsyn::mail
