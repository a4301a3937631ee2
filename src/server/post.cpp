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

std::string without_slash(std::string url, std::string const& listen)
{
    if (url.empty()) url = "http://" + listen;
    while (url.ends_with('/')) url.pop_back();
    return url;
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
    return without_slash(options.text("base_url"), options.text("listen"));
}

std::string public_url(Options const& options)
{
    auto const& listen = options.text("public_listen");
    return without_slash(options.text("public_url"), listen.empty() ? "127.0.0.1:8081" : listen);
}

}  // namespace samsyn::server
