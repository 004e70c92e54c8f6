package org.cordon.dispatch.model.account;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A joint briefing as a draft: what it says is not on the log, but by its hash it is fixed, and
 * anybody can make it again from the first entries of the record.
 *
 * @param atMs the time as of which it speaks
 * @param size how many entries of the record it was made from
 * @param sha256 of the draft's canonical JSON, in lower-case hexadecimal
 * @param lines ids of its lines, in their order
 * @param offices that are asked to sign or dissent, line by line
 */
public record Briefing(
    String id, long atMs, long size, String sha256, List<String> lines, List<String> offices)
    implements AccountEntry {
  /** Most lines. */
  public static final int MOST_LINES = 400;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public Briefing {
    lines = List.copyOf(lines);
    offices = List.copyOf(offices);
    if (!SHA256.matcher(sha256).matches() || size < 0 || atMs < 0) {
      throw new IllegalArgumentException(
          "briefing " + id + ": give a SHA-256 in hexadecimal, a time and a number of entries");
    }
  }

  @Override
  public EntryKind kind() {
    return EntryKind.BRIEFING;
  }

  @Override
  public void tell(EntryFields out) {
    out.id("briefing id", id);
    out.number("at", atMs);
    out.number("size", size);
    out.id("sha256", sha256);
    out.count("lines", lines.size(), MOST_LINES);
    lines.forEach(line -> out.lineId("line", line));
    out.names("offices", offices);
  }
}
