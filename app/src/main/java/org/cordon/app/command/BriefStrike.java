package org.cordon.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.cordon.brief.joint.JointBriefing;
import org.cordon.dispatch.model.account.AccountEntry.Correction;
import org.cordon.roads.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brief strike}: an office takes back what it entered itself. */
@Command(
    name = "strike",
    description = "Strikes a draft, a signature or an issue of the operator's own office.",
    footer = {
      "",
      "Nothing leaves the record: the strike and its reason stand beside what they strike. What is",
      "issued stays as it was signed until its issue is struck.",
      "",
      "Example:",
      "  cordon brief strike briefing --record record.sqlite --record-key record.key \\",
      "    --by head-mayor --entry sign-mayor-1 --why \"one line was misread\""
    })
final class BriefStrike implements Callable<Integer> {
  private final Console console;

  @Mixin private BriefDesk.OfDraft draft = new BriefDesk.OfDraft();

  @Option(
      names = "--entry",
      required = true,
      paramLabel = "ID",
      description = "Of the draft, the signature or the issue, as briefing.json has it.")
  private String entry = "";

  @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Goes on the log.")
  private String why = "";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BriefStrike(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    JointBriefing briefing;
    try (BriefDesk desk = draft.open()) {
      if (!desk.drafted(draft.folder).has(entry)) {
        throw new Refusal(
            "not-of-this-briefing",
            entry,
            "--entry",
            "Name the draft, a signature that stands under it, or its issue, by the id that"
                + " briefing.json has.");
      }
      desk.enter(new Correction(desk.free("strike"), entry, Correction.How.STRIKES, why, ""));
      briefing = desk.written(draft.folder);
    }
    if (json) {
      console.answer(BriefCommand.asJson(briefing, draft.folder));
      return 0;
    }
    console.say(entry + " is struck; " + BriefCommand.state(briefing));
    return 0;
  }
}
