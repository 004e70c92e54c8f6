package org.cordon.dispatch.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cordon.dispatch.codec.Fold;
import org.cordon.dispatch.engine.Engine;
import org.cordon.dispatch.engine.Recommendation;
import org.cordon.dispatch.engine.Salts;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.SealedItem;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.scenario.Desk;
import org.cordon.dispatch.scenario.GridTown;
import org.cordon.dispatch.scenario.Play;
import org.cordon.record.log.LogReader;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.SqliteSide;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record is opened again, with what lies beside it, whatever became of that. */
class OpenRecordTest {
  private static final List<String> MORNING =
      List.of(
          "04:00 call N1 chest-pain P1 at \"12th & Pine\" walks",
          "04:00 call N2 noise P3 nowhere",
          "04:01 locate N2 at \"9th & Pine\"",
          "04:02 M10 off duty",
          "04:02 review N1",
          "04:03 end N2 deferred",
          "04:05 undo 3E2",
          "04:06 call N3 overdose P2 at \"10th & Pine\" carried");

  @TempDir private Path folder = Path.of("");
  private final Map<String, SealedItem> sealed = new TreeMap<>();
  private Path record = Path.of("");
  private Path cache = Path.of("");
  private Desk desk = new Desk();
  private String hash = "";

  @BeforeEach
  void aNightIsOnRecord() throws IOException {
    record = folder.resolve("night.sqlite");
    cache = RecordState.beside(record);
    desk = new Desk();
    try (InputStream in =
        Objects.requireNonNull(OpenRecordTest.class.getResourceAsStream("/golden/night.txt"))) {
      Play.play(desk, new String(in.readAllBytes(), StandardCharsets.UTF_8), "night.txt");
    }
    hash = desk.state().hash();
    desk.sealed.forEach(item -> sealed.put(item.commitment().sha256(), item));
  }

  /** Writes the night as its engine did, command after command, with a snapshot every so often. */
  private void write(int every) {
    try (OpenRecord open = open(every)) {
      write(open, 0, desk.log.size());
      assertEquals(0, open.notKept());
    }
  }

  private OpenRecord open(int every) {
    SideStore side = SqliteSide.write(SqliteSide.beside(record), OnRecord.NAME);
    OpenRecord.Beside beside = new OpenRecord.Beside(side, cache, every);
    return OpenRecord.open(SqliteStore.write(record), OnRecord.KEY, beside);
  }

  /** Folds beside the record, as an engine has done when its journal is asked. */
  private void write(OpenRecord open, int from, int to) {
    var journal = open.journal();
    int at = from;
    for (long seq : desk.hashAfter.keySet()) {
      if (seq > at && seq <= to) {
        var entries = desk.log.subList(at, (int) seq);
        entries.forEach(open.state()::apply);
        journal.append(entries, sealed(entries));
        at = (int) seq;
      }
    }
  }

  private List<SealedItem> sealed(List<Entry> entries) {
    List<SealedItem> items = new ArrayList<>();
    for (Entry entry : entries) {
      entry.commitments().forEach(c -> items.add(Objects.requireNonNull(sealed.get(c.sha256()))));
    }
    return items;
  }

  private RecordState read(long untilMs) {
    try (LogStore store = SqliteStore.read(record)) {
      return RecordState.of(new LogReader(store), "night", untilMs, cache);
    }
  }

  private RecordState read() {
    RecordState read = read(Long.MAX_VALUE);
    assertEquals(hash, read.state().hash());
    return read;
  }

  @Test
  void aClosedRecordOpensWithoutReadingItsEntries() {
    write(OpenRecord.EVERY);
    assertEquals(desk.log.size(), read().from());
    try (OpenRecord open = open(OpenRecord.EVERY)) {
      assertEquals(desk.log.size(), open.from());
      assertEquals(hash, open.state().hash());
      assertEquals(Map.of(), open.ignored());
    }
  }

  @Test
  void afterAKillWhatCameAfterTheLastSnapshotIsRead() {
    OpenRecord killed = open(40);
    write(killed, 0, desk.log.size());
    killed.log().close(); // without a last snapshot
    RecordState read = read();
    assertTrue(read.from() > 0 && read.from() < desk.log.size(), "from " + read.from());
    assertTrue(desk.log.size() - read.from() < 60, "from " + read.from());
  }

  @Test
  void deletingTheFileChangesNothingButTime() throws IOException {
    write(40);
    Files.delete(cache);
    assertEquals(0, read().from());
    try (OpenRecord open = open(40)) {
      assertEquals(hash, open.state().hash());
    }
    assertEquals(desk.log.size(), read().from());
  }

