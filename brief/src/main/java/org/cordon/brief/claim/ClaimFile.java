package org.cordon.brief.claim;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cordon.calls.CallsRefusal;
import org.cordon.calls.Field;
import org.cordon.calls.Moment;
import org.cordon.calls.TextRule;
import org.cordon.calls.yaml.YamlItem;
import org.cordon.calls.yaml.YamlItem.Keys;
import org.jspecify.annotations.Nullable;

/**
 * Reads a claim file (docs/claims.md), strictly: a key it does not know is refused with its line.
 */
public final class ClaimFile {
  private static final String[] KEYS = {
    "claim",
    "said-by",
    "source",
    "settled-by",
    "statement",
    "calls",
    "time-zone",
    "metric",
    "could-mean",
    "population",
    "share-of",
    "statistic",
    "clock",
    "window",
    "baseline",
    "holds-if",
    "confidence"
  };

  /** Keys of a population to fields. */
  private static final Map<String, Field> FIELDS =
      Map.of(
          "types", Field.INITIAL_TYPE,
          "final-types", Field.FINAL_TYPE,
          "type-groups", Field.TYPE_GROUP,
          "priorities", Field.INITIAL_PRIORITY,
          "final-priorities", Field.FINAL_PRIORITY,
          "precincts", Field.PRECINCT,
          "sectors", Field.SECTOR,
          "beats", Field.BEAT,
          "zones", Field.ZONE);

  private final Path file;
  private final ZoneId zone;
  private final Keys keys;

  private ClaimFile(Path file, ZoneId zone, Keys keys) {
    this.file = file;
    this.zone = zone;
    this.keys = keys;
  }

  /**
   * The claim in a file.
   *
   * @throws CallsRefusal when it is not understood, naming the line
   */
  public static Claim read(Path file) {
    Keys keys = YamlItem.read(file).keys(KEYS);
    return new ClaimFile(file, zone(keys.get("time-zone")), keys).claim();
  }

  private static ZoneId zone(YamlItem item) {
    try {
      return ZoneId.of(item.text());
    } catch (DateTimeException e) {
      throw item.refusal(
          "unknown-time-zone",
          "\"" + item.text() + "\"",
          "Give an IANA zone, such as America/Los_Angeles.");
    }
  }

  private Claim claim() {
    Metric metric = keys.get("metric").oneOf(Metric.class);
    Period window = period(keys.get("window").keys("from", "until"));
    YamlItem baseline = keys.find("baseline");
    Period base = baseline == null ? null : baseline(baseline, window);
    Bound bound = Amounts.bound(keys.get("holds-if"));
    checkUnit(metric, bound, base);
    Population population = population();
    if (population.onViewCounted() && metric != Metric.CALLS) {
      throw keys.get("population")
          .refusal(
              "on-view-without-response",
              "on-view: counted for the " + metric.words(),
              "Nobody waited for what an officer came upon: count it with \"metric: calls\" only.");
    }
    List<TextRule> shareOf = keys.read("share-of", this::rules, List::of);
    if ((metric == Metric.SHARE) == shareOf.isEmpty()) {
      throw keys.whole()
          .refusal(
              metric == Metric.SHARE ? "missing-key" : "unknown-key",
              "metric "
                  + keys.get("metric").text()
                  + (shareOf.isEmpty() ? " without" : " with")
                  + " \"share-of\"",
              "\"share-of\" says which calls a share is of, and belongs to \"metric: share\" only.");
    }
    return new Claim(
        file,
        said(),
        metric,
        couldMean(metric, bound),
        population,
        shareOf,
        new Claim.Timing(statistic(), clock()),
        window,
        base,
        bound,
        statement(),
        ofRecord(population),
        error());
  }

  private enum Calls {
    THIS_RECORD
  }

  private boolean ofRecord(Population population) {
    boolean ofRecord = keys.read("calls", item -> item.oneOf(Calls.class), () -> null) != null;
    boolean zones = population.rules().stream().anyMatch(rule -> rule.field() == Field.ZONE);
    if (zones && !ofRecord) {
      throw keys.get("population")
          .refusal(
              "zones-of-no-record",
              "\"zones\" without \"calls: this-record\"",
              "Only a record says in which zone a call lay; name beats, a box or polygons.");
    }
    return ofRecord;
  }

