package org.cordon.dispatch.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cordon.dispatch.engine.Engine;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.engine.Recommendation;
import org.cordon.dispatch.engine.Salts;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.AlarmEvent;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.Closure;
import org.cordon.dispatch.model.Closure.Crossing;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.Commitment;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Event;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.PointEvent;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.SealedItem;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.SetupEvent;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.dispatch.scenario.Desk;
import org.cordon.dispatch.scenario.GridTown;
import org.cordon.dispatch.scenario.Play;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogEntry;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.MemoryStore;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.junit.jupiter.api.Test;

class LogTest {
  private static final String GOLDEN_HASH = "/golden/state.sha256";

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(LogTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Desk night() throws IOException {
    Desk desk = new Desk();
    Play.play(desk, resource("/golden/night.txt"), "night.txt");
    return desk;
  }

  private static String written(Desk desk, ByteArrayOutputStream sealed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonLines lines = new JsonLines(out, sealed);
    lines.append(desk.log, desk.sealed);
    lines.finish(desk.state());
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aReplayedFileFoldsToTheStateOfTheLiveEngine() throws IOException {
    Desk desk = night();
    Replay replay = Replay.of(written(desk, new ByteArrayOutputStream()), "night", true);
    assertEquals(desk.state().hash(), replay.state().hash());
    assertEquals(desk.log.size(), replay.entries());
  }

  @Test
  void whatARecordSaysOfItselfIsSkippedByTheFold() throws IOException {
    Desk desk = night();
    MemoryStore store = new MemoryStore();
    SignerKey key = SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);
    try (Log log = Log.open(store, key)) {
      int half = desk.log.size() / 2;
      for (List<Entry> part :
          List.of(desk.log.subList(0, half), desk.log.subList(half, 2 * half))) {
        LogEntry own = new LogEntry(LogEntry.Kind.RESTORED, 1, Map.of("why", "a test"));
        log.append(List.of(own.bytes()));
        LogJournal.live(log, null).append(part, List.of());
        log.append(List.of(own.bytes()));
      }
      LogJournal.live(log, null).append(desk.log.subList(2 * half, desk.log.size()), List.of());
      Replay replay = Replay.of(new LogReader(store), "record", Long.MAX_VALUE);
      assertEquals(desk.state().hash(), replay.state().hash());
      assertEquals(desk.log.size(), replay.entries());
      assertEquals(desk.log.size() + 4, new LogReader(store).size());
    }
  }

  @Test
  void filedIncidentsMayBeForgottenWithoutChangingTheHash() throws IOException {
    Desk desk = night();
    State keeps = new State(true);
    State forgets = new State(false);
    for (Entry entry : desk.log) {
      keeps.apply(entry);
      forgets.apply(entry);
    }
    assertEquals(keeps.hash(), forgets.hash());
    assertEquals(keeps.incidents().filedCount(), keeps.incidents().filed().size());
    assertTrue(keeps.incidents().filedCount() > 0);
    assertTrue(forgets.incidents().filed().isEmpty());
  }

  @Test
  void whatIsSealedStandsNowhereOnTheLogAndOpensItsCommitment() throws IOException {
    Desk desk = night();
    ByteArrayOutputStream side = new ByteArrayOutputStream();
    String log = written(desk, side);
    for (String secret : List.of("a spoken address", "a caller", "a note", "with whom")) {
      assertFalse(log.contains(secret), secret);
    }
    assertFalse(desk.sealed.isEmpty());
    List<String> lines = side.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(desk.sealed.size(), lines.size());
    TreeSet<String> committed = new TreeSet<>();
    desk.log.forEach(e -> e.commitments().forEach(c -> committed.add(c.sha256())));
    for (String line : lines) {
      SealedItem item = SealedLines.read(line, "sealed");
      assertTrue(committed.contains(item.commitment().sha256()));
      if (item.commitment().item() == Commitment.Item.PLACE) {
        String pair = item.data().replace(' ', ',');
        assertTrue(SealedLines.place(item).latE7() > 0);
        assertFalse(
            log.lines().anyMatch(l -> l.contains("call-received") && l.contains(pair)), pair);
      }
    }
    SealedItem first = desk.sealed.getFirst();
    assertFalse(
        SealedLines.opens(new SealedItem(first.commitment(), first.saltHex(), "something else")));
    String forged =
        SealedLines.write(new SealedItem(first.commitment(), first.saltHex(), "something else"));
    assertEquals(
        "sealed-item-differs",
        assertThrows(Refusal.class, () -> SealedLines.read(forged, "sealed")).name());
  }

  @Test
  void deletingWhatIsSealedChangesNeitherFoldNorHash() throws IOException {
    Desk desk = night();
    String with = written(desk, new ByteArrayOutputStream());
    desk.sealed.clear();
    String without = written(desk, new ByteArrayOutputStream());
    assertEquals(with, without);
    assertEquals(desk.state().hash(), Replay.of(without, "night", true).state().hash());
  }

  @Test
  void anEngineGoesOnFromAFileAsIfItHadNeverStopped() throws IOException {
    Desk desk = night();
    Play.play(desk, "03:20 call C7 chest-pain P1 at \"12th & Pine\"", "C7");
    Play.play(desk, "03:20 call C8 noise P3 nowhere\n03:21 locate C8 at \"9th & Pine\"", "C8");
    Replay replay = Replay.of(written(desk, new ByteArrayOutputStream()), "night", true);
    Engine next =
        new Engine(replay.state(), new GridTown(), (u, now) -> null, Journal.NONE, Salts.seeded(1));
    replay.places(desk.sealed).forEach(next::restorePlace);
    long now = desk.state().recordedAtMs() + 1000;
    int recommended = 0;
    for (Incident incident : desk.state().incidents().active()) {
      Recommendation before = desk.engine.recommend(incident.id(), now);
      assertEquals(before, next.recommend(incident.id(), now), incident.id());
      recommended += before == null ? 0 : 1;
    }
    assertTrue(recommended >= 2, "only " + recommended);
    assertEquals(desk.engine.nextDueMs(), next.nextDueMs());
    Stamp stamp = Stamp.now(desk.engine.nextDueMs(), "engine");
    desk.handle(new Command.Tick(), stamp);
    next.handle(new Command.Tick(), stamp);
    assertEquals(desk.state().hash(), next.state().hash());
  }

  @Test
  void aJournalThatFailsStopsTheEngine() {
    Engine engine =
        new Engine(
            new State(false),
            new GridTown(),
            (u, now) -> null,
            (entries, sealed) -> {
              throw new UncheckedIOException(new IOException("No space left on device"));
            },
            Salts.seeded(1));
    Command enrol = new SetupCommand.EnrolOperator("op-1", Role.DISPATCHER);
    Stamp stamp = Stamp.now(0, "op-1");
    assertThrows(UncheckedIOException.class, () -> engine.handle(enrol, stamp));
    assertThrows(IllegalStateException.class, () -> engine.handle(enrol, stamp));
  }

  private static Refusal refused(List<String> lines) {
    String text = String.join("\n", lines) + "\n";
    return assertThrows(Refusal.class, () -> Replay.of(text, "night", true));
  }

  @Test
  void aDamagedFileIsRefusedByNameWithTheLine() throws IOException {
    List<String> lines = written(night(), new ByteArrayOutputStream()).lines().toList();
    int n = lines.size();
    assertEquals("truncated-log", refused(lines.subList(0, n - 1)).name());
    List<String> shortened = new ArrayList<>(lines.subList(0, n - 2));
    shortened.add(lines.get(n - 1));
    assertEquals("truncated-log", refused(shortened).name());

    List<String> swapped = new ArrayList<>(lines);
    swapped.set(40, lines.get(41));
    swapped.set(41, lines.get(40));
    assertEquals("reordered-log", refused(swapped).name());
    assertEquals("night:41", refused(swapped).where());

    List<String> edited = new ArrayList<>(lines);
    int at = 0;
    while (!lines.get(at).contains("\"turnout_ms\":60000") || at < 110) {
      at++;
    }
    edited.set(at, lines.get(at).replace("\"turnout_ms\":60000", "\"turnout_ms\":50000"));
    assertEquals("edited-log", refused(edited).name());
    assertEquals("an edit in lines 101 to " + Math.min(200, n - 1), refused(edited).found());

    String whole = String.join("\n", lines);
    Refusal cut =
        assertThrows(Refusal.class, () -> Replay.of(whole.substring(0, 5000), "night", true));
    assertEquals("truncated-line", cut.name());
    List<String> after = new ArrayList<>(lines);
    after.add(lines.getFirst());
    assertEquals("text-after-end", refused(after).name());
  }

  @Test
  void unknownVersionsKindsAndFieldsAreNamed() throws IOException {
    List<String> lines = written(night(), new ByteArrayOutputStream()).lines().toList();
    String first = lines.getFirst();
    assertEquals("unknown-schema-version", reading(first.replace("\"v\":1", "\"v\":2")));
    assertEquals("unknown-kind", reading(first.replace("\"started\"", "\"stopped\"")));
    assertEquals("missing-field", reading(first.replace(",\"v\":1", "")));
    assertEquals("unknown-field", reading(first.replace(",\"v\":1", ",\"v\":1,\"w\":1")));
    assertEquals("ill-typed-field", reading(first.replace("\"seq\":1", "\"seq\":\"1\"")));
    assertEquals("entry-too-long", reading(first.replace("grid-town", "x".repeat(70_000))));
    String plan = lines.stream().filter(l -> l.contains("\"plan-set\"")).findFirst().orElseThrow();
    assertEquals("impossible-value", reading(plan.replace("\"count\":1", "\"count\":0")));
    assertEquals("unknown-value", reading(plan.replace("\"POLICE\"", "\"PIRATES\"")));
    List<String> odd = new ArrayList<>(lines);
    odd.set(60, lines.get(60).replaceFirst("\"unit\":\"[^\"]*\"", "\"unit\":\"nobody\""));
    List<String> names = new ArrayList<>();
    for (int i = 1; i < lines.size() - 1; i++) {
      if (lines.get(i).contains("\"status-changed\"")) {
        odd = new ArrayList<>(lines);
        odd.set(i, lines.get(i).replaceFirst("\"unit\":\"[^\"]*\"", "\"unit\":\"nobody\""));
        names.add(refused(odd).name());
        break;
      }
    }
    assertEquals(List.of("entry-does-not-fit"), names);
  }

  private static String reading(String line) {
    return assertThrows(Refusal.class, () -> EntryCodec.read(line, "here:1")).name();
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(LogTest::kinds)
        : Stream.of(type);
  }

  /** Each written once by the version that brought its kinds of entry, and never again. */
  private static final List<String> GOLDEN_LOGS =
      List.of("events", "casualties", "account", "owners", "proposals");

  @Test
  void theGoldenFilesStayReadableForEverAndHoldEveryKind() throws IOException {
    TreeSet<String> missing = new TreeSet<>();
    TreeMap<String, String> typeOf = new TreeMap<>();
    kinds(Event.class).forEach(k -> missing.add(k.getName()));
    for (String name : GOLDEN_LOGS) {
      writeOnce(name);
      String golden = resource("/golden/" + name + ".jsonl");
      Replay replay = Replay.of(golden, "golden", true);
      String hash = name.equals("events") ? GOLDEN_HASH : "/golden/" + name + ".sha256";
      assertEquals(resource(hash).strip(), replay.state().hash());
      for (String line : golden.lines().toList()) {
        if (!line.startsWith("{\"end\"")) {
          Entry entry = EntryCodec.read(line, "golden");
          String type = entry.event().getClass().getName();
          missing.remove(type);
          String kind = EntryCodec.kind(entry.event());
          assertEquals(type, typeOf.computeIfAbsent(kind, k -> type), kind);
          assertEquals(line, EntryCodec.write(entry));
        }
      }
    }
    assertEquals(new TreeSet<String>(), missing);
  }

  /** With {@code -Dcordon.golden.write}: plays a new script, and leaves what is there alone. */
  private static void writeOnce(String name) throws IOException {
    Path log = Path.of("src/test/resources/golden").resolve(name + ".jsonl");
    if (Boolean.getBoolean("cordon.golden.write") && !Files.exists(log)) {
      Desk desk = new Desk();
      Play.play(desk, resource("/golden/" + name + ".txt"), name);
      Files.writeString(log, written(desk, new ByteArrayOutputStream()));
      Files.writeString(log.resolveSibling(name + ".sha256"), desk.state().hash() + "\n");
    }
  }

  private static String closing(Closure closure) {
    return EntryCodec.write(
        new Entry(1, 0, 0, "op-1", new ZoneEvent.StreetsClosed(closure), List.of()));
  }

  private static String hashAfter(Closure closure) {
    State state = new State(false);
    state.apply(EntryCodec.read(closing(closure), "here:1"));
    return state.hash();
  }

  @Test
  void aClosureIsWrittenAsEverAndItsLimitsOnlyWhereItHasAny() {
    List<Place> line = List.of(new Place(1, 2), new Place(3, 4));
    Closure whole = new Closure("B1", false, line, 0);
    assertTrue(
        closing(whole)
            .contains(
                "{\"closure\":{\"area\":false,\"id\":\"B1\",\"layer\":0,\"points\":[[1,2],[3,4]]}}"));
    TreeSet<String> hashes = new TreeSet<>();
    hashes.add(hashAfter(whole));
    for (Crossing crossing : Crossing.values()) {
      Closure closure =
          new Closure("B1", false, line, 0, List.of(Service.EMS, Service.FIRE), crossing);
      Entry read = EntryCodec.read(closing(closure), "here:1");
      assertEquals(new ZoneEvent.StreetsClosed(closure), read.event());
      assertEquals(closing(closure), EntryCodec.write(read));
      hashes.add(hashAfter(closure));
    }
    assertEquals(4, hashes.size());
    String toNobody = closing(whole).replace("[3,4]]", "[3,4]],\"services\":[]");
    assertEquals("impossible-value", reading(toNobody));
  }

  @Test
  void noTwoEventsShareAKind() {
    long subjects =
        Stream.of(
                SetupEvent.class,
                CallEvent.class,
                UnitEvent.class,
                ZoneEvent.class,
                PointEvent.class,
                AccountEvent.class,
                AlarmEvent.class)
            .flatMap(LogTest::kinds)
            .count();
    assertEquals(kinds(Event.class).count(), subjects);
    assertTrue(subjects > 55, "only " + subjects);
  }
}
