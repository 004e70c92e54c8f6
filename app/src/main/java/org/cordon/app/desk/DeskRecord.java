package org.cordon.app.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.cordon.dispatch.engine.Engine;
import org.cordon.dispatch.engine.RoadTravelTimes;
import org.cordon.dispatch.engine.Salts;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.ZoneCommand;
import org.cordon.dispatch.snapshot.OpenRecord;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.KeyFile;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.side.PostgresSide;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.Sides;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.Stores;
import org.cordon.roads.Refusal;
import org.cordon.roads.corner.AddressRange;
import org.cordon.roads.route.Roads;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.sim.Drafts;
import org.cordon.study.sim.Roster;
import org.jspecify.annotations.Nullable;

/** Opens a desk on a record, and begins the record when there is none. */
public final class DeskRecord {
  /** Who is signed in, as long as there is one desk. */
  public static final String OPERATOR = "desk";

  private final Start start;
  private final Ground ground;
  private final Roads roads;
  private final LongSupplier clock;

  private DeskRecord(Start start, LongSupplier clock) {
    this.start = start;
    this.clock = clock;
    ground = Ground.of(start.scenario, start.addresses);
    roads = Roads.of(ground.city());
  }

  /**
   * How a desk begins.
   *
   * @param addresses house numbers of the city, or none
   * @param zonesInForce whether the scenario's zones are activated on a new record, for rehearsal
   * @param tell takes a line when another of several servers leads, or this one, or none can
   * @param text keeps commands while a record that several servers share is out of reach
   */
  public record Start(
      Scenario scenario,
      List<AddressRange> addresses,
      RecordPlace place,
      boolean zonesInForce,
      Consumer<String> tell,
      CommandText text) {
    /** Copies the list. */
    public Start {
      addresses = List.copyOf(addresses);
    }

    /** Without house numbers. */
    public Start(
        Scenario scenario,
        RecordPlace place,
        boolean zonesInForce,
        Consumer<String> tell,
        CommandText text) {
      this(scenario, List.of(), place, zonesInForce, tell, text);
    }

    /** On a SQLite file, with its key beside it. */
    public Start(Scenario scenario, Path record, boolean zonesInForce) {
      this(scenario, RecordPlace.file(record), zonesInForce, line -> {}, CommandText.NONE);
    }
  }

  /**
   * A running desk on the record, going on where it ended; one that stands by when another server
   * leads.
   *
   * @throws RecordRefusal what the record, its side store and its key say
   * @throws Refusal {@code other-city} when the record was begun on another city
   */
  public static Desk open(Start start, LongSupplier clock) throws IOException {
    DeskRecord opening = new DeskRecord(start, clock);
    Desk desk =
        start.place.shared()
            ? new Desk(opening.ground, opening)
            : new Desk(opening.ground, opening.ofFile());
    desk.start();
    return desk;
  }

  Start start() {
    return start;
  }

  private Leading ofFile() throws IOException {
    RecordPlace place = start.place;
    Path file = Path.of(place.address());
    makeFolder(file);
    makeFolder(place.key());
    SignerKey key = key(Files.exists(file));
    LogStore store = Stores.write(place.address());
    SideStore side = null;
    try {
      side = Sides.write(place.address(), key.verifier().name());
    } finally {
      if (side == null) {
        store.close();
      }
    }
    return leading(store, key, side, null);
  }

  /**
   * On a store that this server has locked, so that of two that begin a record one alone makes the
   * key. The store is closed with it, and when this fails.
   */
  Leading on(LogStore store, PostgresAddress sessions, Pulse pulse) throws IOException {
    SignerKey key = null;
    SideStore side = null;
    try {
      makeFolder(start.place.key());
      key = key(store.head() != null);
      side = PostgresSide.write(sessions, key.verifier().name());
    } finally {
      if (side == null) {
        store.close();
      }
    }
    return leading(store, key, side, pulse);
  }

  private Leading leading(LogStore store, SignerKey key, SideStore side, @Nullable Pulse pulse) {
    RoadTravelTimes times =
        new RoadTravelTimes(roads, ground.corners(), start.scenario.frame().speeds());
    OpenRecord record =
        OpenRecord.open(
            store, key, new OpenRecord.Beside(side, start.place.state(), OpenRecord.EVERY));
    Engine engine = record.gatheringEngine(times, ground.positions(), Salts.secure());
    Leading leading = new Leading(record, engine, clock, pulse);
    boolean whole = false;
    try {
      if (engine.state().seq() == 0) {
        leading.begin(firstDay(start, clock.getAsLong()), OPERATOR);
      }
      refuseOther(engine);
      whole = true;
    } finally {
      if (!whole) { // the record must not stay locked
        leading.leave();
      }
    }
    return leading;
  }

  private void refuseOther(Engine engine) {
    String begun = engine.state().setup().cityHash();
    if (!begun.equals(ground.city().hash())) {
      throw new Refusal(
          "other-city",
          "a record of the city " + begun + ", and a scenario of the city " + ground.city().hash(),
          start.place.shown(),
          "Name the scenario that the record was begun with, or another record.");
    }
  }

  private static List<Command> firstDay(Start start, long nowMs) {
    List<Command> all = new ArrayList<>();
    all.add(new SetupCommand.EnrolOperator(OPERATOR, Role.DUTY_OFFICER));
    all.addAll(Roster.live(start.scenario).commands());
    List<Command> drafts = Drafts.commands(start.scenario, nowMs);
    all.addAll(drafts);
    if (start.zonesInForce) {
      for (Command c : drafts) {
        if (c instanceof ZoneCommand.Draft d) {
          all.add(new ZoneCommand.Preview(d.zoneId()));
          all.add(new ZoneCommand.Activate(d.zoneId()));
        }
      }
    }
    return all;
  }

  private static void makeFolder(Path of) throws IOException {
    Path folder = of.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
  }

  /** The record's key; a new one for a new record, whose name no other log has. */
  private SignerKey key(boolean begun) throws IOException {
    Path file = start.place.key();
    if (begun) {
      return KeyFile.read(file);
    }
    if (Files.exists(file)) {
      throw new RecordRefusal(
          "record-missing",
          "a key without its record",
          start.place.shown(),
          "Restore the record from a back-up; or begin another under another name, for one key"
              + " signs one record.");
    }
    SecureRandom random = new SecureRandom();
    byte[] name = new byte[8];
    random.nextBytes(name);
    SignerKey key =
        SignerKey.generate("desk." + HexFormat.of().formatHex(name), KeyType.ED25519, random);
    KeyFile.write(file, key);
    return key;
  }
}
