package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.cordon.record.log.KeyChange;
import org.cordon.record.note.KeyFile;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code record rotate-key}: the old key of a record signs that a new one follows it. */
@Command(
    name = "rotate-key",
    description = "Lets a new key sign the record from here on, named by the old key.",
    footer = {
      "",
      "Make the new key first, with the same name. Whoever has the old public key can follow:",
      "record verify reads the statement of the old key in the record. The old key signs no more.",
      "",
      "Example:",
      "  cordon record keygen --name dispatch.example/record --out new.key",
      "  cordon record rotate-key --record record.sqlite --key record.key --new new.key"
    })
final class RotateKeyCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--record", required = true, paramLabel = "FILE", description = "The record.")
  private String record = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "OLD",
      description = "The secret key that signs now.")
  private Path key = Path.of("");

  @Option(
      names = "--new",
      required = true,
      paramLabel = "NEW",
      description = "The secret key that is to sign.")
  private Path next = Path.of("");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  RotateKeyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SignerKey old = KeyFile.read(key);
    SignerKey young = KeyFile.read(next);
    long entry;
    try (LogStore store = Stores.write(RecordCommand.existing(record))) {
      entry = KeyChange.rotate(store, old, young, InstantSource.system().millis());
    }
    RotateKeyCommand.said(console, json, entry, young);
    return 0;
  }

  static void said(Console console, boolean json, long entry, SignerKey young) {
    if (json) {
      console.answer(
          Console.object().put("entry", entry).put("newKey", young.verifier().toString()));
      return;
    }
    console.say("from entry " + entry + " on this key signs: " + young.verifier());
    console.say("hand its .pub to everybody who has the old one, and to every witness");
  }
}
