package org.cordon.study.scenario.yaml;

import java.util.List;
import java.util.function.ToLongFunction;
import org.cordon.study.scenario.Span;
import org.cordon.study.scenario.Timeline.Note;
import org.cordon.study.scenario.Timeline.Order;
import org.cordon.study.scenario.Timeline.StationChange;
import org.cordon.study.scenario.Zone.Agreement;
import org.cordon.study.scenario.Zone.Attempt;
import org.cordon.study.scenario.Zone.Contact;
import org.cordon.study.scenario.Zone.Dealings;
import org.cordon.study.scenario.yaml.Item.Fields;
import org.jspecify.annotations.Nullable;

/** Reads what was agreed, tried, ordered and noted, each list in the order of time. */
final class DealingsReader {
  private final Source source;

  DealingsReader(Source source) {
    this.source = source;
  }

  Dealings read(Fields zone) {
    Item attempts = zone.find("attempts");
    Item contacts = zone.find("contacts");
    return new Dealings(
        source.problems.each(zone.find("agreements"), this::agreement),
        inOrder(attempts, source.problems.each(attempts, this::attempt), Attempt::atMs),
        inOrder(contacts, source.problems.each(contacts, this::contact), Contact::atMs));
  }

  List<StationChange> stationChanges(@Nullable Item list) {
    return inOrder(list, source.problems.each(list, this::stationChange), StationChange::atMs);
  }

  List<Order> orders(@Nullable Item list) {
    return source.problems.each(list, this::order);
  }

  List<Note> notes(@Nullable Item list) {
    return inOrder(list, source.problems.each(list, this::note), Note::atMs);
  }

  private <T> List<T> inOrder(@Nullable Item list, List<T> values, ToLongFunction<T> atMs) {
    for (int i = 1; list != null && i < values.size(); i++) {
      if (atMs.applyAsLong(values.get(i)) < atMs.applyAsLong(values.get(i - 1))) {
        source.problems.add(
            list.items()
                .get(i)
                .refusal(
                    "times-run-backwards",
                    "a time before that of the item above it",
                    "List them in the order of time."));
      }
    }
    return values;
  }

  private Agreement agreement(Item item) {
    Fields f = item.fields(Section.AGREEMENT);
    return new Agreement(
        source.define("agreement", f.get("id")),
        source.span(f, Span.NEVER_MS),
        f.get("with").text(),
        f.get("mandate").text(),
        f.get("text").text());
  }

  private Attempt attempt(Item item) {
    Fields f = item.fields(Section.ATTEMPT);
    return new Attempt(
        source.ms(f.get("at")),
        f.get("who").text(),
        Words.read(f.get("result"), Attempt.Result.class),
        f.text("note", ""));
  }

  private Contact contact(Item item) {
    Fields f = item.fields(Section.CONTACT);
    return new Contact(
        source.ms(f.get("at")),
        f.get("with").text(),
        Forms.truth(f.get("reached")),
        f.text("note", ""));
  }

  private StationChange stationChange(Item item) {
    Fields f = item.fields(Section.STATION_CHANGE);
    StationChange.Kind kind = Words.read(f.get("change"), StationChange.Kind.class);
    Item to = f.find("to");
    if ((kind == StationChange.Kind.MOVED) != (to != null)) {
      throw f.get("change")
          .refusal(
              "station-change-unclear",
              Words.kebab(kind) + (to == null ? " without \"to\"" : " with \"to\""),
              "Give \"to: PLACE\" for a station that moved, and only then.");
    }
    Item unitsGoTo = f.find("units-to");
    return new StationChange(
        source.ms(f.get("at")),
        source.refer("station", f.get("station")),
        kind,
        to == null ? null : source.place(to),
        unitsGoTo == null ? "" : source.refer("station", unitsGoTo));
  }

  private Order order(Item item) {
    Fields f = item.fields(Section.ORDER);
    return new Order(
        source.define("order", f.get("id")),
        source.span(f, Span.NEVER_MS),
        f.get("given-by").text(),
        f.get("subject").text());
  }

  private Note note(Item item) {
    Fields f = item.fields(Section.NOTE);
    return new Note(source.ms(f.get("at")), f.get("text").text(), f.get("source").text());
  }
}
