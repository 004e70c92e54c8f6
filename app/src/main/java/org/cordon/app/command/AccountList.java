package org.cordon.app.command;

import java.util.concurrent.Callable;
import org.cordon.app.account.Account;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code account list}. */
@Command(
    name = "list",
    description = "Lists the accounts: name, operator on the record, role, whether it may sign in.",
    footer = {"", "Example:", "  cordon account list"})
final class AccountList implements Callable<Integer> {
  private final Console console;

  @Mixin private AccountCommand.Which which = new AccountCommand.Which();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  AccountList(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ObjectNode root = Console.object();
    ArrayNode all = root.putArray("accounts");
    for (Account a : which.accounts().all()) {
      all.addObject()
          .put("name", a.name())
          .put("operator", a.operator())
          .put("role", a.role().word())
          .put("office", a.office())
          .put("enabled", a.enabled());
      if (!json) {
        String office = a.office().isEmpty() ? "" : ", " + a.office();
        console.say(
            a.name()
                + "  "
                + a.operator()
                + "  "
                + a.role().word()
                + office
                + (a.enabled() ? "" : "  disabled"));
      }
    }
    if (json) {
      console.answer(root);
    } else if (all.isEmpty()) {
      console.say("no accounts yet; cordon account add NAME --role ROLE makes one");
    }
    return 0;
  }
}