  private String statement() {
    YamlItem item = keys.find("statement");
    if (item == null) {
      return "";
    }
    if (!item.text().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw item.refusal(
          "unreadable-id",
          "\"" + Spoken.plain(item.text()) + "\"",
          "Write the id of a statement on record: letters, digits, dots and dashes.");
    }
    return item.text();
  }

  private Claim.Said said() {
    return new Claim.Said(
        keys.get("claim").text(),
        keys.text("said-by", ""),
        keys.text("source", ""),
        keys.text("settled-by", ""));
  }

  private List<Metric> couldMean(Metric metric, Bound bound) {
    YamlItem item = keys.find("could-mean");
    if (item == null) {
      return List.of();
    }
    List<Metric> also =
        item.items().stream().map(i -> i.oneOf(Metric.class)).filter(m -> m != metric).toList();
    if (bound.unit() != Bound.Unit.TIMES || also.contains(Metric.SHARE)) {
      throw item.refusal(
          "readings-that-cannot-be-compared",
          "\"could-mean\" with " + bound.words(),
          "Only \"N times\" fits calls, response-time and not-reached alike; leave it out.");
    }
    return also;
  }

  private void checkUnit(Metric metric, Bound bound, @Nullable Period base) {
    YamlItem item = keys.get("holds-if");
    boolean times = bound.unit() == Bound.Unit.TIMES;
    if (times != (base != null)) {
      throw item.refusal(
          "no-comparison",
          times ? "\"times\" without a baseline" : bound.words() + " with a baseline",
          "Times the baseline need \"baseline\"; an amount alone goes without one.");
    }
    boolean fits =
        times
            || switch (metric) {
              case CALLS ->
                  bound.unit() == Bound.Unit.CALLS || bound.unit() == Bound.Unit.CALLS_PER_DAY;
              case SHARE, NOT_REACHED -> bound.unit() == Bound.Unit.SHARE;
              case RESPONSE_TIME ->
                  bound.unit()
                      == (statistic().kind() == Statistic.Kind.WITHIN
                          ? Bound.Unit.SHARE
                          : Bound.Unit.MS);
            };
    if (!fits) {
      throw item.refusal(
          "wrong-unit",
          bound.words() + " for the " + metric.words(),
          "Write times, calls, calls/day, % or a duration such as 18m, as fits the metric.");
    }
  }

  private Population population() {
    YamlItem item = keys.find("population");
    if (item == null) {
      return new Population(List.of(), null, false);
    }
    Keys f =
        item.keys(
            "types",
            "final-types",
            "type-groups",
            "priorities",
            "final-priorities",
            "precincts",
            "sectors",
            "beats",
            "zones",
            "box",
            "polygons",
            "on-view");
    OnView onView = f.oneOf("on-view", OnView.class, OnView.LEFT_OUT);
    return new Population(rulesOf(f), area(f), onView == OnView.COUNTED);
  }

  private enum OnView {
    LEFT_OUT,
    COUNTED
  }

  private List<TextRule> rules(YamlItem item) {
    return rulesOf(
        item.keys(
            "types",
            "final-types",
            "type-groups",
            "priorities",
            "final-priorities",
            "precincts",
            "sectors",
            "beats",
            "zones"));
  }

  private static List<TextRule> rulesOf(Keys f) {
    List<TextRule> rules = new ArrayList<>();
    for (String key : FIELDS.keySet().stream().sorted().toList()) {
      YamlItem item = f.find(key);
      if (item != null) {
        rules.add(new TextRule(FIELDS.getOrDefault(key, Field.BEAT), item.texts()));
      }
    }
    return rules;
  }

  private @Nullable Shape area(Keys f) {
    YamlItem box = f.find("box");
    YamlItem polygons = f.find("polygons");
    if (polygons != null) {
      Path folder = file.toAbsolutePath().getParent();
      return Shape.read(
          folder == null ? Path.of(polygons.text()) : folder.resolve(polygons.text()));
    }
    if (box == null) {
      return null;
    }
    Keys b = box.keys("south", "west", "north", "east");
    double south = degrees(b.get("south"));
    double north = degrees(b.get("north"));
    double west = degrees(b.get("west"));
    double east = degrees(b.get("east"));
    if (south >= north || west >= east) {
      throw box.refusal(
          "no-box", "south >= north or west >= east", "Give south < north, west < east.");
    }
    return Shape.box(south, west, north, east);
  }

