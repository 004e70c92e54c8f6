package org.cordon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.cordon.app.command.Console;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of every level can be read as it was written, and copied from. */
final class HelpTest {
  private static List<CommandLine> levels() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    List<CommandLine> levels =
        new ArrayList<>(List.of(Cordon.commandLine(new Console(nowhere, nowhere, false))));
    for (int i = 0; i < levels.size(); i++) {
      levels.addAll(levels.get(i).getSubcommands().values());
    }
    return levels;
  }

  @Test
  void noLineOfAnExampleIsBroken() {
    assertThat(levels()).hasSizeGreaterThan(15);
    for (CommandLine level : levels()) {
      List<String> printed = level.getUsageMessage().lines().toList();
      for (String line : level.getCommandSpec().usageMessage().footer()) {
        assertThat(printed).as(level.getCommandName()).contains(line);
      }
    }
  }

  @Test
  void whatTheListOfCommandsSaysOfEachIsAWholeSentence() {
    for (CommandLine level : levels()) {
      UsageMessageSpec usage = level.getCommandSpec().usageMessage();
      assertThat(usage.description()[0]).as(level.getCommandName()).endsWith(".");
    }
  }
}
