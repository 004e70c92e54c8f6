package org.cordon.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.cordon.brief.account.Account;
import org.cordon.brief.situation.Situation;
import org.cordon.brief.situation.SituationHtml;
import org.cordon.brief.situation.SituationJson;
import org.cordon.record.log.LogReader;
import org.cordon.record.side.Sides;
import org.cordon.record.store.LogStore;
import org.cordon.roads.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code situation}: the front page of a record as of a time. */
@Command(
    name = "situation",
    description = "Writes the front page of a record as of a time: one file, for screen and print.",
    footer = {
      "",
      "Calls that cannot be reached, zones and who may enter, decisions without an owner, where the",
      "heads differ, claims checked; every item opens down to its entries and their proofs. The same",
      "record, time and files give the same bytes.",
      "",
      "Example:",
      "  cordon situation --record record.sqlite --at 2020-06-13T12:00-07:00 --out situation.html"
    })
public final class SituationCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private RecordAsOf asOf = new RecordAsOf();

  @Option(names = "--out", required = true, paramLabel = "FILE.html", description = "The page.")
  private Path out = Path.of("");

  @Option(names = "--json", description = "Also print the page as one JSON object.")
  private boolean json;

  /** The command, speaking on a console. */
  public SituationCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Situation situation = write(asOf, out, console);
    if (json) {
      console.answer(SituationJson.of(situation));
    } else {
      console.say(
          out
              + ": the situation at "
              + asOf.time()
              + ", from "
              + situation.size()
              + " entries of the record");
    }
    return 0;
  }

  /** Makes the page and writes it whole, or not at all. */
  static Situation write(RecordAsOf asOf, Path out, Console console) throws IOException {
    try (LogStore store = asOf.open()) {
      LogReader log = new LogReader(store);
      String signer = asOf.signer(log);
      Account account = Account.read(log, Sides.nameOf(log), asOf.ms());
      Situation situation =
          Situation.of(
              account,
              log,
              asOf.answers(account, console),
              new Situation.Telltale(asOf.shown(), asOf.files(), asOf.offset(), signer));
      write(SituationHtml.of(situation), out);
      return situation;
    }
  }

  private static void write(String page, Path out) throws IOException {
    Path whole = out.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Refusal(
          "no-such-folder", String.valueOf(folder), "--out", "Make the folder, or name another.");
    }
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    Files.write(part, page.getBytes(StandardCharsets.UTF_8));
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
  }
}
