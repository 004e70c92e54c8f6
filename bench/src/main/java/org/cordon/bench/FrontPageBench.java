package org.cordon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cordon.bench.Row.Bar;
import org.cordon.brief.account.Account;
import org.cordon.brief.situation.Situation;
import org.cordon.brief.situation.SituationHtml;
import org.cordon.dispatch.codec.LogJournal;
import org.cordon.dispatch.model.State;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;

/**
 * The front page of a record that the engine wrote, in a Java of its own each time: from its start
 * until the page lies there, as somebody waits who asks for it.
 */
final class FrontPageBench {
  private static final int MOST = 100_000; // entries, of which the bar speaks
  private static final int TIMES = 5;
  private static final int BAR_MS = 2_000;

  private final SignerKey key;
  private final int entries;
  private final Consumer<Row> rows;

  FrontPageBench(SignerKey key, int entries, Consumer<Row> rows) {
    this.key = key;
    this.entries = Math.min(entries, MOST);
    this.rows = rows;
  }

  void run(Path folder) throws IOException {
    Path record = folder.resolve("for-a-page");
    try (Log log = Log.open(SqliteStore.write(record), key)) {
      LogJournal journal = LogJournal.gathering(log, null, 2_000);
      new LongDay(new State(false), journal).until(entries);
      journal.finish();
    }
    Path page = folder.resolve("page.html");
    Samples samples = Samples.of(1, TIMES, round -> make(record, page));
    rows.accept(
        samples.row(
            "front page of a record of " + entries + ", with the start of Java",
            new Bar(BAR_MS, false),
            null));
  }

  /** With the options of this Java, among them the launcher's archive of loaded classes. */
  private static long make(Path record, Path page) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-javaagent"))
        .forEach(command::add);
    command.add("-XX:TieredStopAtLevel=1"); // as the launcher has it
    command.add("-Dslf4j.internal.verbosity=ERROR");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(FrontPageBench.class.getName(), record.toString(), page.toString()));
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("no front page: exit code " + process.exitValue());
      }
      return Files.size(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** What {@code situation} does: a record read from its first entry, a page written. */
  public static void main(String[] args) throws IOException {
    try (LogStore store = SqliteStore.read(Path.of(args[0]))) {
      LogReader log = new LogReader(store);
      Account account = Account.read(log, "bench.example/record", Long.MAX_VALUE / 2);
      Situation situation =
          Situation.of(
              account, log, List.of(), new Situation.Telltale("record", "", ZoneOffset.UTC, ""));
      Files.write(Path.of(args[1]), SituationHtml.of(situation).getBytes(StandardCharsets.UTF_8));
    }
  }
}
