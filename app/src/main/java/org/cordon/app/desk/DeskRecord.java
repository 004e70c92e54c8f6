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
import org.cordon.dispatch.snapshot.RecordState;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.KeyFile;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.side.SqliteSide;
import org.cordon.record.store.SqliteStore;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.route.Roads;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.sim.Drafts;
import org.cordon.study.sim.Roster;

/** Opens a desk on a record in a SQLite file, and begins the record when there is none. */
public final class DeskRecord {
  /** Who is signed in, as long as there is one desk. */
  public static final String OPERATOR = "desk";

  private DeskRecord() {}

  /**
   * How a desk begins.
   *
   * @param zonesInForce whether the scenario's zones are activated on a new record, for rehearsal
   */
  public record Start(Scenario scenario, Path record, boolean zonesInForce) {}

  /**
   * A running desk on the record, going on where it ended.
   *
   * @throws RecordRefusal what the record, its side store and its key say
   * @throws Refusal {@code other-city} when the record was begun on another city
   */
  public static Desk open(Start start, LongSupplier clock) throws IOException {
    Path file = start.record;
    City city = CityLoader.load(start.scenario.frame().cityFile());
    Corners corners = Corners.of(city);
    RoadTravelTimes times =
        new RoadTravelTimes(Roads.of(city), corners, start.scenario.frame().speeds());
    SignerKey key = key(file);
    SqliteStore store = SqliteStore.write(file);
    SqliteSide side;
    try {
      side = SqliteSide.write(SqliteSide.beside(file), key.verifier().name());
    } catch (RecordRefusal e) {
      store.close();
      throw e;
    }
    OpenRecord record =
        OpenRecord.open(
            store, key, new OpenRecord.Beside(side, RecordState.beside(file), OpenRecord.EVERY));
    Engine engine = record.gatheringEngine(times, (unit, nowMs) -> null, Salts.secure());
    Desk desk = new Desk(record, engine, corners, clock);
    try {
      if (engine.state().seq() == 0) {
        desk.begin(firstDay(start, clock.getAsLong()), OPERATOR);
      }
      refuseOther(engine, city, file);
    } catch (RuntimeException e) { // whatever it is, the record must not stay locked
      desk.close();
      throw e;
    }
    desk.start();
    return desk;
  }

  private static void refuseOther(Engine engine, City city, Path file) {
    String begun = engine.state().setup().cityHash();
    if (!begun.equals(city.hash())) {
      throw new Refusal(
          "other-city",
          "a record of the city " + begun + ", and a scenario of the city " + city.hash(),
          file.toString(),
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

  /** The key beside the record; a new one for a new record, whose name no other log has. */
  private static SignerKey key(Path record) throws IOException {
    Path folder = record.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path file = keyFile(record);
    if (Files.exists(record)) {
      return KeyFile.read(file);
    }
    if (Files.exists(file)) {
      throw new RecordRefusal(
          "record-missing",
          "a key without its record",
          record.toString(),
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

  /** {@code record.key} beside {@code record.sqlite}. */
  public static Path keyFile(Path record) {
    String name = String.valueOf(record.getFileName()).replaceFirst("\\.sqlite$", "");
    return record.resolveSibling(name + ".key");
  }
}
