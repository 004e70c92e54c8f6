package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cordon.brief.figure.Slug;
import org.cordon.brief.joint.JointBriefing;
import org.cordon.dispatch.model.account.Signature;
import org.cordon.dispatch.policy.OfficeProof;
import org.cordon.record.note.KeyFile;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code brief sign}: an office signs lines of a draft, or dissents from them. */
@Command(
    name = "sign",
    description = "Signs lines of a drafted briefing for an office, or dissents from them.",
    footer = {
      "",
      "Each line has its id behind it on the page. A dissent is printed with its words below the",
      "line. What an office has answered stays until it strikes its own signature. An office whose",
      "key is enrolled (brief enrol) signs with it, and then nobody else can answer for it.",
      "",
      "Example:",
      "  cordon brief sign briefing --record record.sqlite --record-key record.key \\",
      "    --by head-police --office-key police.key --all \\",
      "    --dissent claim.calls-tripled=\"I said calls inside.\""
    })
final class BriefSign implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private BriefDesk.OfDraft draft = new BriefDesk.OfDraft();

  @Option(
      names = "--all",
      description = "Sign every line that the office has not answered and does not dissent from.")
  private boolean all;

  @Option(names = "--line", paramLabel = "ID", description = "Sign this line; may be given again.")
  private List<String> lines = List.of();

  @Option(
      names = "--dissent",
      paramLabel = "ID=WORDS",
      description = "Dissent from this line in these words; may be given again.")
  private Map<String, String> dissents = new LinkedHashMap<>();

  @Option(
      names = "--office-key",
      paramLabel = "F",
      description = "File with the office's own secret key; asked for once it is enrolled.")
  private @Nullable Path officeKey;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BriefSign(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!all && lines.isEmpty() && dissents.isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "Give --all, --line or --dissent");
    }
    JointBriefing briefing;
    String office;
    try (BriefDesk desk = draft.open()) {
      office = desk.office();
      if (office.isEmpty()) {
        throw new Refusal(
            "no-office",
            "an operator who is enrolled for no office",
            "--by",
            "Sign as the head of the office that answers.");
      }
      desk.enter(proved(signature(desk, desk.drafted(draft.folder)), desk));
      briefing = desk.written(draft.folder);
    }
    if (json) {
      console.answer(BriefCommand.asJson(briefing, draft.folder));
      return 0;
    }
    int open = briefing.unanswered(office).size();
    console.say(
        office
            + " has answered "
            + (briefing.lines() - open)
            + " of "
            + briefing.lines()
            + " lines of "
            + briefing.onRecord());
    BriefCommand.flag(briefing, console);
    return 0;
  }

  private Signature proved(Signature answer, BriefDesk desk) throws IOException {
    Path file = officeKey;
    return file == null
        ? answer
        : OfficeProof.sign(answer, desk.briefing(answer.briefingId()), KeyFile.read(file));
  }

  private Signature signature(BriefDesk desk, JointBriefing briefing) {
    List<String> signed = new ArrayList<>(lines);
    if (all) {
      for (String line : briefing.unanswered(desk.office())) {
        if (!signed.contains(line) && !dissents.containsKey(line)) {
          signed.add(line);
        }
      }
    }
    List<Signature.Dissent> against = new ArrayList<>();
    dissents.forEach((line, words) -> against.add(new Signature.Dissent(line, words)));
    return new Signature(
        desk.free("sign-" + Slug.of(desk.office())),
        briefing.onRecord(),
        desk.office(),
        signed,
        against);
  }
}
