package org.cordon.brief.situation;

import java.util.List;
import java.util.TreeMap;
import org.cordon.brief.evidence.Evidence;
import org.cordon.brief.page.Html;
import org.cordon.brief.page.Wording;
import org.cordon.dispatch.codec.EntryCodec;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.Commitment;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.record.tree.Hash;

/** The entries that the page rests on: in short below an item, and whole with their proofs. */
final class EntriesHtml {
  private static final int IN_SIGHT = 12; // entries of an item

  private final Situation situation;
  private final Wording words;
  private final TreeMap<Long, Entry> entries = new TreeMap<>();

  EntriesHtml(Situation situation) {
    this.situation = situation;
    words = situation.words();
    for (Evidence.Proved proved : situation.evidence().entries()) {
      entries.put(
          proved.number(),
          EntryCodec.read(proved.text(), situation.told().record() + ":" + proved.number()));
    }
  }

  private Entry entry(long number) {
    Entry entry = entries.get(number);
    if (entry == null) {
      throw new IllegalStateException("no proof was made of entry " + number);
    }
    return entry;
  }

  /** What an item rests on, each a link to the entry as it stands. */
  void inShort(Html out, List<Long> numbers) {
    int first = numbers.size() <= IN_SIGHT + 1 ? numbers.size() : IN_SIGHT;
    list(out, numbers.subList(0, first));
    if (first < numbers.size()) {
      String more = "And " + Wording.amount(numbers.size() - first) + " more entries";
      out.open("details", "class", "more").text("summary", more);
      list(out, numbers.subList(first, numbers.size()));
      out.close();
    }
  }

  private void list(Html out, List<Long> numbers) {
    out.open("ul", "class", "entries");
    for (long number : numbers) {
      Entry entry = entry(number);
      out.open("li").text("a", "Entry " + number, "href", "#e" + number);
      out.text(" " + EntryCodec.kind(entry.event()) + ", recorded ");
      out.text(words.time(entry.recordedAtMs())).close();
    }
    out.close();
  }

  /** Every entry with its proof. */
  void whole(Html out) {
    for (Evidence.Proved proved : situation.evidence().entries()) {
      whole(out, proved, entry(proved.number()));
    }
  }

  private void whole(Html out, Evidence.Proved proved, Entry entry) {
    String number = String.valueOf(proved.number());
    out.open("details", "class", "entry").open("summary");
    out.text("b", "Entry " + number).text(" " + EntryCodec.kind(entry.event()) + " ");
    out.text("span", "", "class", "checked").close();
    out.open("div", "id", "e" + number).open("dl");
    line(out, "Recorded", words.time(entry.recordedAtMs()));
    line(out, "Happened", words.time(entry.happenedAtMs()));
    line(out, "Entered by", enteredBy(entry));
    if (entry.event() instanceof AccountEvent.Entered entered) {
      provenance(out, entered.provenance());
    }
    if (!entry.commitments().isEmpty()) {
      List<String> sealed =
          entry.commitments().stream().map(Commitment::item).map(Wording::word).toList();
      line(out, "Kept behind commitments", Wording.list(sealed, ""));
    }
    line(
        out,
        "Proof",
        Wording.count(proved.path().size(), "hash", "hashes")
            + " up to the root of the checkpoint below; SHA-256, RFC 6962");
    out.text("dt", "The entry's bytes").open("dd");
    out.text("code", proved.text(), "class", "bytes").close();
    out.text("dt", "Leaf").open("dd").text("code", proved.leaf().base64(), "class", "leaf").close();
    out.text("dt", "Beside the way up").open("dd").open("code", "class", "path");
    out.text(String.join("\n", proved.path().stream().map(Hash::base64).toList()));
    out.close().close();
    out.text("dt", "As a file").open("dd").text("code", command(number), "class", "command");
    out.close().close().close().close();
  }

  private String command(String number) {
    return "cordon record proof --record "
        + situation.told().record()
        + " --entry "
        + number
        + " --out "
        + number
        + ".tlog-proof";
  }

  private String enteredBy(Entry entry) {
    String office =
        entry.event() instanceof AccountEvent.Entered entered && !entered.office().isEmpty()
            ? entered.office()
            : situation.account().state().setup().office(entry.by());
    String by = entry.by().isEmpty() ? "the program itself" : "operator " + entry.by();
    return by + (office.isEmpty() ? ", the centre" : ", office: " + office);
  }

  private static void provenance(Html out, Provenance p) {
    line(out, "On the word of", p.onWordOf());
    line(out, "How known", Wording.how(p.how()));
    line(out, "Dating", Wording.dating(p.dating()));
    out.text("dt", "Source").open("dd").text(p.source().text());
    if (!p.source().date().isEmpty()) {
      out.text(", " + p.source().date());
    }
    if (!p.source().link().isEmpty()) {
      out.text(", ").outside(p.source().link(), p.source().link());
    }
    out.close();
  }

  private static void line(Html out, String label, String text) {
    out.text("dt", label).text("dd", text);
  }
}
