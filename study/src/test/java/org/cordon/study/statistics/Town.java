package org.cordon.study.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.study.result.Approach;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.CaseResult;
import org.cordon.study.result.Goal;
import org.cordon.study.result.Origin;
import org.cordon.study.result.ReceivedCall;
import org.cordon.study.result.RunCounts;
import org.cordon.study.result.RunResult;
import org.cordon.study.result.StudyFacts;
import org.cordon.study.result.StudyResult;
import org.cordon.study.result.WaitingSeries;

/** Results written out by hand: minutes per call, {@code X} for one never reached. */
final class Town {
  static final long MIN = 60_000;

  private Town() {}

  /** A goal of 7 minutes for police at priority 1, none for priority 2; followed for 60 minutes. */
  static StudyFacts facts(String reference) {
    return new StudyFacts(
        new StudyFacts.Question("town", "A town", "What does it cost?", reference, reference),
        Origin.SIMULATED,
        1,
        new StudyFacts.Hashes("aa", "bb"),
        new StudyFacts.Window("America/Los_Angeles", 0, 3_600_000, 60 * MIN),
        List.of(new Goal(Service.POLICE, 1, 7 * MIN, "police")));
  }

  static StudyResult study(CaseResult... cases) {
    return new StudyResult(facts(cases[0].name()), List.of(cases), List.of());
  }

  /** One text a run: words like {@code 5} or {@code in:5} or {@code in:X} or {@code P2:5}. */
  static CaseResult caseOf(String name, String... runs) {
    List<RunResult> results = new ArrayList<>();
    for (int run = 0; run < runs.length; run++) {
      List<CallFate> fates = new ArrayList<>();
      for (String word : runs[run].split(" ", -1)) {
        fates.add(fate(word, fates.size()));
      }
      results.add(
          new RunResult(
              run,
              fates,
              new WaitingSeries(0, 3_600_000, List.of(0)),
              RunCounts.ofAlarms(Map.of())));
    }
    return new CaseResult(name, name, results);
  }

  private static CallFate fate(String word, int number) {
    String time = word.substring(word.indexOf(':') + 1);
    boolean reached = !time.equals("X");
    ReceivedCall call =
        new ReceivedCall(
            "C" + number,
            new ReceivedCall.Kind("assault", word.startsWith("P2") ? 2 : 1, Service.POLICE),
            "C1",
            word.startsWith("in:"),
            number,
            new Place(0, 0));
    return new CallFate(
        call,
        reached ? IncidentOutcome.REACHED : IncidentOutcome.NOT_REACHED,
        reached ? Approach.DIRECT : Approach.NONE,
        reached ? OptionalLong.of(Long.parseLong(time) * MIN) : OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty());
  }
}
