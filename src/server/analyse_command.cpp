// SPDX-License-Identifier: EUPL-1.2
#include "src/server/analyse_command.h"

#include "lib/analyse/in_words.h"
#include "lib/analyse/methods.h"

namespace samsyn::server {
namespace {

Printed analysed(analyse::Method const& method, Given const& given, texts::Texts const& texts)
{
    analyse::Asked::Options options;
    for (auto const& option : method.options)
        if (auto const found = given.values.find(option.name); found != given.values.end())
            options.insert(*found);
    analyse::Asked asked(std::move(options), given.folder);
    auto const answer = analyse::answer_in_json(method, asked);
    if (!answer) {
        auto printed = refused(answer.error(), given, texts);
        if (answer.error().code == "analyse.options") printed.status = 2;
        return printed;
    }
    return {0, given.has("json") ? *answer + "\n" : analyse::in_words(*answer), {}};
}

Parameter parameter_of(analyse::Option const& option)
{
    Parameter parameter{option.name};
    parameter.is_flag = option.kind == analyse::Option::Kind::flag;
    parameter.is_required = option.required;
    parameter.may_be_bare = option.kind == analyse::Option::Kind::value_or_bare;
    parameter.help = "analyse." + option.name;
    return parameter;
}

}  // namespace

std::vector<Command> analyse_commands()
{
    std::vector<Command> commands;
    for (auto const& method : analyse::methods()) {
        Command command{"analyse " + method.name, {}};
        for (auto const& option : method.options) command.parameters.push_back(parameter_of(option));
        command.alone = [&method](Options const&, Given const& given, texts::Texts const& texts) {
            return analysed(method, given, texts);
        };
        commands.push_back(std::move(command));
    }
    return commands;
}

}  // namespace samsyn::server
