package org.cordon.brief.claim;

import java.time.Instant;
import java.util.Locale;
import org.cordon.calls.reader.ScanTally;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer as one JSON object; times of response in milliseconds, shares from 0 to 1. */
public final class ClaimJson {
  private static final JsonMapper JSON = new JsonMapper();

  private ClaimJson() {}

  /** The object. */
  public static ObjectNode of(Answer answer) {
    Claim claim = answer.claim();
    ObjectNode object = JSON.createObjectNode();
    object.put("verdict", answer.verdict().word()).put("reason", answer.reason());
    object.put("sentence", ClaimText.sentence(answer)).put("command", answer.command());
    object.put("claim", claim.said().claim()).put("saidBy", claim.said().by());
    object.put("source", claim.said().source()).put("statement", claim.statement());
    object.put("callsFrom", word(answer.read().source())).put("metric", word(claim.metric()));
    object.put("population", claim.population().words()).put("holdsIf", claim.bound().words());
    object.put("statistic", claim.timing().statistic().words());
    object.put("clock", claim.timing().clock().words());
    object
        .put("confidence", 1 - claim.error())
        .put("confidenceOfOthers", 1 - answer.readingError());
    period(object.putObject("window"), claim.window());
    Period base = claim.baseline();
    if (base != null) {
      period(object.putObject("baseline"), base);
    }
    Reading stated = answer.readings().isEmpty() ? null : answer.readings().getFirst();
    object.put("n", stated == null ? 0 : stated.n());
    interval(object, "interval", stated == null ? null : stated.tested());
    ArrayNode readings = object.putArray("readings");
    answer.readings().forEach(reading -> reading(readings.addObject(), reading));
    ObjectNode leftOut = object.putObject("leftOut");
    answer.read().leftOut().forEach(leftOut::put);
    object.put("callsInPeriods", answer.read().inPeriods());
    object.put("callsInPopulation", answer.read().inPopulation());
    ArrayNode files = object.putArray("files");
    answer.read().files().forEach(file -> file(files.addObject(), file));
    answer.cautions().forEach(object.putArray("cautions")::add);
    answer.settles().forEach(object.putArray("settledBy")::add);
    return object;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void period(ObjectNode object, Period period) {
    object.put(
        "from",
        Instant.ofEpochMilli(period.fromMs()).atZone(period.zone()).toOffsetDateTime().toString());
    object.put(
        "until",
        Instant.ofEpochMilli(period.untilMs()).atZone(period.zone()).toOffsetDateTime().toString());
    object.put("zone", period.zone().getId()).put("days", period.days());
    if (period.weekdays().size() < 7) {
      ArrayNode days = object.putArray("weekdays");
      period.weekdays().forEach(day -> days.add(word(day)));
    }
  }

  private static void reading(ObjectNode object, Reading reading) {
    object.put("metric", word(reading.metric())).put("differs", reading.differs());
    object.put("counts", reading.counts()).put("outcome", word(reading.outcome()));
    object.put("n", reading.n()).put("baselineN", reading.baseN());
    object.put("unit", word(reading.unit())).put("note", reading.note());
    interval(object, "window", reading.here());
    interval(object, "baseline", reading.base());
    interval(object, "tested", reading.tested());
  }

  /** Ends that are infinite, and values that do not exist, are null. */
  private static void interval(ObjectNode object, String name, @Nullable Interval interval) {
    if (interval == null) {
      object.putNull(name);
      return;
    }
    ObjectNode at = object.putObject(name);
    number(at, "value", interval.value());
    number(at, "low", interval.low());
    number(at, "high", interval.high());
    at.put("method", interval.method());
  }

  private static void number(ObjectNode object, String name, double value) {
    if (Double.isFinite(value)) {
      object.put(name, value);
    } else {
      object.putNull(name);
    }
  }

  private static void file(ObjectNode object, ScanTally file) {
    object.put("file", file.file().toString()).put("format", file.format().id());
    object.put("zone", file.format().zone().getId());
    object.put("rows", file.rows()).put("outsideEveryPeriod", file.notAskedFor());
    object.put("acceptedRows", file.acceptedRows()).put("calls", file.calls());
  }
}
