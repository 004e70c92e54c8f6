package org.cordon.study.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.cordon.dispatch.codec.Fold;
import org.cordon.dispatch.codec.LogJournal;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.snapshot.RecordState;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.MemoryStore;
import org.cordon.roads.Place;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.RunResult;
import org.cordon.study.result.Transports;
import org.cordon.study.scenario.Case;
import org.cordon.study.scenario.Resources;
import org.cordon.study.scenario.Resources.Hospital;
import org.cordon.study.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmallTownTest {
  private final SmallTown town = new SmallTown();

  @TempDir private Path folder = Path.of("");

  @Test
  void everyCaseRunsWithEverythingCheckedAfterEveryStepAndNothingRefused() {
    for (Case c : town.scenario.study().cases()) {
      Simulation simulation = town.simulation(town.of(c.name()), 0, Journal.NONE);
      RunResult result = simulation.run(() -> false);
      assertThat(result.fates()).hasSizeGreaterThan(100);
      assertThat(simulation.refused()).as(c.name()).isEmpty();
    }
  }

  @Test
  void withoutAZoneEverybodyIsReachedAndWithOneNotEverybody() {
    List<CallFate> before =
        town.simulation(town.of("before"), 0, Journal.NONE).run(() -> false).fates();
    assertThat(before).allSatisfy(f -> assertThat(f.responseMs()).isPresent());
    Set<IncidentOutcome> closed = EnumSet.noneOf(IncidentOutcome.class);
    for (int run = 0; run < 3; run++) {
      Simulation simulation = town.simulation(town.of("triple"), run, Journal.NONE);
      simulation.run(() -> false).fates().forEach(f -> closed.add(f.outcome()));
    }
    assertThat(closed)
        .contains(
            IncidentOutcome.REACHED,
            IncidentOutcome.DEFERRED,
            IncidentOutcome.WITHDRAWN_BY_THE_CALLER);
  }

  @Test
  void aCaseThatChangesNothingGivesEveryCallTheSameFate() {
    Scenario base = town.of("points");
    RunResult first = town.simulation(base, 1, Journal.NONE).run(() -> false);
    RunResult same =
        town.simulation(base.in(town.named("points")), 1, Journal.NONE).run(() -> false);
    assertThat(same).isEqualTo(first);
    assertThat(town.simulation(base, 2, Journal.NONE).run(() -> false)).isNotEqualTo(first);
  }

  @Test
  void callsFarFromTheZoneDrawTheSameInCasesThatDiverge() {
    RunResult a = town.simulation(town.of("before"), 0, Journal.NONE).run(() -> false);
    RunResult b = town.simulation(town.of("closed"), 0, Journal.NONE).run(() -> false);
    int same = 0;
    for (int i = 0; i < a.fates().size(); i++) {
      assertThat(b.fates().get(i).call()).isEqualTo(a.fates().get(i).call());
      same += b.fates().get(i).equals(a.fates().get(i)) ? 1 : 0;
    }
    assertThat(same).isGreaterThan(a.fates().size() / 4);
  }

  @Test
  void aHospitalInsideTheClosedBlockIsPassedOverAndCountedByItsName() {
    List<Hospital> all = town.scenario.resources().hospitals();
    Hospital usual = all.getFirst();
    Hospital inside =
        new Hospital("inside", "Block Clinic", Place.of(47.6118, -122.3174), usual.handover());
    Transports both = transports("closed", List.of(inside, usual));
    assertThat(both.cutOff()).containsOnlyKeys("Block Clinic");
    assertThat(both.nowhere()).isZero();
    Transports alone = transports("closed", List.of(inside));
    assertThat(alone.nowhere()).isPositive().isEqualTo(alone.cutOff().get("Block Clinic"));
    assertThat(transports("before", List.of(inside, usual)).unhindered()).isTrue();
    assertThat(transports("closed", all).unhindered()).isTrue();
  }

  private Transports transports(String caseName, List<Hospital> hospitals) {
    Scenario s = town.of(caseName);
    Resources resources =
        new Resources(s.resources().stations(), hospitals, s.resources().units(), List.of());
    Scenario with =
        new Scenario(s.frame(), resources, s.work(), s.demand(), s.timeline(), s.study());
    Transports sum = Transports.UNHINDERED;
    for (int run = 0; run < 4; run++) {
      sum =
          sum.plus(town.simulation(with, run, Journal.NONE).run(() -> false).counts().transports());
    }
    return sum;
  }

  @Test
  void theRecordOfARunFoldsToTheStateOfItsEngineAtAnyTime() throws IOException {
    for (Case c : town.scenario.study().cases()) {
      onRecord(town.of(c.name()), folder.resolve(c.name() + ".state"));
    }
  }

  /** Keeps a state half-way, and holds every time to the record alone and to record and state. */
  private void onRecord(Scenario scenario, Path kept) throws IOException {
    SignerKey key = SignerKey.ofSeed("study.example/run", KeyType.ED25519, new byte[32]);
    MemoryStore store = new MemoryStore();
    TreeMap<Long, String> hashAt = new TreeMap<>();
    try (Log log = Log.open(store, key)) {
      LogJournal journal = LogJournal.gathering(log, null, 500);
      AtomicReference<Simulation> running = new AtomicReference<>();
      Simulation simulation =
          town.simulation(
              scenario,
              0,
              (entries, sealed) -> {
                journal.append(entries, sealed);
                State state = Objects.requireNonNull(running.get()).state();
                long nowMs = state.recordedAtMs();
                if (state.seq() % 40 == 0 || hashAt.containsKey(nowMs)) {
                  hashAt.put(nowMs, state.hash());
                }
              });
      running.set(simulation);
      simulation.run(() -> false);
      journal.finish();
      LogReader reader = new LogReader(store);
      assertThat(hashAt).hasSizeGreaterThan(10);
      hashAt.put(Long.MAX_VALUE, simulation.state().hash());
      long middleMs = List.copyOf(hashAt.keySet()).get(hashAt.size() / 2);
      keep(reader, middleMs, kept);
      hashAt.forEach((ms, hash) -> {
        for (boolean keepFiled : List.of(true, false)) {
          Fold fold = new Fold("run", ms, keepFiled).all(reader, 0);
          assertThat(fold.state().hash()).as("at %d", ms).isEqualTo(hash);
        }
        RecordState read = RecordState.of(reader, "run", ms, kept);
        assertThat(read.state().hash()).as("at %d", ms).isEqualTo(hash);
        assertThat(read.from() > 0).isEqualTo(ms >= middleMs);
      });
    }
  }

  /** The state that a writer would have kept then: of a log with as many entries as it had. */
  private static void keep(LogReader whole, long untilMs, Path kept) throws IOException {
    Fold fold = new Fold("run", untilMs, false).all(whole, 0);
    MemoryStore then = new MemoryStore();
    SignerKey key = SignerKey.ofSeed("study.example/run", KeyType.ED25519, new byte[32]);
    try (Log log = Log.open(then, key)) {
      log.append(whole.entries(0, fold.state().seq()));
      RecordState.keep(new LogReader(then), fold, kept);
    }
  }
}
