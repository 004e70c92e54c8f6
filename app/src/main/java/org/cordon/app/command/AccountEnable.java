package org.cordon.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code account disable}, {@code account enable}. */
abstract sealed class AccountEnable implements Callable<Integer>
    permits AccountEnable.Disable, AccountEnable.Enable {
  private final boolean may;
  private final Console console;

  @Parameters(paramLabel = "NAME", description = "Whose.")
  private String name = "";

  @Mixin private AccountCommand.Which which = new AccountCommand.Which();

  AccountEnable(boolean may, Console console) {
    this.may = may;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    which.accounts().change(name, a -> a.enabled(may));
    console.say(
        name + (may ? " may sign in again" : " may not sign in any more, and is signed out"));
    return 0;
  }

  /** {@code account disable}. */
  @Command(
      name = "disable",
      description = "Shuts an account out, and ends its sessions at once.",
      footer = {"", "Example:", "  cordon account disable kim"})
  static final class Disable extends AccountEnable {
    Disable(Console console) {
      super(false, console);
    }
  }

  /** {@code account enable}. */
  @Command(
      name = "enable",
      description = "Lets an account that was disabled sign in again.",
      footer = {"", "Example:", "  cordon account enable kim"})
  static final class Enable extends AccountEnable {
    Enable(Console console) {
      super(true, console);
    }
  }
}
