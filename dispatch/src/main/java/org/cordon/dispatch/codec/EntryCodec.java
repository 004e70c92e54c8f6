package org.cordon.dispatch.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.AlarmEvent;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.Commitment;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Event;
import org.cordon.dispatch.model.PointEvent;
import org.cordon.dispatch.model.SetupEvent;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.record.json.CanonicalJson;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An entry as one line of canonical JSON: {@code v} (schema version), {@code seq}, {@code
 * recordedAt}, {@code happenedAt} (UTC ms), {@code kind}, {@code by} (opaque operator id), {@code
 * data} (open), {@code commitments} (item to SHA-256). Final: a later schema has another {@code v}
 * and this one stays readable.
 */
public final class EntryCodec {
  /** The schema version that is written. */
  public static final long VERSION = 1;

  /** The most bytes an entry may have: the limit of tlog-tiles. */
  public static final int MOST_BYTES = 65_535;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private EntryCodec() {}

  /** The line of an entry, without a line end. */
  public static String write(Entry entry) {
    Kinded event = write(entry.event());
    Fields commitments = new Fields();
    for (Commitment c : entry.commitments()) {
      commitments.put(name(c.item()), c.sha256());
    }
    Fields line =
        new Fields()
            .put("v", VERSION)
            .put("seq", entry.seq())
            .put("recordedAt", entry.recordedAtMs())
            .put("happenedAt", entry.happenedAtMs())
            .put("kind", event.kind())
            .put("by", entry.by())
            .put("data", event.data())
            .put("commitments", commitments);
    String text = CanonicalJson.write(line.map());
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw new IllegalStateException(
          "entry " + entry.seq() + " has " + bytes + " bytes; the engine let too much through");
    }
    return text;
  }

  private static Kinded write(Event event) {
    return switch (event) {
      case SetupEvent e -> SetupCodec.write(e);
      case CallEvent e -> CallCodec.write(e);
      case UnitEvent e -> UnitCodec.write(e);
      case ZoneEvent e -> ZoneCodec.write(e);
      case PointEvent e -> PointCodec.write(e);
      case AccountEvent.Entered e -> AccountCodec.write(e);
      case AlarmEvent e -> PointCodec.write(e);
    };
  }

  /** The kind under which an event is written. */
  public static String kind(Event event) {
    return write(event).kind();
  }

  static String name(Commitment.Item item) {
    return item.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The entry of a line.
   *
   * @param where the file and line, for refusals
   */
  public static Entry read(String line, String where) {
    checkLength(line.getBytes(StandardCharsets.UTF_8).length, where);
    return read(LineJson.read(line, where), where);
  }

  private static void checkLength(int bytes, String where) {
    if (bytes > MOST_BYTES) {
      throw new Refusal(
          "entry-too-long", bytes + " bytes", where, "No entry has more than " + MOST_BYTES + ".");
    }
  }

  private static Entry read(Map<String, @Nullable Object> object, String where) {
    Fields f = Fields.read(object, where);
    long version = f.number("v");
    if (version != VERSION) {
      throw new Refusal(
          "unknown-schema-version",
          "version " + version,
          where,
          "Use a newer Cordon; this one reads version " + VERSION + ".");
    }
    String kind = f.text("kind");
    List<Commitment> commitments = f.nested("commitments", EntryCodec::commitments);
    Event event = f.nested("data", data -> read(kind, data));
    Entry entry =
        new Entry(
            f.number("seq"),
            f.number("recordedAt"),
            f.number("happenedAt"),
            f.text("by"),
            event,
            commitments);
    f.done();
    return entry;
  }

  /**
   * An entry of a record.
   *
   * @param number its number in the record, for refusals
   */
  static Entry read(byte[] entry, String name, long number) {
    String where = name + ":" + number;
    checkLength(entry.length, where);
    return read(LineJson.read(entry, where), where);
  }

  private static List<Commitment> commitments(Fields f) {
    List<Commitment> all = new ArrayList<>();
    for (Commitment.Item item : Commitment.Item.values()) {
      if (f.has(name(item))) {
        String sha256 = f.text(name(item));
        if (!SHA256.matcher(sha256).matches()) {
          throw f.refusal("ill-typed-field", "a commitment that is no SHA-256");
        }
        all.add(new Commitment(item, sha256));
      }
    }
    return all;
  }

  private static Event read(String kind, Fields f) {
    @Nullable Event event = SetupCodec.read(kind, f);
    event = event != null ? event : CallCodec.read(kind, f);
    event = event != null ? event : UnitCodec.read(kind, f);
    event = event != null ? event : ZoneCodec.read(kind, f);
    event = event != null ? event : PointCodec.read(kind, f);
    event = event != null ? event : AccountCodec.read(kind, f);
    event = event != null ? event : PointCodec.readAlarm(kind, f);
    if (event == null) {
      throw f.refusal("unknown-kind", "\"" + kind + "\"");
    }
    return event;
  }
}
