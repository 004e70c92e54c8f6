package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cordon.brief.account.Account;
import org.cordon.brief.joint.JointBriefing;
import org.cordon.record.log.LogReader;
import org.cordon.record.side.Sides;
import org.cordon.record.store.LogStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code brief}: the joint briefing of a record as of a time, and under it its check. */
@Command(
    name = "brief",
    description = "Writes the joint briefing of a record as of a time: a page, and its proof.",
    footer = {
      "",
      "briefing.html prints on two sheets. With briefing.json and briefing.entries.gz beside it,",
      "anybody can check every figure and signature without the record. What an office signed, and",
      "what it dissents from, stands on the line. The same record, time and files give the same",
      "bytes.",
      "",
      "Example:",
      "  cordon brief --record record.sqlite --at 2020-06-13T12:00-07:00 --out briefing",
      "  cordon brief verify briefing --key record.pub"
    })
public final class BriefCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @ArgGroup(exclusive = false) // no mixin: what it requires is not required of a subcommand
  private @Nullable RecordAsOf asOf;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the page and its proof; made if it is not there.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  private BriefCommand(Console console) {
    this.console = console;
  }

  /** The command with all of its subcommands. */
  public static CommandLine line(Console console) {
    return new CommandLine(new BriefCommand(console))
        .addSubcommand(new BriefVerify(console))
        .addSubcommand(new BriefEnrol(console))
        .addSubcommand(new BriefDraft(console))
        .addSubcommand(new BriefSign(console))
        .addSubcommand(new BriefIssue(console))
        .addSubcommand(new BriefStrike(console));
  }

  @Override
  public Integer call() throws IOException {
    RecordAsOf from = asOf;
    Path folder = out;
    if (from == null || folder == null) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "Missing required option: " + (from == null ? "--record and --at" : "--out"));
    }
    JointBriefing briefing = write(from, folder, console);
    if (json) {
      console.answer(asJson(briefing, folder));
      return 0;
    }
    console.say(
        folder.resolve(JointBriefing.PAGE)
            + ": joint briefing as of "
            + from.time()
            + ", "
            + briefing.lines()
            + " lines from "
            + briefing.size()
            + " entries of the record");
    console.say(state(briefing));
    flag(briefing, console);
    return 0;
  }

  /** Says which lines quote a figure that nobody checked, before anybody speaks it. */
  static void flag(JointBriefing briefing, Console console) {
    List<String> lines = briefing.uncheckedLines();
    if (!lines.isEmpty()) {
      console.say(
          "NOT CHECKED: "
              + lines.size()
              + " lines quote a figure that nobody checked: "
              + String.join(", ", lines));
    }
  }

  static ObjectNode asJson(JointBriefing briefing, Path folder) {
    ObjectNode object = Console.object();
    object
        .put("out", folder.toString())
        .put("size", briefing.size())
        .put("sha256", briefing.sha256())
        .put("lines", briefing.lines())
        .put("uncheckedLines", briefing.uncheckedLines().size())
        .put("onRecord", briefing.onRecord())
        .put("issued", briefing.issued())
        .put("answers", briefing.answers())
        .put("dissents", briefing.dissents());
    briefing.uncheckedLines().forEach(object.putArray("notChecked")::add);
    return object;
  }

  /** How far it is, in words. */
  static String state(JointBriefing briefing) {
    if (briefing.onRecord().isEmpty()) {
      return "a draft that is not on the record: nobody has signed it";
    }
    return (briefing.issued() ? "issued, " : "a draft on the record, not issued, ")
        + briefing.answers()
        + " answers of the offices, "
        + briefing.dissents()
        + " of them dissents";
  }

  /** Makes the briefing and writes all of its files into a folder, or none of them. */
  static JointBriefing write(RecordAsOf from, Path folder, Console console) throws IOException {
    try (LogStore store = from.open()) {
      LogReader log = new LogReader(store);
      from.signer(log);
      Account account = Account.read(log, Sides.nameOf(log), from.ms());
      JointBriefing briefing =
          JointBriefing.of(log, account, from.offset(), from.answers(account, console));
      briefing.write(folder);
      return briefing;
    }
  }
}
