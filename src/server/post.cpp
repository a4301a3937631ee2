// SPDX-License-Identifier: EUPL-1.2
#include "src/server/post.h"

#include <fstream>
#include <stdexcept>

namespace samsyn::server {
namespace {

std::string first_line(std::string const& file)
{
    if (file.empty()) return {};
    std::ifstream in(file);
    std::string line;
    if (!std::getline(in, line)) throw std::runtime_error(file + " cannot be read");
    return line;
}

}  // namespace

std::unique_ptr<mail::Mailer> make_mailer(Options const& options, std::string const& mail_folder)
{
    auto const& way = options.text("mail");
    if (way == "file") return mail::make_file_mailer(mail_folder);
    return mail::make_smtp_mailer({.url = way,
                                   .user = options.text("mail_user"),
                                   .password = first_line(options.text("mail_password_file"))});
}

std::string base_url(Options const& options)
{
    auto url = options.text("base_url");
    if (url.empty()) url = "http://" + options.text("listen");
    while (url.ends_with('/')) url.pop_back();
    return url;
}

}  // namespace samsyn::server
