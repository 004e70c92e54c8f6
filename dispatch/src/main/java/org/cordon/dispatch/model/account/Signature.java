package org.cordon.dispatch.model.account;

import java.util.List;

/**
 * What an office says to lines of a briefing: that it stands by them, or from which it dissents and
 * in what words. Several signatures of an office add up; an answer once given is taken back only by
 * striking it.
 *
 * @param lines that it signs
 */
public record Signature(
    String id, String briefingId, String office, List<String> lines, List<Dissent> dissents)
    implements AccountEntry {
  /** Most dissents in one signature; further ones go into another. */
  public static final int MOST_DISSENTS = 24;

  /** From a line. */
  public record Dissent(String line, String text) {}

  public Signature {
    lines = List.copyOf(lines);
    dissents = List.copyOf(dissents);
  }

  @Override
  public EntryKind kind() {
    return EntryKind.SIGNATURE;
  }

  @Override
  public void tell(EntryFields out) {
    out.id("signature id", id);
    out.id("briefing", briefingId);
    out.name("office", office);
    out.count("lines", lines.size(), Briefing.MOST_LINES);
    lines.forEach(line -> out.lineId("line", line));
    out.count("dissents", dissents.size(), MOST_DISSENTS);
    for (Dissent dissent : dissents) {
      out.lineId("line of a dissent", dissent.line());
      out.text("text of a dissent", dissent.text(), EntryFields.SHORT);
    }
  }
}
