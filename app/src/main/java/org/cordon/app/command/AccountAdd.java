package org.cordon.app.command;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cordon.app.account.Account;
import org.cordon.app.account.DeskRole;
import org.cordon.app.account.Passwords;
import org.cordon.roads.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code account add}: somebody may sign in from now on. */
@Command(
    name = "add",
    description = "Adds an account; asks for its password.",
    footer = {
      "",
      "Example:",
      "  cordon account add kim --role dispatcher",
      "  cordon account add mayor --role head --office mayor --password-file password.txt"
    })
final class AccountAdd implements Callable<Integer> {
  private static final String NAME_FORM = "[A-Za-z0-9._-]{1,64}";

  private final Console console;

  @Parameters(paramLabel = "NAME", description = "What is typed to sign in.")
  private String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "R",
      description =
          "call-taker, dispatcher, duty-officer, liaison, head, auditor or administrator.")
  private String role = "";

  @Option(names = "--office", paramLabel = "O", description = "Of a head: police chief, mayor.")
  private String office = "";

  @Mixin private PasswordOption password = new PasswordOption();
  @Mixin private AccountCommand.Which which = new AccountCommand.Which();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  AccountAdd(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    DeskRole as = role();
    if (!name.matches(NAME_FORM)) {
      throw new Refusal(
          "unusable-name", name, "NAME", "Take up to 64 letters, digits and ._- for a name.");
    }
    if ((as == DeskRole.HEAD) == office.isBlank()) {
      throw new Refusal(
          "office-and-role",
          office.isBlank() ? "a head of no office" : "an office of a " + as.word(),
          "--office",
          "Give --office to a head, and to nobody else.");
    }
    char[] given = password.read();
    String hash = Passwords.hash(given);
    Arrays.fill(given, ' ');
    byte[] id = new byte[4];
    new SecureRandom().nextBytes(id);
    String operator = "op-" + HexFormat.of().formatHex(id);
    which.accounts().add(new Account(name, operator, as, office, hash, true));
    if (json) {
      console.answer(
          Console.object().put("name", name).put("operator", operator).put("role", as.word()));
    } else {
      console.say(name + " may sign in as " + as.word() + "; the record calls them " + operator);
    }
    return 0;
  }

  private DeskRole role() {
    for (DeskRole each : DeskRole.values()) {
      if (each.word().equals(role)) {
        return each;
      }
    }
    String all =
        Arrays.stream(DeskRole.values()).map(DeskRole::word).collect(Collectors.joining(", "));
    throw new Refusal("unknown-role", role, "--role", "Name one of " + all + ".");
  }
}