  private static double degrees(YamlItem item) {
    try {
      double value = Double.parseDouble(item.text());
      if (Math.abs(value) <= 180) {
        return value;
      }
    } catch (NumberFormatException e) {
      // refused below, as is a number that is no degree
    }
    throw item.refusal(
        "unreadable-place", "\"" + item.text() + "\"", "Write degrees, such as 47.61.");
  }

  private Statistic statistic() {
    YamlItem item = keys.find("statistic");
    if (item == null) {
      return Statistic.MEDIAN;
    }
    if (item.isMapping()) {
      YamlItem within = item.keys("within").get("within");
      return new Statistic(Statistic.Kind.WITHIN, (long) Amounts.of(within, Bound.Unit.MS));
    }
    Statistic.Kind kind = item.oneOf(Statistic.Kind.class);
    if (kind == Statistic.Kind.WITHIN) {
      throw item.refusal("missing-key", "within without a limit", "Write {within: 7m}.");
    }
    return new Statistic(kind, 0);
  }

  private Clock clock() {
    YamlItem item = keys.find("clock");
    if (item == null) {
      return new Clock(Moment.RECEIVED, Moment.ON_SCENE);
    }
    Keys f = item.keys("start", "stop");
    Moment start = f.get("start").oneOf(Moment.class);
    Moment stop = f.get("stop").oneOf(Moment.class);
    if (start.compareTo(stop) >= 0) {
      throw item.refusal(
          "clock-runs-backwards",
          Clock.word(start) + " to " + Clock.word(stop),
          "Start the clock at an earlier moment than it stops at.");
    }
    return new Clock(start, stop);
  }

  private Period baseline(YamlItem item, Period window) {
    Keys f = item.keys("from", "until", "same-weekdays");
    Period all = period(f);
    String same = f.text("same-weekdays", "false");
    if (!same.equals("true") && !same.equals("false")) {
      throw f.get("same-weekdays")
          .refusal("unknown-word", "\"" + same + "\"", "Write true or false.");
    }
    if (all.fromMs() < window.untilMs() && window.fromMs() < all.untilMs()) {
      throw item.refusal(
          "baseline-within-the-window",
          all.words(),
          "Give a baseline that shares no time with the window.");
    }
    return same.equals("true") ? all.only(window.weekdaysWithin()) : all;
  }

  private Period period(Keys f) {
    long from = ms(f.get("from"));
    long until = ms(f.get("until"));
    if (from >= until) {
      throw f.get("until")
          .refusal(
              "dates-in-the-wrong-order",
              "until " + f.get("until").text() + " is not after from " + f.get("from").text(),
              "Exchange them; until is the first moment that no longer counts.");
    }
    return Period.of(from, until, zone);
  }

  private long ms(YamlItem item) {
    String text = item.text();
    try {
      if (text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)")) {
        return OffsetDateTime.parse(text).toInstant().toEpochMilli();
      }
      LocalDateTime local =
          text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
      if (offsets.size() == 1) {
        return local.toInstant(offsets.getFirst()).toEpochMilli();
      }
      throw item.refusal(
          offsets.isEmpty() ? "time-that-does-not-exist" : "time-that-exists-twice",
          text + ", when clocks in " + zone + " change",
          "Write it with its offset, such as " + local + zone.getRules().getOffset(local) + ".");
    } catch (DateTimeException e) {
      throw item.refusal(
          "unreadable-time",
          "\"" + text + "\"",
          "Write 2020-06-08, 2020-06-08T19:00 or with offset.");
    }
  }

  private double error() {
    YamlItem item = keys.find("confidence");
    double error = item == null ? 0.05 : 1 - Amounts.of(item, Bound.Unit.SHARE);
    if (!(error >= 0.0001 && error <= 0.5) && item != null) {
      throw item.refusal("unreadable-amount", "\"" + item.text() + "\"", "Write 50% to 99.99%.");
    }
    return error;
  }
}
