package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cordon.brief.joint.JointBriefing;
import org.cordon.dispatch.engine.ClosedStreets;
import org.cordon.dispatch.engine.Engine;
import org.cordon.dispatch.engine.MeetingCandidate;
import org.cordon.dispatch.engine.MeetingQuery;
import org.cordon.dispatch.engine.Salts;
import org.cordon.dispatch.engine.Start;
import org.cordon.dispatch.engine.TravelTimes;
import org.cordon.dispatch.model.AccountCommand;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.SetupBoard;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.Briefing;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.dispatch.snapshot.OpenRecord;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.KeyFile;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A record on which one of its operators enters what belongs to a joint briefing. The engine
 * decides as it does on a desk. One writer at a time: whoever comes second is refused by name, and
 * then decides on what the first left.
 */
final class BriefDesk implements AutoCloseable {
  private final LogStore store;
  private final OpenRecord record;
  private final Engine engine;
  private final String by;

  /** Who enters it, and with which record's key. */
  static final class Writer {
    @Option(
        names = "--record-key",
        required = true,
        paramLabel = "F",
        description = "File with the secret key of the record.")
    private Path key = Path.of("");

    @Option(
        names = "--by",
        required = true,
        paramLabel = "OPERATOR",
        description = "Who enters it: an operator who is enrolled on the record.")
    private String by = "";

    BriefDesk open(String record) throws IOException {
      return new BriefDesk(record, KeyFile.read(key), by);
    }
  }

  /** A draft in its folder, the record that it is on, and who enters something about it. */
  static final class OfDraft {
    @Parameters(paramLabel = "DIR", description = "Folder of the draft.")
    Path folder = Path.of("");

    @Option(names = "--record", required = true, paramLabel = "RECORD", description = "The record.")
    private String record = "";

    @Mixin private Writer writer = new Writer();

    BriefDesk open() throws IOException {
      return writer.open(record);
    }
  }

  private BriefDesk(String address, SignerKey key, String by) {
    this.by = by;
    store = Stores.write(RecordCommand.existing(address));
    record = OpenRecord.open(store, key, new OpenRecord.Beside(null, null, OpenRecord.EVERY));
    engine = record.engine(new NobodyDrives(), (unit, nowMs) -> null, Salts.secure());
  }

  /** Whatever a briefing needs of the streets is on the record already. */
  private static final class NobodyDrives implements TravelTimes {
    @Override
    public String cityHash() {
      throw unasked();
    }

    @Override
    public int[] drivingMs(Service service, ClosedStreets closed, List<Start> from, Place to) {
      throw unasked();
    }

    @Override
    public List<MeetingCandidate> meetingCandidates(MeetingQuery query) {
      throw unasked();
    }

    private static IllegalStateException unasked() {
      return new IllegalStateException("a briefing asked for a way through the streets");
    }
  }

  /** The record, to read. */
  LogReader log() {
    return new LogReader(store);
  }

  /** Whose entries the operator's are; "" for the centre itself. */
  String office() {
    return engine.state().setup().office(by);
  }

  /** The first id of this kind, numbered from 1, that no entry has. */
  String free(String kind) {
    int n = 1;
    while (engine.state().account().item(kind + "-" + n) != null) {
      n++;
    }
    return kind + "-" + n;
  }

  /**
   * Enters it now.
   *
   * @throws Refusal by the engine's name for what speaks against it; nothing is on the record then
   */
  void enter(AccountEntry entry) {
    String office = office().isEmpty() ? "the centre" : office();
    AccountCommand.Enter command =
        new AccountCommand.Enter(entry, Provenance.observed(office, "joint briefing"));
    handle(command);
  }

  private void handle(Command command) {
    Outcome outcome = engine.handle(command, Stamp.now(System.currentTimeMillis(), by));
    if (outcome instanceof Outcome.Refused no) {
      throw new Refusal(
          no.name().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          no.found(),
          no.where(),
          no.remedy());
    }
  }

  /** A head's own key goes on the record; role and office stay. */
  void enrol(String operator, String key) {
    SetupBoard setup = engine.state().setup();
    Role role = setup.role(operator);
    if (role == null) {
      throw new Refusal(
          "unknown-operator",
          operator,
          "--operator",
          "Name an operator who is enrolled on the record.");
    }
    handle(new SetupCommand.EnrolOperator(operator, role, setup.office(operator), key));
  }

  /** A draft on the record by its id, which is there. */
  Briefing briefing(String id) {
    AccountItem item = Objects.requireNonNull(engine.state().account().item(id), id);
    return (Briefing) item.entry();
  }

  /** The briefing of a folder, which has to be on the record. */
  JointBriefing drafted(Path folder) throws IOException {
    JointBriefing briefing = JointBriefing.again(log(), folder);
    if (briefing.onRecord().isEmpty()) {
      throw new Refusal(
          "draft-not-on-record",
          "a draft that nobody put on the record, or that was struck",
          folder.toString(),
          "Put it there first: cordon brief draft.");
    }
    return briefing;
  }

  /** Writes the folder anew, with what is on the record now. */
  JointBriefing written(Path folder) throws IOException {
    JointBriefing briefing = JointBriefing.again(log(), folder);
    briefing.write(folder);
    return briefing;
  }

  @Override
  public void close() {
    record.close();
  }
}
