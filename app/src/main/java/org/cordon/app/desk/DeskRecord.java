package org.cordon.app.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
import org.cordon.record.side.SideStore;
import org.cordon.record.side.Sides;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.route.Roads;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.sim.Drafts;
import org.cordon.study.sim.Roster;

/** Opens a desk on a record, and begins the record when there is none. */
public final class DeskRecord {
  /** Who is signed in, as long as there is one desk. */
  public static final String OPERATOR = "desk";

  private DeskRecord() {}

  /**
   * How a desk begins.
   *
   * @param zonesInForce whether the scenario's zones are activated on a new record, for rehearsal
   */
  public record Start(Scenario scenario, RecordPlace place, boolean zonesInForce) {
    /** On a SQLite file, with its key beside it. */
    public Start(Scenario scenario, Path record, boolean zonesInForce) {
      this(scenario, RecordPlace.file(record), zonesInForce);
    }
  }

  /**
   * A running desk on the record, going on where it ended.
   *
   * @throws RecordRefusal what the record, its side store and its key say
   * @throws Refusal {@code other-city} when the record was begun on another city
   */
  public static Desk open(Start start, LongSupplier clock) throws IOException {
    RecordPlace place = start.place;
    City city = CityLoader.load(start.scenario.frame().cityFile());
    Corners corners = Corners.of(city);
    RoadTravelTimes times =
        new RoadTravelTimes(Roads.of(city), corners, start.scenario.frame().speeds());
    OpenRecord record = open(place);
    Engine engine = record.gatheringEngine(times, (unit, nowMs) -> null, Salts.secure());
    Desk desk = new Desk(record, engine, corners, clock);
    try {
      if (engine.state().seq() == 0) {
        desk.begin(firstDay(start, clock.getAsLong()), OPERATOR);
      }
      refuseOther(engine, city, place);
    } catch (RuntimeException e) { // whatever it is, the record must not stay locked
      desk.close();
      throw e;
    }
    desk.start();
    return desk;
  }

  private static void refuseOther(Engine engine, City city, RecordPlace place) {
    String begun = engine.state().setup().cityHash();
    if (!begun.equals(city.hash())) {
      throw new Refusal(
          "other-city",
          "a record of the city " + begun + ", and a scenario of the city " + city.hash(),
          place.shown(),
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

  /** On a server its lock is taken first, so that of two desks one alone makes the key. */
  private static OpenRecord open(RecordPlace place) throws IOException {
    makeFolder(place.key());
    SignerKey ofFile = null;
    if (!place.shared()) {
      Path file = Path.of(place.address());
      makeFolder(file);
      ofFile = key(place, Files.exists(file));
    }
    LogStore store = Stores.write(place.address());
    SignerKey key = null;
    SideStore side = null;
    try {
      key = ofFile == null ? key(place, store.head() != null) : ofFile;
      side = Sides.write(place.address(), key.verifier().name());
    } finally {
      if (side == null) {
        store.close();
      }
    }
    return OpenRecord.open(
        store, key, new OpenRecord.Beside(side, place.state(), OpenRecord.EVERY));
  }

  private static void makeFolder(Path of) throws IOException {
    Path folder = of.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
  }

  /** The record's key; a new one for a new record, whose name no other log has. */
  private static SignerKey key(RecordPlace place, boolean begun) throws IOException {
    Path file = place.key();
    if (begun) {
      return KeyFile.read(file);
    }
    if (Files.exists(file)) {
      throw new RecordRefusal(
          "record-missing",
          "a key without its record",
          place.shown(),
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
