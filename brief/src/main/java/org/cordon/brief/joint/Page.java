package org.cordon.brief.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cordon.brief.figure.Figure;
import org.cordon.brief.page.Html;
import org.cordon.record.note.Checkpoint;

/**
 * The printed page: a pure function of the draft, what the offices say to it, and the checkpoint.
 * Two columns, black on white, meant for two sheets of paper; nothing is loaded from anywhere.
 */
final class Page {
  private static final String STYLE =
      """
      @page{margin:9mm}*{box-sizing:border-box}
      body{font:8.2pt/1.27 "Liberation Sans",Arial,Helvetica,sans-serif;color:#000;background:#fff;\
      margin:0 auto;max-width:200mm}
      header{border:2px solid #000;padding:1.5mm 2.5mm;margin-bottom:2mm}
      h1{font-size:15pt;margin:0}h1 b{border:2px solid #000;padding:0 1.5mm;margin-left:2mm}
      header p{margin:.5mm 0}h2{font-size:9.5pt;margin:2mm 0 .6mm;border-bottom:1px solid #000;\
      break-after:avoid}
      main{columns:2;column-gap:5mm}ul{list-style:none;margin:0;padding:0}
      li{margin:0 0 1mm;break-inside:avoid;overflow-wrap:anywhere}
      .i{font-family:monospace;font-size:6.6pt}.e{font-size:6.6pt}
      .n{font-weight:bold;border:1px solid #000;padding:0 .6mm}
      .m{font-size:7pt;font-weight:bold}.d{display:block;border-left:3px double #000;\
      padding-left:1.5mm;margin-top:.4mm;font-style:italic}
      table{border-collapse:collapse;width:100%;margin:.5mm 0}
      td,th{border:1px solid #000;padding:.3mm .8mm;vertical-align:top;text-align:left;\
      font-weight:normal;overflow-wrap:break-word}th{font-weight:bold}
      figure{margin:0 0 1mm;break-inside:avoid}svg{width:100%;border:1px solid #000}
      svg text{font-size:9px;text-anchor:middle;font-weight:bold}figcaption{font-size:7pt}
      footer{font-size:6.6pt;border-top:1px solid #000;margin-top:2mm;columns:2;column-gap:5mm}
      footer p{margin:0 0 .5mm;break-inside:avoid;overflow-wrap:anywhere}
      """;

  private static final int RANGES = 6;

  private final Draft draft;
  private final Signatures signatures;
  private final Checkpoint checkpoint;
  private final StringBuilder out = new StringBuilder();

  private Page(Draft draft, Signatures signatures, Checkpoint checkpoint) {
    this.draft = draft;
    this.signatures = signatures;
    this.checkpoint = checkpoint;
  }

  static String of(Draft draft, Signatures signatures, Checkpoint checkpoint) {
    Page page = new Page(draft, signatures, checkpoint);
    page.all();
    return page.out.toString();
  }

