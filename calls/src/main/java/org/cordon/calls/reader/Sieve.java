package org.cordon.calls.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cordon.calls.Box;
import org.cordon.calls.CallRecord;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.UnitSent;
import org.cordon.calls.Where;
import org.cordon.calls.format.Draft;
import org.cordon.calls.format.Format;
import org.cordon.calls.format.LocalClock;
import org.cordon.calls.format.Row;
import org.jspecify.annotations.Nullable;

/**
 * Judges rows by the rules, puts the rows of one call together, and keeps the account. Rows of one
 * call come one after another. A row is judged by itself first, then with its call.
 */
final class Sieve {
  /** What only the whole call shows. */
  private static final Set<Finding> OF_CALL =
      EnumSet.of(Finding.NEVER_ARRIVED, Finding.ZERO_RESPONSE, Finding.OUTSIDE_BOX);

  private final Format format;
  private final ReadingRules rules;
  private final LocalClock clock;
  private final Consumer<CallRecord> calls;

  private final SortedMap<Finding, Long> rejected = new TreeMap<>();
  private final SortedMap<Finding, Long> noted = new TreeMap<>();
  private final Set<Object> seen = new HashSet<>(); // asked for membership only
  private long rows;
  private long acceptedRows;
  private long acceptedCalls;

  private @Nullable CallRecord open;
  private final List<Set<Finding>> openRows = new ArrayList<>();

  Sieve(Format format, ReadingRules rules, Consumer<CallRecord> calls) {
    this.format = format;
    this.rules = rules;
    this.clock = new LocalClock(format.about().zone());
    this.calls = calls;
  }

  void accept(Row row) {
    rows++;
    Draft draft = new Draft(clock, rows);
    format.read(row, draft);
    draft.check(format.clock());
    noteRepetition(row, draft);
    Optional<Finding> reason = rules.reasonToLeaveOut(draft.findings());
    if (reason.isPresent()) {
      count(rejected, reason.get(), 1);
      return;
    }
    add(draft.record());
  }

  private void noteRepetition(Row row, Draft draft) {
    if (draft.rowId().isEmpty()) {
      if (!seen.add(row.fingerprint())) {
        draft.find(Finding.SAME_ROW);
      }
    } else if (!seen.add(draft.rowId())) {
      draft.find(Finding.DUPLICATE);
    }
  }

  private void add(CallRecord part) {
    if (open != null && !format.order().isEmpty() && open.id().equals(part.id())) {
      open = merge(open, part);
    } else {
      closeCall();
      open = part;
    }
    openRows.add(part.findings());
  }

  private static CallRecord merge(CallRecord call, CallRecord part) {
    List<UnitSent> units = new ArrayList<>(call.units());
    units.addAll(part.units());
    units.sort(Comparator.comparingLong(Sieve::sentMs)); // stable: else as the file has them
    EnumSet<Finding> findings = EnumSet.noneOf(Finding.class);
    findings.addAll(call.findings());
    findings.addAll(part.findings());
    return new CallRecord(
        call.id(),
        call.service(),
        call.type(),
        call.priority(),
        call.times().merge(part.times()),
        call.where() == null ? part.where() : call.where(),
        call.area(),
        units,
        call.onView() || part.onView(),
        findings);
  }

  private static long sentMs(UnitSent unit) {
    return unit.times().get(Moment.DISPATCHED).orElse(Long.MAX_VALUE);
  }

  /** Judges the call that is being put together, if any; to be called after the last row. */
  void closeCall() {
    if (open == null) {
      return;
    }
    EnumSet<Finding> ofCall = findingsOfCall(open);
    CallRecord call = open.with(ofCall);
    Optional<Finding> reason = rules.reasonToLeaveOut(ofCall);
    if (reason.isPresent()) {
      count(rejected, reason.get(), openRows.size());
    } else {
      acceptedRows += openRows.size();
      acceptedCalls++;
      openRows.forEach(row -> note(row, ofCall));
      calls.accept(call);
    }
    open = null;
    openRows.clear();
  }

  private void note(Set<Finding> ofRow, Set<Finding> ofCall) {
    for (Finding finding : ofCall) {
      if (ofRow.contains(finding) || OF_CALL.contains(finding)) {
        count(noted, finding, 1);
      }
    }
  }

  private EnumSet<Finding> findingsOfCall(CallRecord call) {
    EnumSet<Finding> found = EnumSet.noneOf(Finding.class);
    found.addAll(call.findings());
    if (format.recordsArrival() && !call.times().has(Moment.ON_SCENE)) {
      found.add(Finding.NEVER_ARRIVED);
    }
    OptionalLong response = call.times().between(Moment.RECEIVED, Moment.ON_SCENE);
    if (!call.onView() && response.isPresent() && response.getAsLong() == 0) {
      found.add(Finding.ZERO_RESPONSE);
    }
    Box box = rules.box();
    Where where = call.where();
    if (box != null && where != null && !box.contains(where)) {
      found.add(Finding.OUTSIDE_BOX);
    }
    return found;
  }

  private static void count(SortedMap<Finding, Long> counts, Finding finding, long more) {
    counts.merge(finding, more, Long::sum);
  }

  Tally tally(Table table) {
    long unreadable = table.rejectedLines();
    if (unreadable > 0) {
      count(rejected, Finding.UNREADABLE_LINE, unreadable);
    }
    return new Tally(
        table.file(),
        format.about(),
        rows + unreadable,
        acceptedRows,
        acceptedCalls,
        rejected,
        noted,
        table.rejectedLineTexts(),
        format.layout().unused(table.header()));
  }
}
