package org.cordon.brief.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.cordon.brief.account.Account;
import org.cordon.brief.account.CallOnRecord;
import org.cordon.brief.account.ZoneOnRecord;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.dispatch.model.account.EntryKind;

/** The figures of an account, zone by zone; of all calls where there is no zone. */
public final class Figures {
  private static final String CLOCK =
      "time from receipt of the call to hands-on (contact, both at the meeting point, or entry"
          + " after clearing) over all of these calls; one without hands-on by then counts as not"
          + " reached, later than every other";

  private final Account account;
  private final List<Figure> all = new ArrayList<>();

  private Figures(Account account) {
    this.account = account;
  }

  /** Every figure, zone by zone in the order of their ids, then those of the whole record. */
  public static List<Figure> of(Account account) {
    Figures figures = new Figures(account);
    List<ZoneOnRecord> zones = account.zones();
    if (zones.isEmpty()) {
      figures.calls(
          Population.of("calls", "all calls", account, new Population.Where.Anywhere(), 0));
    }
    zones.forEach(figures::zone);
    figures.alarms();
    return List.copyOf(figures.all);
  }

  private void zone(ZoneOnRecord zone) {
    String id = Slug.of(zone.zone().id());
    String name = zone.zone().name();
    Population.Where in = new Population.Where.Inside(zone.zone().id());
    Population inside =
        Population.of(id, "calls inside " + name + " since closed", account, in, zone.sinceMs());
    calls(inside);
    held(inside);
    Population outside =
        Population.of(
            id + ".outside",
            "calls outside every zone since " + name + " was closed",
            account,
            new Population.Where.Outside(),
            zone.sinceMs());
    count(outside, "received", "received", outside.calls(), false);
    times(outside);
    dealings(id, name, zone);
  }

  private void calls(Population p) {
    count(p, "received", "received", p.calls(), false);
    for (IncidentOutcome outcome : IncidentOutcome.values()) {
      String word = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
      count(p, word, word.replace('-', ' '), p.ended(outcome), true);
    }
    count(p, "open", "still open", p.open(), true);
    times(p);
  }

  private void count(
      Population p, String id, String word, List<CallOnRecord> counted, boolean part) {
    String which = part ? " that ended as \"" + word + "\"" : "";
    which = id.equals("open") ? " that have not ended" : which;
    which = id.equals("held") ? " that are held now" : which;
    add(
        p.id() + "." + id,
        p.words() + ": " + word,
        new Said("number of " + p.words() + which, p.query() + ";" + which + " count"),
        new Value(counted.size(), part ? p.calls().size() : Figure.NONE, Figure.Unit.CALLS),
        part ? Population.lives(counted) : Population.openings(counted));
  }

  private void times(Population p) {
    time(p, "median", 50, "median");
    time(p, "p90", 90, "9 of 10 within");
  }

  private void time(Population p, String id, int percent, String word) {
    add(
        p.id() + "." + id,
        p.words() + ": time to hands-on, " + word,
        new Said(
            word + ": " + CLOCK,
            p.query()
                + "; HANDS_ON minus RECEIVED in ms; the value of rank ceil("
                + percent
                + "·n/100), n = "
                + p.calls().size()),
        new Value(p.quantile(percent), Figure.NONE, Figure.Unit.MILLISECONDS),
        Population.clocks(p.calls()));
  }

  private void held(Population p) {
    List<CallOnRecord> held = p.held();
    count(p, "held", "held now", held, false);
    add(
        p.id() + ".longest-wait",
        p.words() + ": longest wait of one that is open",
        new Said(
            "longest time since receipt of a call that is open and without hands-on",
            p.query()
                + "; open, without HANDS_ON; "
                + account.atMs()
                + " minus RECEIVED, greatest"),
        new Value(
            Population.longestWaitMs(p.open(), account.atMs()),
            Figure.NONE,
            Figure.Unit.MILLISECONDS),
        Population.lives(p.open()));
  }

  private void dealings(String id, String name, ZoneOnRecord zone) {
    List<AccountItem> attempts = zone.of(EntryKind.ACCESS_ATTEMPT);
    dealing(id + ".attempts", "attempts to enter " + name, attempts, Figure.Unit.ATTEMPTS);
    failed(
        id + ".attempts-failed",
        "attempts to enter " + name + " that failed",
        attempts,
        i ->
            i.entry() instanceof AccountEntry.AccessAttempt a
                && a.outcome() != AttemptOutcome.ENTERED,
        Figure.Unit.ATTEMPTS);
    List<AccountItem> contacts = zone.of(EntryKind.CONTACT);
    dealing(id + ".contacts", "contacts tried about " + name, contacts, Figure.Unit.CONTACTS);
    failed(
        id + ".contacts-failed",
        "contacts tried about " + name + " that failed",
        contacts,
        i ->
            i.entry() instanceof AccountEntry.Contact c
                && c.reached() != AccountEntry.Contact.Reached.REACHED,
        Figure.Unit.CONTACTS);
  }

  private void dealing(String id, String label, List<AccountItem> items, Figure.Unit unit) {
    add(
        id,
        label,
        new Said("number of " + label + " that stand on record", entered(unit)),
        new Value(items.size(), Figure.NONE, unit),
        numbers(items));
  }

  private void failed(
      String id,
      String label,
      List<AccountItem> items,
      Predicate<AccountItem> fails,
      Figure.Unit unit) {
    List<AccountItem> failed = items.stream().filter(fails).toList();
    add(
        id,
        label,
        new Said("number of " + label, entered(unit) + "; those that did not succeed"),
        new Value(failed.size(), items.size(), unit),
        numbers(failed));
  }

  private String entered(Figure.Unit unit) {
    String kind = unit == Figure.Unit.ATTEMPTS ? "access-attempt" : "contact";
    return "entries 0 to "
        + (account.size() - 1)
        + " of kind "
        + kind
        + " with that zone, not struck or amended";
  }

  private List<Long> numbers(List<AccountItem> items) {
    return items.stream().map(account::number).toList();
  }

  private void alarms() {
    List<Long> raised = account.state().alarms().all().stream().map(account::number).toList();
    add(
        "alarms.standing",
        "alarms that stand",
        new Said(
            "number of alarms that were raised and not cleared",
            "fold entries 0 to " + (account.size() - 1) + "; alarms of the state"),
        new Value(raised.size(), Figure.NONE, Figure.Unit.ALARMS),
        raised.stream().sorted().toList());
  }

  private record Said(String definition, String query) {}

  private record Value(long value, long of, Figure.Unit unit) {}

  private void add(String id, String label, Said said, Value value, List<Long> entries) {
    all.add(
        new Figure(
            id,
            label,
            said.definition,
            said.query,
            value.value,
            value.of,
            value.unit,
            account.size(),
            entries));
  }
}
