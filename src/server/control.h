// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace samsyn::server {

// What a command printed and how it ended.
struct Printed {
    int status = 0;
    std::string out;
    std::string err;
};

// The running server's door for commands of the machine's owner: a socket in the data directory that only its
// owner may open. A command is its words and the folder it was given in.
class Control {
public:
    using Run = std::function<Printed(std::vector<std::string> const& words, std::string const& folder)>;
    static std::unique_ptr<Control> serve(std::filesystem::path const& socket, Run run);
    virtual ~Control() = default;

    // Sends a command to the server that owns the directory; none when no server answers there.
    static std::optional<Printed> ask(std::filesystem::path const& socket,
                                      std::vector<std::string> const& words, std::string const& folder);
};

}  // namespace samsyn::server