  @Test
  void everyMomentIsTheStateOfTheLiveEngine() {
    write(30);
    int withSnapshot = 0;
    for (Map.Entry<Long, String> e : desk.hashAfter.entrySet()) {
      long atMs = desk.log.get((int) (e.getKey() - 1)).recordedAtMs();
      Map.Entry<Long, String> next = desk.hashAfter.higherEntry(e.getKey());
      boolean last = next == null || desk.log.get((int) (next.getKey() - 1)).recordedAtMs() > atMs;
      if (last) {
        RecordState read = read(atMs);
        assertEquals(e.getValue(), read.state().hash(), "at " + atMs);
        withSnapshot += read.from() > 0 ? 1 : 0;
      }
    }
    assertTrue(withSnapshot > 20, "only " + withSnapshot);
  }

  @Test
  void anEngineGoesOnExactlyAsTheOneThatNeverStopped() {
    write(OpenRecord.EVERY);
    try (OpenRecord open = open(OpenRecord.EVERY)) {
      assertEquals(desk.log.size(), open.from());
      Salts salts = Salts.seeded(Desk.SALTS);
      desk.sealed.forEach(item -> salts.next()); // those that were drawn before
      Engine resumed = open.engine(new GridTown(), (unit, now) -> desk.positions.get(unit), salts);
      int before = desk.log.size();
      int sent = 0;
      for (String line : MORNING) {
        long now = Play.clock(line.substring(0, 5));
        alike(resumed, new Command.Tick(), now);
        alike(resumed, Play.command(line.substring(6)), now);
        for (Incident incident : List.copyOf(desk.state().incidents().active())) {
          Recommendation expected = desk.engine.recommend(incident.id(), now);
          assertEquals(expected, resumed.recommend(incident.id(), now), incident.id());
          if (expected != null && !expected.send().isEmpty()) {
            alike(
                resumed,
                new UnitCommand.Dispatch(incident.id(), expected.unitIds(), true, null),
                now);
            sent++;
          }
        }
      }
      assertTrue(sent > 1, "only " + sent);
      assertTrue(desk.log.size() > before + 20, "only " + (desk.log.size() - before));
      hash = desk.state().hash();
    }
    assertEquals(desk.log.size(), read().from());
  }

  @Test
  void aBusyDeskKeepsItsStateOnceInTenMinutes() {
    write(OpenRecord.EVERY);
    long before = desk.state().recordedAtMs();
    try (OpenRecord open = open(1)) {
      Engine engine = open.gatheringEngine(new GridTown(), (unit, now) -> null, Salts.seeded(7));
      List<Long> kept = new ArrayList<>();
      for (long minute : new long[] {1, 2, 10, 11, 12, 21}) {
        long nowMs = before + minute * 60_000;
        engine.handle(
            new SetupCommand.EnrolOperator("op-" + minute, Role.DISPATCHER),
            Stamp.now(nowMs, Desk.OFFICER));
        open.commit();
        kept.add((long) new SnapshotFile(cache).list().heads().size());
      }
      assertEquals(List.of(1L, 1L, 2L, 2L, 2L, 3L), kept);
    }
  }

  private void alike(Engine resumed, Command command, long nowMs) {
    Stamp stamp = Stamp.now(nowMs, Desk.OFFICER);
    assertEquals(desk.handle(command, stamp), resumed.handle(command, stamp), command.toString());
    assertEquals(desk.state().hash(), resumed.state().hash(), command.toString());
    assertEquals(desk.engine.nextDueMs(), resumed.nextDueMs());
  }

  private record Spoilt(String what, String reason, String text) {}

  /** What the first snapshot's line and body become, and what is said of it. */
  private List<Spoilt> spoilt() throws IOException {
    String whole = Files.readString(cache);
    String line = whole.substring(0, whole.indexOf('\n'));
    String hash = line.replaceFirst(".*\"state\":\"([0-9a-f]+)\".*", "$1");
    return List.of(
        new Spoilt("the body", "not what it says it is", whole.replace("M77", "M78")),
        new Spoilt("the end cut off", "torn", whole.substring(0, whole.length() - 100)),
        new Spoilt("the first line cut", "torn", whole.substring(0, 50)),
        new Spoilt("no file of ours", "torn", "<html>\n"),
        new Spoilt("something behind it", "torn", whole + "more"),
        new Spoilt(
            "another form",
            "of another version",
            whole.replaceFirst("\"form\":\"..", "\"form\":\"zz")),
        new Spoilt(
            "another log",
            "of another record",
            whole.replace("dispatch.example/", "other.example/")),
        new Spoilt(
            "more entries",
            "of more entries than the record has",
            whole.replaceFirst("\"size\":", "\"size\":9")),
        new Spoilt(
            "other entries",
            "of other entries",
            whole.replaceFirst("\"root\":\"..", "\"root\":\"zz")),
        new Spoilt(
            "another hash", "not what it says it is", whole.replaceFirst(hash, "0".repeat(64))),
        new Spoilt("a made-up state", "not what it says it is", madeUp(whole)));
  }

