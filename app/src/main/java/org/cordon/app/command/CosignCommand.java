package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.KeyFile;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import org.cordon.record.witness.AskWitness;
import org.cordon.record.witness.Cosigning;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code record cosign}: asks a witness for its cosignature and keeps it. */
@Command(
    name = "cosign",
    description = {
      "Asks a witness to cosign the record's checkpoint, and keeps the answer.",
      "It is kept in the record itself, given the record's secret key, or in a file, or both."
    },
    footer = {
      "",
      "In the record it is an entry, which record verify --witness KEY reads; a file is what",
      "record verify --since FILE --witness KEY takes.",
      "",
      "Example:",
      "  cordon record cosign --record record.sqlite --witness http://w.example:8480/ \\",
      "    --witness-key w.key.pub --log-secret record.key --out today.checkpoint"
    })
final class CosignCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--record", required = true, paramLabel = "FILE", description = "The record.")
  private String record = "";

  @Option(
      names = "--witness",
      required = true,
      paramLabel = "URL",
      description = "Address of the witness.")
  private String witness = "";

  @Option(
      names = "--witness-key",
      required = true,
      paramLabel = "F",
      description = "Its public key.")
  private Path witnessKey = Path.of("");

  @Option(
      names = "--log-secret",
      paramLabel = "F",
      description = "Secret key of the record, to keep the cosignature in it as an entry.")
  private @Nullable Path logSecret;

  @Option(names = "--out", paramLabel = "FILE", description = "File for the cosigned checkpoint.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  CosignCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (out == null && logSecret == null) {
      throw new Refusal(
          "nowhere-to-keep",
          "neither --out nor --log-secret",
          "the cosignature",
          "Give --log-secret to keep it in the record, --out to keep it in a file, or both.");
    }
    Cosigning.Asked asked = WitnessOption.asked(witness, witnessKey, "--witness");
    AskWitness.Cosigned cosigned = logSecret == null ? beside(asked) : inside(asked, logSecret);
    if (out != null) {
      RecordCommand.write(out, cosigned.note().bytes());
    }
    String name = asked.key().name();
    if (json) {
      console.answer(Console.object().put("witness", name).put("entries", cosigned.size()));
    } else {
      console.say(
          name
              + " cosigned "
              + cosigned.size()
              + " entries; "
              + (logSecret == null ? "" : "the record keeps it as an entry")
              + (logSecret == null || out == null ? "" : ", and ")
              + (out == null ? "" : "the checkpoint is in " + out));
    }
    return 0;
  }

  private AskWitness.Cosigned beside(Cosigning.Asked asked) {
    try (LogStore store = Stores.read(RecordCommand.address(record))) {
      return new AskWitness(asked.channel(), asked.key()).cosigned(new LogReader(store));
    }
  }

  private AskWitness.Cosigned inside(Cosigning.Asked asked, Path secret) throws IOException {
    SignerKey key = KeyFile.read(secret);
    try (LogStore store = Stores.write(RecordCommand.existing(record));
        Log log = Log.open(store, key)) {
      return Cosigning.once(log, asked, InstantSource.system().millis());
    }
  }
}
