package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A password, asked on the terminal without echo or read from a file; never an argument. */
final class PasswordOption {
  @Option(
      names = "--password-file",
      paramLabel = "F",
      description = "Its first line is the password. Asked on the terminal without.")
  private @Nullable Path file;

  @SuppressWarnings("SystemConsoleNull") // without a terminal it is null again since JDK 25
  char[] read() throws IOException {
    Path from = file;
    if (from != null) {
      return Files.readString(from).lines().findFirst().orElse("").toCharArray();
    }
    java.io.Console terminal = System.console();
    if (terminal == null || !terminal.isTerminal()) {
      throw new Refusal(
          "no-terminal", "no terminal to ask on", "the password", "Give --password-file FILE.");
    }
    char[] first = terminal.readPassword("Password: ");
    char[] second = terminal.readPassword("The same again: ");
    if (first == null || !Arrays.equals(first, second)) {
      throw new Refusal(
          "passwords-differ", "two that differ", "the password", "Type the same one twice.");
    }
    return first;
  }
}
