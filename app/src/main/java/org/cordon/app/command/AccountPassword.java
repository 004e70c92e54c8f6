package org.cordon.app.command;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.cordon.app.account.Passwords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code account password}: another password. */
@Command(
    name = "password",
    description = "Gives an account another password; sessions that are open go on.",
    footer = {"", "Example:", "  cordon account password kim"})
final class AccountPassword implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "Whose.")
  private String name = "";

  @Mixin private PasswordOption password = new PasswordOption();
  @Mixin private AccountCommand.Which which = new AccountCommand.Which();

  AccountPassword(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    char[] given = password.read();
    String hash = Passwords.hash(given);
    Arrays.fill(given, ' ');
    which.accounts().change(name, a -> a.withPassword(hash));
    console.say(name + " has another password");
    return 0;
  }
}
