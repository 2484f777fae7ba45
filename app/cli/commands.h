// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/session.h"

#include <CLI/CLI.hpp>

namespace countersign::cli {

// One maker a file below commands/: each adds its verbs to the program.
void addWorkspaceCommands(CLI::App& app, Session& session);
void addSourceCommands(CLI::App& app, Session& session);
void addChannelCommands(CLI::App& app, Session& session);
void addAccountCommands(CLI::App& app, Session& session);
void addSuggestCommands(CLI::App& app, Session& session);
void addDraftCommands(CLI::App& app, Session& session);
void addReviewCommands(CLI::App& app, Session& session);
void addOutboxCommands(CLI::App& app, Session& session);
void addInsightCommands(CLI::App& app, Session& session);
void addGovernCommands(CLI::App& app, Session& session);
/// Below "govern".
void addPrincipalCommands(CLI::App& govern, Session& session);
void addDoctorCommand(CLI::App& app, Session& session);

} // namespace countersign::cli
