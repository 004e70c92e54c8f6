package org.cordon.study.replay;

import java.nio.file.Path;
import java.util.List;
import org.cordon.calls.roster.FireRoster;
import org.cordon.calls.roster.ResponseCodes;
import org.cordon.roads.route.Roads;

/**
 * What a replay of fire calls needs.
 *
 * @param calls a file of call records that lists the units sent
 * @param zones zones in force the whole time; none for the city as it was
 */
public record ReplayInput(
    Roads roads,
    Path calls,
    FireRoster roster,
    ResponseCodes codes,
    List<ReplayZone> zones,
    Options options) {

  /**
   * What the files do not say and is therefore assumed.
   *
   * @param fromMs calls received before are counted, not replayed; UTC ms
   * @param untilMs nor those received from then on
   * @param turnoutMs of every unit at its post
   * @param busy how long a unit is busy at the scene
   */
  public record Options(long fromMs, long untilMs, long turnoutMs, Busy busy) {
    public Options {
      if (untilMs <= fromMs || turnoutMs < 0) {
        throw new IllegalArgumentException("until " + untilMs + " is not after " + fromMs);
      }
    }

    /** All calls; turnout 80 s (NFPA 1710, fire); units busy as in San Francisco. */
    public static Options defaults() {
      return new Options(0, Long.MAX_VALUE, 80_000, Busy.AS_IN_SAN_FRANCISCO);
    }
  }

  /**
   * From arrival until available again. The medians of San Francisco's records of eight days in
   * 2016-17: medic units 65 min on medical calls, transport included; engines 11 min on medical and
   * 8 min on other calls; chiefs 8 min. Seattle's aid cars have no likeness there; 25 min is a
   * guess.
   */
  public record Busy(long medicMs, long aidMs, long otherMs) {
    private static final long MINUTE_MS = 60_000;

    public static final Busy AS_IN_SAN_FRANCISCO =
        new Busy(65 * MINUTE_MS, 25 * MINUTE_MS, 10 * MINUTE_MS);

    /** The same, so many percent as long: 0 makes every unit always free at its post. */
    public Busy percent(int percent) {
      return new Busy(medicMs * percent / 100, aidMs * percent / 100, otherMs * percent / 100);
    }
  }

  public ReplayInput {
    zones = List.copyOf(zones);
  }
}
