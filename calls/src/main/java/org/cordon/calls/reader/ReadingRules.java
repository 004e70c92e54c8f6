package org.cordon.calls.reader;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.cordon.calls.Box;
import org.cordon.calls.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Which findings leave a row out. Rows that cannot be read at all are always left out; everything
 * else is a choice that depends on the question, and both are counted.
 *
 * @param leaveOut findings that leave a row out
 * @param box places outside it are {@link Finding#OUTSIDE_BOX}; null for the whole globe
 */
public record ReadingRules(Set<Finding> leaveOut, @Nullable Box box) {
  public ReadingRules {
    EnumSet<Finding> all = EnumSet.noneOf(Finding.class);
    all.addAll(leaveOut);
    for (Finding finding : Finding.values()) {
      if (finding.fatal()) {
        all.add(finding);
      }
    }
    leaveOut = Collections.unmodifiableSet(all);
  }

  /** Keeps every row that can be read. */
  public static ReadingRules everyReadableRow() {
    return new ReadingRules(EnumSet.noneOf(Finding.class), null);
  }

  /** For response times: calls that somebody waited for and that a unit reached. */
  public static ReadingRules forResponseTimes() {
    return everyReadableRow()
        .leavingOut(Finding.DUPLICATE)
        .leavingOut(Finding.TEST_CALL)
        .leavingOut(Finding.ON_VIEW)
        .leavingOut(Finding.NEVER_ARRIVED)
        .leavingOut(Finding.RUNS_BACKWARDS);
  }

  /** For replay on a map: calls with a place inside the box, whether anyone arrived or not. */
  public static ReadingRules forReplay(Box box) {
    Set<Finding> out =
        EnumSet.of(
            Finding.DUPLICATE,
            Finding.TEST_CALL,
            Finding.PRIVATE_AMBULANCE,
            Finding.ON_VIEW,
            Finding.NO_PLACE,
            Finding.PLACE_WITHHELD,
            Finding.UNREADABLE_PLACE,
            Finding.ZERO_PLACE,
            Finding.OUTSIDE_BOX);
    return new ReadingRules(out, box);
  }

  public ReadingRules leavingOut(Finding finding) {
    EnumSet<Finding> more = EnumSet.of(finding);
    more.addAll(leaveOut);
    return new ReadingRules(more, box);
  }

  /** Has no effect on the findings that make a row unreadable. */
  public ReadingRules keeping(Finding finding) {
    EnumSet<Finding> fewer = EnumSet.copyOf(leaveOut);
    fewer.remove(finding);
    return new ReadingRules(fewer, box);
  }

  /** The first of these findings that leaves a row out. */
  Optional<Finding> reasonToLeaveOut(EnumSet<Finding> findings) {
    for (Finding finding : findings) { // few, in the order of findings
      if (leaveOut.contains(finding)) {
        return Optional.of(finding);
      }
    }
    return Optional.empty();
  }
}
