package org.cordon.brief.situation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cordon.brief.page.Html;
import org.cordon.brief.page.Wording;

/** The front page, in one file that needs nothing from outside and is whole without its script. */
public final class SituationHtml {
  private static final int IN_SIGHT = 20; // items of a group

  private final Situation situation;
  private final EntriesHtml entries;
  private final Html out = new Html();
  private int items;

  private SituationHtml(Situation situation) {
    this.situation = situation;
    entries = new EntriesHtml(situation);
  }

  /** The page; equal situations give equal bytes. */
  public static String of(Situation situation) {
    SituationHtml page = new SituationHtml(situation);
    page.write();
    return page.out.toString();
  }

  private static String resource(String name) {
    try (InputStream in = SituationHtml.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("this build has no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write() {
    String when = situation.words().heading(situation.account().atMs());
    out.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    out.single("meta", "charset", "utf-8");
    out.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.single("meta", "name", "color-scheme", "content", "light dark");
    out.text("title", "Situation, " + when);
    out.open("style").raw(resource("situation.css")).close().close();
    out.open("body").text("a", "Skip to the panels", "class", "skip", "href", "#panels");
    head(when);
    out.open("main", "id", "panels");
    situation.panels().forEach(this::panel);
    out.close();
    proofs();
    out.open("script").raw(resource("check.js")).close().close().close();
  }

  private void head(String when) {
    out.open("header").text("h1", "Situation").text("p", when, "class", "when");
    out.open("p", "class", "kind");
    if (situation.account().simulated()) {
      out.text("strong", "SIMULATED CALLS. ");
      out.text(
          "The calls and what became of them come out of a simulation; nobody made them. The record"
              + " says so in its name, and its keys, which anybody can make, prove nothing. What"
              + " people said and decided stands with how each is known.");
    } else {
      out.text("strong", "AS RECORDED. ");
      out.text("Made from the record of a centre, and from nothing else.");
    }
    out.close();
    if (situation.account().size() == 0) {
      out.text("p", "Nothing was recorded by then.", "class", "kind");
    }
    out.open("nav", "aria-label", "The five panels").open("ul", "class", "tiles");
    for (Panel panel : situation.panels()) {
      tile(panel);
    }
    out.close().close().close();
  }

  private void tile(Panel panel) {
    Panel.Headline headline = panel.headline();
    out.open("li", "class", tone(headline.mark()));
    out.open("a", "href", "#" + panel.id()).open("span", "class", "figure");
    shape(headline.mark());
    out.text(headline.figure()).close();
    out.text("span", headline.what(), "class", "what");
    headline.beside().forEach(words -> out.text("span", words, "class", "beside"));
    out.close().close();
  }

  private static String tone(Mark mark) {
    return switch (mark) {
      case STOP -> "stop";
      case LOOK -> "look";
      case WELL -> "well";
      case OPEN -> "open";
    };
  }

  private void shape(Mark mark) {
    out.text("span", mark.shape(), "class", "shape", "aria-hidden", "true").text(" ");
  }

  private void panel(Panel panel) {
    out.open("section", "id", panel.id(), "aria-labelledby", panel.id() + "-title");
    out.text("h2", panel.title(), "id", panel.id() + "-title");
    panel.lead().forEach(sentence -> out.text("p", sentence));
    for (Group group : panel.groups()) {
      out.text("h3", group.title());
      if (group.items().isEmpty()) {
        out.text("p", group.none(), "class", "none");
      }
      items(group.items());
      if (group.more() > 0) {
        String more = "And " + Wording.amount(group.more()) + " more, not shown here.";
        out.text("p", more, "class", "none");
      }
    }
    out.close();
  }

  /** The first of them in sight, the others one touch away, for a long list hides the next one. */
  private void items(List<Item> items) {
    int first = items.size() <= IN_SIGHT + 1 ? items.size() : IN_SIGHT;
    items.subList(0, first).forEach(this::item);
    if (first < items.size()) {
      String more = "And " + Wording.amount(items.size() - first) + " more";
      out.open("details", "class", "more").text("summary", more);
      items.subList(first, items.size()).forEach(this::item);
      out.close();
    }
  }

  private void item(Item item) {
    items++;
    out.open("details", "class", "item " + tone(item.mark())).open("summary");
    out.open("span", "class", "state");
    shape(item.mark());
    out.text(item.state()).close().text(" ").text("span", item.title(), "class", "title");
    if (!item.gist().isEmpty()) {
      out.text("span", " \u2013 " + item.gist(), "class", "gist");
    }
    if (!item.numbers().isEmpty()) {
      out.text("span", " " + numbers(item.numbers()), "class", "numbers");
    }
    out.close();
    lines(item.lines());
    if (!item.sides().isEmpty()) {
      out.open("div", "class", "sides");
      item.sides().forEach(this::side);
      out.close();
    }
    if (!item.numbers().isEmpty()) {
      out.text("p", "Rests on", "class", "rests");
      entries.inShort(out, item.numbers());
    }
    out.close();
  }

  private static String numbers(List<Long> numbers) {
    int most = 6;
    List<String> first = numbers.stream().limit(most).map(n -> "#" + n).toList();
    String more = numbers.size() > most ? " and " + (numbers.size() - most) + " more" : "";
    return String.join(" ", first) + more;
  }

  private void side(Side side) {
    out.open("div", "class", "side").open("h4").text(side.title());
    if (!side.state().isEmpty()) {
      out.text(" ").text("span", side.state(), "class", "of");
    }
    out.close();
    lines(side.lines());
    out.close();
  }

  private void lines(List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    out.open("dl");
    for (Line line : lines) {
      out.text("dt", line.label()).open("dd");
      switch (line.kind()) {
        case WORDS -> out.text(line.text());
        case SAID -> out.text("span", line.text(), "class", "said");
        case COMMAND -> out.text("code", line.text(), "class", "command");
      }
      if (!line.link().isEmpty()) {
        out.text(" ").outside(line.link(), line.link());
      }
      out.close();
    }
    out.close();
  }

  private void proofs() {
    out.open("section", "id", "proofs", "class", "proofs", "aria-labelledby", "proofs-title");
    out.text("h2", "Entries and their proofs", "id", "proofs-title");
    new ProofsHtml(situation, out).write(items);
    entries.whole(out);
    out.close();
  }
}