  /** A state of other content whose own checks all fit, but for the hash of the state. */
  private static String madeUp(String whole) {
    int end = whole.indexOf('\n');
    String body = whole.substring(end + 1, whole.length() - 1).replace("M77", "M78");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return whole
            .substring(0, end)
            .replaceFirst("\"sha256\":\"[0-9a-f]+", "\"sha256\":\"" + ImageForm.sha256(bytes))
        + "\n"
        + body
        + "\n";
  }

  @Test
  void aSnapshotThatDoesNotFitIsIgnoredAloudAndTheStateIsFoldedAgain() throws IOException {
    write(OpenRecord.EVERY);
    for (Spoilt spoilt : spoilt()) {
      Files.writeString(cache, spoilt.text);
      RecordState read = read();
      assertEquals(Map.of(spoilt.reason, 1), read.ignored(), spoilt.what);
      boolean behind = spoilt.what.startsWith("something");
      assertEquals(behind ? desk.log.size() : 0, read.from(), spoilt.what);
      try (OpenRecord open = open(OpenRecord.EVERY)) {
        assertEquals(Map.of(spoilt.reason, 1), open.ignored(), spoilt.what);
        assertEquals(hash, open.state().hash(), spoilt.what);
      }
    }
  }

  @Test
  void aStateIsKeptAgainWhereNoneFitted() throws IOException {
    write(OpenRecord.EVERY);
    byte[] good = Files.readAllBytes(cache);
    Files.writeString(cache, "<html>\n");
    open(OpenRecord.EVERY).close();
    assertArrayEquals(good, Files.readAllBytes(cache));
  }

  @Test
  void anOlderCopyOfTheRecordDoesNotGetTheStateOfTheNewerOne() throws IOException {
    try (OpenRecord open = open(OpenRecord.EVERY)) {
      write(open, 0, 60);
    }
    byte[] older = Files.readAllBytes(record);
    try (OpenRecord open = open(OpenRecord.EVERY)) {
      write(open, (int) open.state().seq(), desk.log.size());
    }
    Files.write(record, older);
    try (LogStore store = SqliteStore.read(record)) {
      LogReader log = new LogReader(store);
      RecordState read = RecordState.of(log, "older", Long.MAX_VALUE, cache);
      assertEquals(Map.of("of more entries than the record has", 1), read.ignored());
      assertEquals(log.size(), read.from());
      String folded = new Fold("older", Long.MAX_VALUE, false).all(log, 0).state().hash();
      assertEquals(folded, read.state().hash());
      assertNotEquals(hash, folded);
    }
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void readingWritesNothing() throws IOException {
    write(40);
    Files.delete(cache);
    byte[] before = Files.readAllBytes(record);
    FileTime time = Files.getLastModifiedTime(record);
    List<String> names = names();
    read();
    assertArrayEquals(before, Files.readAllBytes(record));
    assertEquals(time, Files.getLastModifiedTime(record));
    assertEquals(names, names());
  }

  @Test
  void aCacheThatCannotBeWrittenStopsNothing() throws IOException {
    cache = folder.resolve("no such folder").resolve("night.state");
    try (OpenRecord open = open(40)) {
      write(open, 0, desk.log.size());
      assertTrue(open.notKept() > 2, "only " + open.notKept());
    }
    assertEquals(0, read().from());
  }

  @Test
  void noSnapshotHoldsWhatIsPersonal() throws IOException {
    write(40);
    String text = Files.readString(cache);
    assertTrue(desk.sealed.size() > 5);
    for (SealedItem item : desk.sealed) {
      assertFalse(text.contains(item.data()), item.data());
      assertFalse(text.contains(item.data().replace(' ', ',')), item.data());
      assertFalse(text.contains(item.saltHex()), item.data());
    }
  }

  @Test
  void sixteenAreKeptSpreadOverTheWholeRecord() {
    List<Snapshot.Head> kept = new ArrayList<>();
    for (long n = 1; n <= 1_000; n++) {
      Snapshot.Head next = new Snapshot.Head("f", "o", n * 50_000, "r", n, "h", 1, "s");
      kept = SnapshotFile.thinned(kept, next);
      kept.add(next);
      assertTrue(kept.size() <= SnapshotFile.MOST);
    }
    assertEquals(SnapshotFile.MOST, kept.size());
    long widest = kept.getFirst().size();
    for (int i = 1; i < kept.size(); i++) {
      widest = Math.max(widest, kept.get(i).size() - kept.get(i - 1).size());
    }
    System.out.println(kept.stream().map(Snapshot.Head::size).toList());
    assertTrue(widest <= 50_000_000 / 7, "a gap of " + widest);
  }
}
