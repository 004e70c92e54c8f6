package org.cordon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.app.command.Console;
import org.cordon.app.whole.Repository;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** What the public pages tell a reader to type or to open is there. */
final class PublicPagesTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  private static List<Path> pages() {
    return Repository.files().stream().filter(p -> Repository.name(p).endsWith(".md")).toList();
  }

  /** Commands of code blocks, with lines joined where a backslash goes on. */
  private static List<String> commands(Path page) throws IOException {
    List<String> commands = new ArrayList<>();
    boolean code = false;
    String joined = "";
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("```")) {
        code = !code;
      } else if (code) {
        joined += line.strip();
        if (joined.endsWith("\\")) {
          joined = joined.substring(0, joined.length() - 1);
          continue;
        }
        if (joined.matches("(\\$ )?\\./cordon .*")) {
          commands.add(joined.replaceFirst("^.*?\\./cordon ", "").replaceFirst("\\s+#.*", ""));
        }
        joined = "";
      }
    }
    return commands;
  }

  private static boolean understood(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("([^\\s\"]|\"[^\"]*\")+").matcher(command);
    while (word.find()) {
      words.add(word.group().replace("\"", ""));
    }
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    try {
      Cordon.commandLine(new Console(nowhere, nowhere, false))
          .parseArgs(words.toArray(String[]::new));
      return true;
    } catch (ParameterException e) {
      return false;
    }
  }

  @Test
  void everyCommandOnThemIsUnderstood() throws IOException {
    int seen = 0;
    for (Path page : pages()) {
      for (String command : commands(page)) {
        if (!command.startsWith("bench")) {
          assertThat(understood(command)).as("%s: %s", page, command).isTrue();
          seen++;
        }
      }
    }
    assertThat(seen).isPositive();
    assertThat(understood("route --no-such-option")).isFalse();
  }

  @Test
  void everyLinkInsideLeadsSomewhere() throws IOException {
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        assertThat(page.resolveSibling(link.group(1))).as("link on %s", page).exists();
      }
    }
  }
}
