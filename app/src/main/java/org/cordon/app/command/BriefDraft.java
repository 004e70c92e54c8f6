package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.brief.account.Account;
import org.cordon.brief.claim.Answer;
import org.cordon.brief.joint.JointBriefing;
import org.cordon.record.log.LogReader;
import org.cordon.record.side.Sides;
import org.cordon.roads.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brief draft}: a joint briefing goes on its record, for the heads to sign. */
@Command(
    name = "draft",
    description = "Puts a joint briefing on its record as a draft, and asks every head to answer.",
    footer = {
      "",
      "The record takes the hash of the draft and the ids of its lines. From then on nobody can",
      "change a word of it: another wording is another draft.",
      "",
      "Example:",
      "  cordon brief draft --record record.sqlite --at 2020-06-13T12:00-07:00 --out briefing \\",
      "    --record-key record.key --by duty-officer"
    })
final class BriefDraft implements Callable<Integer> {
  private final Console console;

  @Mixin private RecordAsOf asOf = new RecordAsOf();
  @Mixin private BriefDesk.Writer writer = new BriefDesk.Writer();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the page and its proof; made if it is not there.")
  private Path out = Path.of("");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BriefDraft(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    asOf.ms(); // refuses a time that cannot be read before the record is opened
    JointBriefing briefing;
    try (BriefDesk desk = writer.open(asOf.address())) {
      LogReader log = desk.log();
      asOf.signer(log);
      Account account = Account.read(log, Sides.nameOf(log), asOf.ms());
      List<Answer> claims = asOf.answers(account, console);
      JointBriefing draft = JointBriefing.of(log, account, asOf.offset(), claims);
      if (!draft.onRecord().isEmpty()) {
        throw new Refusal(
            "duplicate-draft",
            "this very draft, on the record already",
            draft.onRecord(),
            "Sign that one: cordon brief sign.");
      }
      desk.enter(draft.entry(desk.free("briefing-" + draft.sha256().substring(0, 8))));
      briefing = JointBriefing.of(desk.log(), account, asOf.offset(), claims);
      briefing.write(out);
    }
    if (json) {
      console.answer(BriefCommand.asJson(briefing, out));
      return 0;
    }
    console.say(
        out.resolve(JointBriefing.PAGE)
            + ": on the record as "
            + briefing.onRecord()
            + ", "
            + briefing.lines()
            + " lines, to be answered by "
            + String.join(", ", briefing.offices()));
    BriefCommand.flag(briefing, console);
    return 0;
  }
}
