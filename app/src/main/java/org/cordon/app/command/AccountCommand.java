package org.cordon.app.command;

import java.nio.file.Path;
import org.cordon.app.account.Accounts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code account}: who may sign in at a desk. */
@Command(
    name = "account",
    description = "Says who may sign in at a live desk, and as what.",
    footer = {
      "",
      "The accounts lie beside the record's key, readable by their owner alone; a running desk takes",
      "every change in at once. The record holds an opaque operator id, never the name.",
      "",
      "Example:",
      "  cordon account add kim --role dispatcher",
      "  cordon account list"
    })
public final class AccountCommand {
  private AccountCommand() {}

  /** The command with all of its subcommands. */
  public static CommandLine line(Console console) {
    return new CommandLine(new AccountCommand())
        .addSubcommand(new AccountAdd(console))
        .addSubcommand(new AccountList(console))
        .addSubcommand(new AccountPassword(console))
        .addSubcommand(new AccountEnable.Enable(console))
        .addSubcommand(new AccountEnable.Disable(console));
  }

  /** Which accounts. */
  static final class Which {
    @Option(
        names = "--accounts",
        paramLabel = "F",
        defaultValue = "out/desk/record.accounts.json",
        description = "The file of accounts. ${DEFAULT-VALUE} without.")
    private Path file = Path.of("");

    Accounts accounts() {
      return Accounts.at(file);
    }
  }
}
