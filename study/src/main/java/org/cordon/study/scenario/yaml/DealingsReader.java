package org.cordon.study.scenario.yaml;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Contact.Reached;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.dispatch.model.account.Counterparty;
import org.cordon.dispatch.model.account.Counterparty.Kind;
import org.cordon.dispatch.model.account.Counterparty.Mandate;
import org.cordon.dispatch.model.account.Period;
import org.cordon.dispatch.model.account.Scope;
import org.cordon.study.scenario.Span;
import org.cordon.study.scenario.Timeline.Order;
import org.cordon.study.scenario.Timeline.StationChange;
import org.cordon.study.scenario.Timeline.Told;
import org.cordon.study.scenario.Zone.Agreement;
import org.cordon.study.scenario.Zone.Dealings;
import org.cordon.study.scenario.yaml.Item.Fields;
import org.jspecify.annotations.Nullable;

/** Reads what was agreed, tried and ordered, each list in the order of time. */
final class DealingsReader {
  private final Source source;

  DealingsReader(Source source) {
    this.source = source;
  }

  Dealings read(Fields zone) {
    String id = zone.get("id").text();
    Item attempts = zone.find("attempts");
    Item contacts = zone.find("contacts");
    return new Dealings(
        source.problems.each(zone.find("agreements"), item -> agreement(id, item)),
        numbered(attempts, (n, item) -> attempt(id, n, item)),
        numbered(contacts, (n, item) -> contact(id, n, item)));
  }

  private interface Numbered {
    Told read(int number, Item item);
  }

  private List<Told> numbered(@Nullable Item list, Numbered reader) {
    AtomicInteger number = new AtomicInteger();
    List<Told> read =
        source.problems.each(list, item -> reader.read(number.incrementAndGet(), item));
    return inOrder(list, read, Told::atMs);
  }

  List<StationChange> stationChanges(@Nullable Item list) {
    return inOrder(list, source.problems.each(list, this::stationChange), StationChange::atMs);
  }

  List<Order> orders(@Nullable Item list) {
    return source.problems.each(list, this::order);
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

  /** An id of its kind, which no other entry has either. */
  private String entry(String kind, Item id) {
    source.define("entry", id);
    return source.define(kind, id);
  }

  /** Its collection points are those that name it. */
  private Agreement agreement(String zone, Item item) {
    Fields f = item.fields(Section.AGREEMENT);
    Span span = source.span(f, Span.NEVER_MS);
    List<String> mayEnter =
        source.problems.each(f.find("may-enter"), service -> Forms.service(service).name());
    Scope scope = new Scope(texts(f.find("routes")), List.of(), mayEnter, f.text("when", ""));
    return new Agreement(
        span,
        new AccountEntry.Agreement(
            entry("agreement", f.get("id")),
            zone,
            with(f),
            f.get("text").text(),
            scope,
            texts(f.find("binds")),
            source.problems.each(f.find("told"), DealingsReader::told),
            new Period(span.fromMs(), span.untilMs())),
        AccountReader.known(f.find("known")),
        f.text("note", ""));
  }

  private List<String> texts(@Nullable Item list) {
    return source.problems.each(list, Item::text);
  }

  private static AccountEntry.Agreement.Told told(Item item) {
    Fields f = item.fields(Section.TOLD);
    return new AccountEntry.Agreement.Told(
        f.get("office").text(), Forms.truth(f.get("acknowledged")));
  }

  /** A group of unknown mandate, where nothing else is said. */
  private static Counterparty with(Fields f) {
    Item kind = f.find("kind");
    Item mandate = f.find("mandate");
    return new Counterparty(
        kind == null ? Kind.GROUP : Words.read(kind, Kind.class),
        f.get("with").text(),
        mandate == null ? Mandate.NOT_ESTABLISHED : Words.read(mandate, Mandate.class));
  }

  private static Reached reached(Item item) {
    if (item.text().equals(Words.kebab(Reached.BROKEN_OFF))) {
      return Reached.BROKEN_OFF;
    }
    return Forms.truth(item) ? Reached.REACHED : Reached.NOT_REACHED;
  }

  private Told attempt(String zone, int number, Item item) {
    Fields f = item.fields(Section.ATTEMPT);
    Item service = f.find("service");
    return new Told(
        source.ms(f.get("at")),
        new AccountEntry.AccessAttempt(
            id(f, zone + "-attempt-" + number),
            zone,
            f.get("who").text(),
            service == null ? "" : Forms.service(service).name(),
            Words.read(f.get("result"), AttemptOutcome.class)),
        AccountReader.known(f.find("known")),
        f.text("note", ""));
  }

  private Told contact(String zone, int number, Item item) {
    Fields f = item.fields(Section.CONTACT);
    Item about = f.find("entry");
    return new Told(
        source.ms(f.get("at")),
        new AccountEntry.Contact(
            id(f, zone + "-contact-" + number),
            zone,
            with(f),
            reached(f.get("reached")),
            f.get("subject").text(),
            about == null ? "" : source.refer("entry", about)),
        AccountReader.known(f.find("known")),
        f.text("note", ""));
  }

  /** The id that it has, or the one that its place in the list gives it. */
  private String id(Fields f, String otherwise) {
    Item id = f.find("id");
    return id == null ? source.define("entry", f.whole(), otherwise) : source.define("entry", id);
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
    Item authority = f.find("authority");
    if (kind != StationChange.Kind.CLOSED && authority != null) {
      throw authority.refusal(
          "station-change-unclear",
          Words.kebab(kind) + " with \"authority\"",
          "Give \"authority\" for a station that closed, and only then.");
    }
    Item unitsGoTo = f.find("units-to");
    return new StationChange(
        source.ms(f.get("at")),
        source.refer("station", f.get("station")),
        kind,
        to == null ? null : source.place(to),
        unitsGoTo == null ? "" : source.refer("station", unitsGoTo),
        source.authority(authority));
  }

  private Order order(Item item) {
    Fields f = item.fields(Section.ORDER);
    source.know("authority", f.get("id"));
    return new Order(
        entry("order", f.get("id")),
        source.span(f, Span.NEVER_MS),
        f.get("given-by").text(),
        f.get("subject").text(),
        source.about(f),
        AccountReader.known(f.find("known")));
  }
}
