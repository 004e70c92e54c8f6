package org.cordon.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cordon.brief.joint.JointBriefing;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.Stores;
import org.cordon.record.witness.Cosigning;
import org.cordon.study.report.IndexHtml.Listed;
import org.jspecify.annotations.Nullable;

/**
 * One run of a study that is kept on a record, and the pages that are made from it.
 *
 * @param address of the record
 * @param witnesses asked for its end
 * @param pages made from it, or null for none; only beside a record that is a file
 */
record KeptRun(String address, List<Cosigning.Asked> witnesses, @Nullable Pages pages) {
  private static final String SITUATION = "situation.html";

  KeptRun {
    witnesses = List.copyOf(witnesses);
  }

  /**
   * The front page and the joint briefing.
   *
   * @param at time of both, ISO 8601 with offset
   * @param day the same in words
   * @param claims folder of the claims to check
   */
  record Pages(String at, String day, Path claims) {}

  /** Ends the run, puts its record and pages into place; returns what lies in the folder now. */
  List<Listed> end(StudyRecord record, Path out, Console console) {
    try {
      record.end(witnesses).forEach(e -> console.note("not cosigned: " + e.getMessage()));
      Path key = record.place(address, out);
      List<Listed> listed = new ArrayList<>();
      if (pages != null) {
        write(pages, key, out, console, listed);
      }
      if (beside(out)) {
        list(listed);
      }
      return listed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Pages made, Path key, Path out, Console console, List<Listed> listed)
      throws IOException {
    RecordAsOf asOf = RecordAsOf.of(Path.of(address), made.at, List.of(made.claims), key);
    SituationCommand.write(asOf, out.resolve(SITUATION), console);
    BriefCommand.write(asOf, out, console);
    listed.add(
        new Listed(
            SITUATION,
            "The front page as of "
                + made.day
                + ": calls that cannot be reached, the zone and who may enter, decisions without an"
                + " owner, where the heads differ, claims checked. Each item opens down to its"
                + " entries and their proofs."));
    listed.add(
        new Listed(
            JointBriefing.PAGE,
            "The joint briefing as of the same time, on two sheets. “cordon brief verify . --key"
                + " record.pub” checks every figure of it with the two files below."));
    listed.add(new Listed(JointBriefing.JSON, "The same briefing for programs, with its proofs."));
    listed.add(new Listed(JointBriefing.ENTRIES, "The entries that it was made from."));
  }

  /** Whether it is a file that lies in the folder of the results. */
  private boolean beside(Path out) {
    if (PostgresAddress.is(address)) {
      return false;
    }
    Path file = Path.of(address).toAbsolutePath().normalize();
    boolean here = out.toAbsolutePath().normalize().equals(file.getParent());
    return here && address.endsWith(".sqlite");
  }

  private void list(List<Listed> listed) {
    String name = String.valueOf(Path.of(address).getFileName());
    String stem = name.replaceFirst("\\.sqlite$", "");
    listed.add(
        new Listed(
            name,
            "The same run as a record, every entry under a signed checkpoint. “cordon record verify"
                + " --record "
                + name
                + " --key "
                + stem
                + ".pub” says what that shows and what not: this one's keys are made from the seed,"
                + " so it proves nothing."));
    listed.add(
        new Listed(
            stem + ".side.sqlite",
            "What its entries only commit to, such as exact places of these simulated calls; it can"
                + " be deleted, and the record still holds."));
  }

  /** Pages to look at, and what they are. */
  SortedMap<String, String> look() {
    SortedMap<String, String> look = new TreeMap<>();
    if (pages != null) {
      look.put(SITUATION, "the front page as of " + pages.day);
      look.put(JointBriefing.PAGE, "the joint briefing as of " + pages.day);
    }
    return look;
  }

  /** Says where the record is and how it is checked. */
  void tell(Path out, Console console) {
    String shown = Stores.shown(address);
    boolean server = PostgresAddress.is(address);
    String quoted = server ? "'" + shown + "'" : shown;
    Path key = StudyRecord.key(address, out);
    console.note("the same run as a record is in " + shown + "; check it with:");
    console.note("  cordon record verify --record " + quoted + " --key " + key);
    console.note(
        "its keys are made from the seed, so that equal runs are equal: they prove nothing");
  }
}
