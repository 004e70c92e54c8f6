package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cordon.record.note.VerifierKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brief enrol}: a head signs under a key of the office's own from now on. */
@Command(
    name = "enrol",
    description = "Enrols the public key under which the head of an office signs from now on.",
    footer = {
      "",
      "The office makes the key itself and keeps the secret half: whoever writes the record cannot",
      "sign for it. Another key can take its place later; the record shows when.",
      "",
      "Example:",
      "  cordon record keygen --name mayor.example/briefings --out mayor.key",
      "  cordon brief enrol --record record.sqlite --record-key record.key --by duty-officer \\",
      "    --operator head-mayor --office-key mayor.key.pub"
    })
final class BriefEnrol implements Callable<Integer> {
  private final Console console;

  @Option(names = "--record", required = true, paramLabel = "RECORD", description = "The record.")
  private String record = "";

  @Mixin private BriefDesk.Writer writer = new BriefDesk.Writer();

  @Option(
      names = "--operator",
      required = true,
      paramLabel = "OPERATOR",
      description = "The head, as enrolled on the record.")
  private String operator = "";

  @Option(
      names = "--office-key",
      required = true,
      paramLabel = "F",
      description = "File with the public key of the office.")
  private Path key = Path.of("");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BriefEnrol(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String text = VerifierKey.parse(Files.readString(key).strip(), key.toString()).toString();
    try (BriefDesk desk = writer.open(record)) {
      desk.enrol(operator, text);
    }
    if (json) {
      console.answer(Console.object().put("operator", operator).put("key", text));
    } else {
      console.say(operator + " signs under " + text + " from now on");
    }
    return 0;
  }
}
