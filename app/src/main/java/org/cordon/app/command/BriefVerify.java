package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cordon.brief.joint.Finding;
import org.cordon.brief.joint.JointCheck;
import org.cordon.record.note.VerifierKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code brief verify}: whether a written briefing is what its record's key signed. */
@Command(
    name = "verify",
    description = "Checks every figure and signature of a written briefing, without its record.",
    footer = {
      "",
      "Makes the draft, its figures and its page again from the entries beside them, and checks the",
      "entries against the checkpoint that the key signed. Needs no network. Take the public key",
      "from the record's owner, never from beside the briefing. Exit code 1 names what is wrong.",
      "",
      "Example:",
      "  cordon brief verify briefing --key record.pub"
    })
final class BriefVerify implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "Folder that cordon brief --out wrote.")
  private Path folder = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "F",
      description = "File with the public key of the record.")
  private Path key = Path.of("");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BriefVerify(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    VerifierKey by = VerifierKey.parse(Files.readString(key).strip(), key.toString());
    JointCheck.Result result = JointCheck.of(folder, by);
    Finding wrong = result.wrong();
    if (json) {
      console.answer(asJson(result));
    } else if (wrong != null) {
      console.say("WRONG: " + wrong.name());
      console.say("  found: " + RecordCommand.printable(wrong.found()));
      console.say("  where: " + RecordCommand.printable(wrong.where()));
      console.say("  what to do: " + wrong.remedy());
    } else {
      print(result);
    }
    return wrong == null ? 0 : 1;
  }

  private void print(JointCheck.Result result) {
    console.say(
        "WHOLE: the page and its "
            + result.figures()
            + " figures are what the first "
            + result.size()
            + " of "
            + result.entries()
            + " signed entries make");
    console.say(
        result.onRecord().isEmpty()
            ? "the draft is not on the record: nobody has signed it"
            : "the draft is on the record as "
                + result.onRecord()
                + ", with "
                + result.answers()
                + " answers of the offices; "
                + (result.issued() ? "issued" : "not issued"));
    if (result.claims() > 0) {
      console.say(
          "not recomputed: "
              + result.claims()
              + " claims, whose calls are not in the folder; cordon claim check does that");
    }
  }

  private static ObjectNode asJson(JointCheck.Result result) {
    Finding wrong = result.wrong();
    ObjectNode object = Console.object().put("whole", wrong == null);
    object
        .put("size", result.size())
        .put("entries", result.entries())
        .put("figures", result.figures())
        .put("claimsNotRecomputed", result.claims())
        .put("answers", result.answers())
        .put("onRecord", result.onRecord())
        .put("issued", result.issued());
    if (wrong != null) {
      object
          .putObject("wrong")
          .put("name", wrong.name())
          .put("found", wrong.found())
          .put("where", wrong.where())
          .put("remedy", wrong.remedy());
    }
    return object;
  }
}
