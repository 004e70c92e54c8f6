package org.cordon.app.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.brief.joint.JointBriefing;
import org.cordon.dispatch.model.account.Issue;
import org.cordon.roads.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brief issue}: a briefing goes out that every office has answered, line by line. */
@Command(
    name = "issue",
    description = "Issues a briefing once every office has answered every line of it.",
    footer = {
      "",
      "Dissents do not hold it back: they are printed. A figure that somebody quoted and nobody",
      "checked does, until you say that it may go out so.",
      "",
      "Example:",
      "  cordon brief issue briefing --record record.sqlite --record-key record.key \\",
      "    --by duty-officer"
    })
final class BriefIssue implements Callable<Integer> {
  private final Console console;

  @Mixin private BriefDesk.OfDraft draft = new BriefDesk.OfDraft();

  @Option(
      names = "--with-unchecked",
      description = "Issue it although it quotes figures that nobody checked; the page says so.")
  private boolean unchecked;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BriefIssue(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    JointBriefing briefing;
    try (BriefDesk desk = draft.open()) {
      JointBriefing drafted = desk.drafted(draft.folder);
      List<String> open = drafted.uncheckedLines();
      if (!unchecked && !drafted.issued() && !open.isEmpty()) {
        throw new Refusal(
            "figures-not-checked",
            open.size() + " lines with a figure that nobody checked",
            String.join(", ", open),
            "Check them by cordon claim check and draft anew with --claims and --calls, or issue it"
                + " with --with-unchecked: the page says NOT CHECKED beside each.");
      }
      desk.enter(new Issue(desk.free("issue"), drafted.onRecord()));
      briefing = desk.written(draft.folder);
    }
    if (json) {
      console.answer(BriefCommand.asJson(briefing, draft.folder));
      return 0;
    }
    console.say(
        draft.folder.resolve(JointBriefing.PAGE)
            + ": issued, with "
            + briefing.answers()
            + " answers, "
            + briefing.dissents()
            + " of them dissents");
    BriefCommand.flag(briefing, console);
    return 0;
  }
}
