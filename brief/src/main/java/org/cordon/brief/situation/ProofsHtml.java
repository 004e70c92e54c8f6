package org.cordon.brief.situation;

import java.util.Locale;
import org.cordon.brief.page.Html;

/** The checkpoint, how to check the page, and what that shows and what not. */
final class ProofsHtml {
  private final Situation situation;
  private final Html out;

  ProofsHtml(Situation situation, Html out) {
    this.situation = situation;
    this.out = out;
  }

  void write(int items) {
    out.text(
        "p",
        String.format(
            Locale.ROOT,
            "The %,d items above rest on %,d entries of a record of %,d; %,d of those were recorded by"
                + " the time of this page. Each stands below as it is on the record, with the hashes"
                + " that lead from it to the root that this checkpoint was signed over:",
            items,
            situation.evidence().entries().size(),
            situation.account().recordSize(),
            situation.account().size()));
    out.open("pre", "class", "note", "tabindex", "0").open("code", "id", "note");
    out.text(situation.evidence().note().toString()).close().close();
    String key = situation.told().key();
    out.text(
        "p",
        key.isEmpty()
            ? "No public key was given when this page was made, so nobody has checked the"
                + " checkpoint's signature yet."
            : "The checkpoint's signature was checked with the key below when this page was made.");
    check(key);
    out.text(
        "p",
        "To see that nothing was written between the lines, make the page again from the record; it"
            + " has to be the same to the byte:");
    out.open("p").text("code", again(), "class", "command").close();
  }

  private String again() {
    return "cordon situation --record "
        + situation.told().record()
        + " --at "
        + situation.words().iso(situation.account().atMs())
        + situation.told().files()
        + " --out situation.html";
  }

  private void check(String key) {
    out.open("div", "class", "check").open("p");
    out.text(
            "label",
            "Public key of the record, from its keeper and not from this page's sender",
            "for",
            "key")
        .close();
    out.single(
        "input",
        "id",
        "key",
        "type",
        "text",
        "spellcheck",
        "false",
        "autocomplete",
        "off",
        "value",
        key);
    out.open("p")
        .text(
            "button",
            "Check every proof in this browser",
            "id",
            "check",
            "type",
            "button",
            "hidden",
            "");
    out.close();
    out.text(
        "p",
        "The check in the browser needs its script; the files above need none.",
        "id",
        "result",
        "role",
        "status");
    out.open("ul");
    out.text(
        "li",
        "It shows that the entries printed here stand in the record that this checkpoint was signed"
            + " over, to the letter.");
    out.text(
        "li",
        "It does not show that an entry is true, that nothing is missing from the record, or that"
            + " the sentences above say what the entries say: for that read the entries, or make the"
            + " page again.");
    out.text(
        "li",
        "Whether others were shown another record only a witness, or an older checkpoint in"
            + " somebody else's hands, can tell.");
    out.close().close();
  }
}
