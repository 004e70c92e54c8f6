package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.brief.account.Account;
import org.cordon.brief.claim.Answer;
import org.cordon.brief.claim.CallData;
import org.cordon.brief.claim.RecordCalls;
import org.cordon.brief.joint.ClaimsAgain;
import org.cordon.brief.joint.Finding;
import org.cordon.brief.joint.JointCheck;
import org.cordon.record.note.VerifierKey;
import org.jspecify.annotations.Nullable;
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
      "Calls that claims were held against do not lie in the folder: where you have them, --claims",
      "and --calls answer each claim anew. Which were not is said.",
      "",
      "Example:",
      "  cordon brief verify briefing --key record.pub",
      "  cordon brief verify briefing --key record.pub --claims claims --calls calls.csv"
    })
final class BriefVerify implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIR", description = "Folder that cordon brief --out wrote.")
  private Path folder = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "F",
      description =
          "File with the public key of the record; given again, also that of an earlier or later"
              + " key of it.")
  private List<Path> keys = List.of();

  @Option(
      names = "--office-key",
      paramLabel = "F",
      description =
          "File with the public key of an office; may be given again. Then an answer under any"
              + " other key is wrong.")
  private List<Path> officeKeys = List.of();

  @Option(
      names = "--claims",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Claim files of the briefing, or folders of such files, to answer them anew.")
  private List<Path> claims = List.of();

  @Option(
      names = "--calls",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Call records to answer them by.")
  private List<Path> calls = List.of();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BriefVerify(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<VerifierKey> by = new ArrayList<>();
    for (Path key : keys) {
      by.add(VerifierKey.parse(Files.readString(key).strip(), key.toString()));
    }
    JointCheck.Result result = JointCheck.of(folder, by);
    ClaimsAgain.Result again = again(result.claims());
    Finding wrong = result.wrong() == null ? again.wrong() : result.wrong();
    wrong = wrong == null ? stranger(result.signed().keys()) : wrong;
    if (json) {
      console.answer(asJson(result, again, wrong));
    } else if (wrong != null) {
      console.say("WRONG: " + wrong.name());
      console.say("  found: " + RecordCommand.printable(wrong.found()));
      console.say("  where: " + RecordCommand.printable(wrong.where()));
      console.say("  what to do: " + wrong.remedy());
    } else {
      print(result, again);
    }
    return wrong == null ? 0 : 1;
  }

  private ClaimsAgain.Result again(ClaimsAgain claims) throws IOException {
    Account account = claims.account();
    List<Answer> answers =
        account == null
            ? List.of()
            : Claims.answers(
                this.claims, CallData.of(calls).with(RecordCalls.of(account)), console);
    return claims.against(answers, !calls.isEmpty());
  }

  /** A key that some office is enrolled with, and that nobody outside of the record vouches for. */
  private @Nullable Finding stranger(List<String> enrolled) throws IOException {
    List<String> known = new ArrayList<>();
    for (Path file : officeKeys) {
      known.add(VerifierKey.parse(Files.readString(file).strip(), file.toString()).toString());
    }
    for (String key : enrolled) {
      if (!known.isEmpty() && !known.contains(key)) {
        return new Finding(
            "office-key-differs",
            "answers under the key " + key,
            "the enrolment of a head on the record",
            "Ask the office whether this key is its own.");
      }
    }
    return null;
  }

  private void print(JointCheck.Result result, ClaimsAgain.Result again) {
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
                + result.signed().answers()
                + " answers of the offices; "
                + (result.issued() ? "issued" : "not issued"));
    if (result.signed().answers() > 0) {
      console.say(
          result.signed().proved()
              + " of the answers are under an office's own key; the others rest on the operator"
              + " whom the record names");
    }
    if (again.same() > 0) {
      console.say(
          (again.same() == 1 ? "1 claim is" : again.same() + " claims are")
              + " answered by these calls as the briefing says");
    }
    again.not().forEach(n -> console.say("not recomputed: " + RecordCommand.printable(n)));
  }

  private static ObjectNode asJson(
      JointCheck.Result result, ClaimsAgain.Result again, @Nullable Finding wrong) {
    ObjectNode object = Console.object().put("whole", wrong == null);
    object
        .put("size", result.size())
        .put("entries", result.entries())
        .put("figures", result.figures())
        .put("claimsRecomputed", again.same())
        .put("claimsNotRecomputed", again.not().size())
        .put("answers", result.signed().answers())
        .put("answersUnderOwnKey", result.signed().proved())
        .put("onRecord", result.onRecord())
        .put("issued", result.issued());
    again.not().forEach(object.putArray("notRecomputed")::add);
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
