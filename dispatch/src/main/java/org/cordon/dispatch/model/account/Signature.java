package org.cordon.dispatch.model.account;

import java.util.List;

/**
 * What an office says to lines of a briefing: that it stands by them, or from which it dissents and
 * in what words. Several signatures of an office add up; an answer once given is taken back only by
 * striking it.
 *
 * @param lines that it signs
 * @param proof the office's own signature, a line of a C2SP signed note whose text is {@link
 *     #statement}; "" where its head is enrolled without a key
 */
public record Signature(
    String id,
    String briefingId,
    String office,
    List<String> lines,
    List<Dissent> dissents,
    String proof)
    implements AccountEntry {
  /** Most dissents in one signature; further ones go into another. */
  public static final int MOST_DISSENTS = 24;

  /** From a line. */
  public record Dissent(String line, String text) {}

  /** Without a proof. */
  public Signature(
      String id, String briefingId, String office, List<String> lines, List<Dissent> dissents) {
    this(id, briefingId, office, lines, dissents, "");
  }

  /** Name of the key that its proof says to be of, or "". */
  public String signer() {
    int end = proof.lastIndexOf(' ');
    int begin = proof.indexOf(' ') + 1;
    return begin < end ? proof.substring(begin, end) : "";
  }

  /** The same with a proof. */
  public Signature provedBy(String signature) {
    return new Signature(id, briefingId, office, lines, dissents, signature);
  }

  /**
   * What an office's key signs: a line each for the briefing with its hash, the office, this
   * signature, and every line that it signs or dissents from, with its words. Another answer,
   * office or draft has another text.
   */
  public String statement(Briefing briefing) {
    StringBuilder out = new StringBuilder("cordon joint briefing, answer of an office\n");
    line(out, "briefing", briefing.id() + " " + briefing.sha256());
    line(out, "office", office);
    line(out, "answer", id);
    lines.forEach(line -> line(out, "signs", line));
    dissents.forEach(d -> line(out, "dissents", d.line() + " " + d.text()));
    return out.toString();
  }

  private static void line(StringBuilder out, String word, String text) {
    out.append(word).append(' ');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c != '\\';
      out.append(plain ? String.valueOf(c) : "\\" + (int) c + ";");
    }
    out.append('\n');
  }

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
    if (!proof.isEmpty()) { // else as it was before offices had keys
      out.textOrNone("proof", proof, EntryFields.SHORT);
    }
  }
}
