package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cordon.record.keeping.Backup;
import org.cordon.record.keeping.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code record backup}: a back-up of a record that may be written meanwhile. */
@Command(
    name = "backup",
    description = "Writes a back-up of the record, also while it is written.",
    footer = {
      "",
      "A back-up is a new folder: record.sqlite, record.side.sqlite, checkpoint, manifest.json.",
      "With personal data only its owner can read it; keep it as safe as the record.",
      "",
      "Example:",
      "  cordon record backup --record record.sqlite --out backups/2020-06-21"
    })
final class RecordBackup implements Callable<Integer> {
  private final Console console;

  @Option(names = "--record", required = true, paramLabel = "RECORD", description = "The record.")
  private String record = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "New folder.")
  private Path out = Path.of("");

  @Option(
      names = "--without-personal-data",
      description = "Leave out what lies behind commitments.")
  private boolean without;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  RecordBackup(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String from = RecordCommand.address(record);
    Manifest made = Backup.write(from, out, !without, System.currentTimeMillis());
    if (json) {
      console.answer(
          Console.object()
              .put("record", made.origin())
              .put("entries", made.entries())
              .put("personalData", made.personalData())
              .put("sealedItems", made.items())
              .put("out", out.toString()));
      return 0;
    }
    console.say(
        made.entries()
            + " entries of "
            + made.origin()
            + (without ? ", without personal data," : " and " + made.items() + " sealed items")
            + " in "
            + out);
    console.say(
        "every entry was hashed and fits the checkpoint; who signed it is checked by: cordon record"
            + " verify --record "
            + out.resolve("record.sqlite")
            + " --key PUBLIC-KEY");
    return 0;
  }
}
