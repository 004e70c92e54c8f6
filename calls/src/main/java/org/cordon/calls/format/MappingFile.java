package org.cordon.calls.format;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.cordon.calls.CallFormat;
import org.cordon.calls.CallsRefusal;
import org.cordon.calls.Field;
import org.cordon.calls.Moment;
import org.cordon.calls.Service;
import org.cordon.calls.Where;
import org.cordon.calls.format.Layout.Column;
import org.cordon.calls.yaml.YamlItem;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mapping: a small YAML file that says of a portal's table which column means what, in
 * which zone its clock runs, and how a row says that nobody called. Rows are calls.
 */
public final class MappingFile {
  /** Zones are of a record only. */
  private static final Set<Field> FIELDS = EnumSet.complementOf(EnumSet.of(Field.ZONE));

  private MappingFile() {}

  /**
   * The format that a mapping describes.
   *
   * @throws CallsRefusal when the mapping is not understood, naming the line
   */
  public static Format read(Path file) {
    YamlItem.Keys f =
        YamlItem.read(file).keys("name", "time-zone", "service", "columns", "on-view", "private");
    ZoneId zone = zone(f.get("time-zone"));
    Map<String, YamlItem> columns = new TreeMap<>(f.get("columns").entries());
    Mapped mapped = new Mapped(f.text("name", "mapped"), zone);
    mapped.meaning.service(f.oneOf("service", Service.class, Service.POLICE));
    columns(mapped, columns, f.get("columns"));
    YamlItem onView = f.find("on-view");
    if (onView != null) {
      mapped.meaning.onView(told(mapped, onView));
    }
    YamlItem privateUnit = f.find("private");
    if (privateUnit != null) {
      mapped.meaning.privateUnit(told(mapped, privateUnit));
    }
    return mapped;
  }

  private static ZoneId zone(YamlItem item) {
    try {
      return ZoneId.of(item.text());
    } catch (DateTimeException e) {
      throw item.refusal(
          "unknown-time-zone",
          "\"" + item.text() + "\"",
          "Give an IANA zone, such as Europe/Berlin.");
    }
  }

  private static void columns(Mapped mapped, Map<String, YamlItem> columns, YamlItem where) {
    for (Moment moment : Moment.values()) {
      YamlItem item = columns.remove(word(moment));
      if (item != null) {
        mapped.meaning.time(moment, mapped.column(item));
      }
    }
    if (!mapped.meaning.times().containsKey(Moment.RECEIVED)) {
      throw where.refusal(
          "missing-key", "no \"received\"", "Name the column with the time the call was received.");
    }
    for (Field field : FIELDS) {
      YamlItem item = columns.remove(word(field));
      if (item != null) {
        mapped.meaning.field(field, mapped.column(item));
      }
    }
    YamlItem id = columns.remove("id");
    if (id != null) {
      mapped.meaning.id(mapped.column(id));
    }
    place(mapped, columns.remove("lat"), columns.remove("lon"), columns.remove("point"));
    if (!columns.isEmpty()) {
      String key = columns.keySet().iterator().next();
      throw columns
          .values()
          .iterator()
          .next()
          .refusal(
              "unknown-key", "\"" + key + "\"", "Valid here: " + String.join(", ", valid()) + ".");
    }
  }

  private static List<String> valid() {
    List<String> words = new ArrayList<>(List.of("id"));
    for (Moment moment : Moment.values()) {
      words.add(word(moment));
    }
    for (Field field : FIELDS) {
      words.add(word(field));
    }
    words.addAll(List.of("lat", "lon", "point"));
    return words;
  }

  private static void place(
      Mapped mapped, @Nullable YamlItem lat, @Nullable YamlItem lon, @Nullable YamlItem point) {
    if (point != null) {
      mapped.meaning.point(mapped.column(point), Where.Quality.UNSTATED);
    } else if (lat != null && lon != null) {
      mapped.meaning.place(mapped.column(lat), mapped.column(lon), Where.Quality.UNSTATED);
    } else if (lat != null || lon != null) {
      YamlItem one = lat == null ? lon : lat;
      throw Objects.requireNonNull(one)
          .refusal("missing-key", "one of \"lat\" and \"lon\"", "Name both columns.");
    }
  }

  private static Meaning.Told told(Mapped mapped, YamlItem item) {
    YamlItem.Keys f = item.keys("column", "is", "contains");
    YamlItem contains = f.find("contains");
    List<String> words = (contains == null ? f.get("is") : contains).texts();
    return new Meaning.Told(mapped.column(f.get("column")), words, contains != null);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A format made from a mapping. */
  private static final class Mapped implements Format {
    private final Layout layout = new Layout();
    private final Meaning meaning = new Meaning();
    private final String name;
    private final ZoneId zone;

    Mapped(String name, ZoneId zone) {
      this.name = name;
      this.zone = zone;
    }

    Column column(YamlItem item) {
      return layout.required(item.text());
    }

    @Override
    public CallFormat about() {
      return new CallFormat(
          name, "a table read by a mapping", "by its mapping", zone, layout.requiredNames());
    }

    @Override
    public Layout layout() {
      return layout;
    }

    @Override
    public Moment clock() {
      return Moment.RECEIVED;
    }

    @Override
    public boolean recordsArrival() {
      return meaning.times().containsKey(Moment.ON_SCENE);
    }

    @Override
    public Meaning meaning() {
      return meaning;
    }
  }
}