  private void all() {
    String title = "Joint briefing, " + new Said(draft.offset()).time(draft.atMs());
    out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .append(" style-src 'unsafe-inline'\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
        .append(Html.escaped(title))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style></head><body>\n");
    head();
    out.append("<main>\n").append(Sketch.of(draft.chart())).append('\n');
    for (Section section : Section.values()) {
      section(section);
    }
    out.append("</main>\n");
    foot();
    out.append("</body></html>\n");
  }

  private void head() {
    Said said = new Said(draft.offset());
    out.append("<header><h1>Joint briefing<b>")
        .append(signatures.issued() ? "ISSUED" : "DRAFT – NOT ISSUED")
        .append("</b></h1>\n<p>As of <b>")
        .append(Html.escaped(said.time(draft.atMs())))
        .append("</b>, from the first ")
        .append(draft.size())
        .append(" entries of the record ")
        .append(Html.apart(draft.record()))
        .append(draft.simulated() ? ", a <b>SIMULATED</b> run that proves nothing" : "")
        .append(
            ". It takes no side: it says what is on record, in the words of the"
                + " entries, and what is not.</p>\n");
    if (signatures.issued()) {
      out.append("<p>Issued by ")
          .append(
              Html.apart(
                  signatures.issuedBy().isEmpty() ? "the duty officer" : signatures.issuedBy()))
          .append(", entry ")
          .append(signatures.issueEntry())
          .append(".</p>\n");
    }
    for (int i = 0; i < draft.offices().size(); i++) {
      office(i);
    }
    if (draft.offices().isEmpty()) {
      out.append("<p>No head of an office is enrolled on the record, so nobody can sign.</p>\n");
    }
    out.append("</header>\n");
  }

  private static String sign(int office) {
    return office < 26 ? String.valueOf((char) ('A' + office)) : "#" + (office + 1);
  }

  private void office(int index) {
    String office = draft.offices().get(index);
    int signed = 0;
    int dissents = 0;
    TreeSet<String> keys = new TreeSet<>();
    for (Signatures.Given given : signatures.given()) {
      if (given.office().equals(office)) {
        keys.add(given.key());
        signed += given.dissent().isEmpty() ? 1 : 0;
        dissents += given.dissent().isEmpty() ? 0 : 1;
      }
    }
    int open = draft.lines().size() - signed - dissents;
    out.append("<p><b>")
        .append(sign(index))
        .append("</b> ")
        .append(Html.apart(office))
        .append(": signs ")
        .append(signed)
        .append(" of ")
        .append(draft.lines().size())
        .append(" lines, dissents from ")
        .append(dissents)
        .append(", has not answered ")
        .append(open);
    if (keys.size() == 1 && !keys.first().isEmpty()) {
      out.append(", all under its own key ").append(Html.apart(keys.first()));
    }
    out.append(".</p>\n");
  }

  private void section(Section section) {
    out.append("<h2>").append(Html.escaped(section.title())).append("</h2>\n<ul>\n");
    boolean any = false;
    for (Line line : draft.lines()) {
      if (line.section() == section) {
        any = true;
        line(line);
      }
    }
    out.append(any ? "" : "<li>None on record.</li>\n").append("</ul>\n");
  }

  private void line(Line line) {
    out.append("<li id=\"")
        .append(Html.escaped(line.id()))
        .append("\">")
        .append(flagged(line.text()));
    if (!line.sides().isEmpty()) {
      out.append("<table>");
      for (Line.Side side : line.sides()) {
        out.append("<tr><th>")
            .append(Html.apart(side.who()))
            .append("</th><td>")
            .append(flagged(side.text()))
            .append("</td></tr>");
      }
      out.append("</table>");
    }
    out.append(" <span class=\"i\">")
        .append(Html.escaped(line.id()))
        .append("</span> <span class=\"e\">")
        .append(entries(line.entries()))
        .append("</span>");
    answers(line);
    out.append("</li>\n");
  }

  /** With a frame around the flag of a figure, so that it is seen at arm's length. */
  private static String flagged(String text) {
    return Html.apart(text)
        .replace("[" + QuotedLines.FLAG + "]", "<span class=\"n\">" + QuotedLines.FLAG + "</span>");
  }

  private void answers(Line line) {
    List<String> marks = new ArrayList<>();
    List<String> dissents = new ArrayList<>();
    for (int i = 0; i < draft.offices().size(); i++) {
      Signatures.Given given = signatures.given(draft.offices().get(i), line.id());
      String word = given == null ? "open" : given.dissent().isEmpty() ? "signs" : "DISSENTS";
      marks.add(sign(i) + " " + word);
      if (given != null && !given.dissent().isEmpty()) {
        dissents.add(
            sign(i)
                + " dissents: "
                + Html.apart(given.dissent())
                + " (entry "
                + given.entry()
                + ")");
      }
    }
    if (!marks.isEmpty() && signatures.onRecord()) {
      boolean all = marks.stream().allMatch(m -> m.endsWith(" signs"));
      out.append(" <span class=\"m\">[")
          .append(all ? "all sign" : String.join(" · ", marks))
          .append("]</span>");
    }
    dissents.forEach(d -> out.append("<span class=\"d\">").append(d).append("</span>"));
  }

  /** "entries 3, 17–20 and 214 more". */
  static String entries(List<Long> numbers) {
    if (numbers.isEmpty()) {
      return "";
    }
    List<String> ranges = new ArrayList<>();
    int at = 0;
    while (at < numbers.size() && ranges.size() < RANGES) {
      int end = at;
      while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) {
        end++;
      }
      long last = numbers.get(end);
      ranges.add(end == at ? Long.toString(last) : numbers.get(at) + "–" + last);
      at = end + 1;
    }
    String more = at < numbers.size() ? " and " + (numbers.size() - at) + " more" : "";
    return (numbers.size() == 1 ? "entry " : "entries ") + String.join(", ", ranges) + more;
  }

  private void foot() {
    out.append("<footer>\n");
    for (Figure figure : draft.figures()) {
      out.append("<p><b>")
          .append(Html.escaped(figure.id()))
          .append("</b> ")
          .append(Html.escaped(figure.words()))
          .append(" – ")
          .append(Html.apart(figure.definition()))
          .append("</p>\n");
    }
    out.append("<p>Each figure with its query and entries is in briefing.json. Draft SHA-256 ")
        .append(draft.sha256())
        .append(
            signatures.onRecord()
                ? ", on record as "
                    + Html.apart(signatures.briefing())
                    + " (entry "
                    + signatures.entry()
                    + ")"
                : "; this draft is not on the record")
        .append(". Checkpoint: ")
        .append(checkpoint.size())
        .append(" entries, root ")
        .append(Html.escaped(checkpoint.root().base64()))
        .append(". Check all of it without the record: cordon brief verify FOLDER --key PUBLIC-KEY")
        .append("</p>\n</footer>\n");
  }
}
