package org.cordon.study.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import org.cordon.study.scenario.Case;
import org.cordon.study.scenario.Demand;
import org.cordon.study.scenario.Level;
import org.cordon.study.scenario.Scenario.Question;
import org.cordon.study.scenario.Scenario.Study;
import org.cordon.study.scenario.Settings;
import org.cordon.study.scenario.Settings.Meeting;
import org.cordon.study.scenario.Settings.MeetingPoints;
import org.cordon.study.scenario.Timeline.StationChange;
import org.cordon.study.scenario.UncertainRange;
import org.cordon.study.scenario.UncertainRange.Parameter;
import org.cordon.study.scenario.yaml.Item.Fields;
import org.jspecify.annotations.Nullable;

/** Reads settings, cases and uncertain ranges. */
final class StudyReader {
  private static final int MOST_RUNS = 100_000;

  private final Source source;

  StudyReader(Source source) {
    this.source = source;
  }

  Study read(Fields scenario) {
    Settings settings = settings(scenario.get("settings"));
    List<Case> cases = source.problems.each(scenario.get("cases"), this::oneCase);
    if (cases.isEmpty() && source.problems.none()) {
      throw scenario.get("cases").refusal("no-cases", "no cases", "List at least one case.");
    }
    List<UncertainRange> ranges =
        source.problems.each(scenario.find("uncertain"), item -> uncertain(item, settings));
    Question unasked =
        new Question(
            "How soon is help with those who call, and how many does it never reach?",
            cases.isEmpty() ? "" : cases.getLast().name(),
            cases.isEmpty() ? "" : cases.getFirst().name());
    return new Study(
        source.problems.attempt(unasked, () -> question(scenario.find("question"), unasked)),
        settings,
        cases,
        ranges,
        seed(scenario.get("seed")),
        Forms.count(scenario.get("runs"), 1, MOST_RUNS));
  }

  /** What is asked; without one, the last case is held against the first. */
  private Question question(@Nullable Item item, Question unasked) {
    if (item == null) {
      return unasked;
    }
    Fields f = item.fields(Section.QUESTION);
    return new Question(
        f.get("asked").text(),
        source.refer("case", f.get("headline")),
        source.refer("case", f.get("against")));
  }

  private static long seed(Item item) {
    if (item.text().matches("-?\\d{1,18}")) {
      return Long.parseLong(item.text());
    }
    throw Forms.unreadable(item, "seed", "a whole number of at most 18 digits");
  }

  private Settings settings(Item item) {
    Fields f = item.fields(Section.SETTINGS);
    Meeting meeting =
        new Meeting(
            Forms.durationMs(f.get("walk-limit")),
            Forms.lengthMm(f.get("stand-off")),
            Forms.durationMs(f.get("tolerance")),
            Forms.speedMmPerS(f.get("walking-speed")),
            Forms.speedMmPerS(f.get("carrying-speed")));
    return new Settings(
        meeting,
        Forms.distribution(f.get("escort-delay")),
        Words.read(f.get("meeting-points"), MeetingPoints.class),
        Level.CENTRAL);
  }

  private Case oneCase(Item item) {
    Fields f = item.fields(Section.CASE);
    Item zones = f.find("zones");
    Item rules = f.find("rules");
    Item points = f.find("meeting-points");
    Item demand = f.find("demand");
    return new Case(
        source.define("case", f.get("name")),
        f.get("title").text(),
        zones == null ? null : Forms.onOff(zones),
        rules == null ? null : source.refer("rule-set", rules),
        points == null ? null : Words.read(points, MeetingPoints.class),
        stations(f.find("stations")),
        demand == null ? null : multiplier(demand),
        overrides(f.find("settings")));
  }

  /** {@code stay}, or changes instead of those of the base. */
  private @Nullable List<StationChange> stations(@Nullable Item item) {
    if (item == null) {
      return null;
    }
    if (item.isList()) {
      return new DealingsReader(source).stationChanges(item);
    }
    if (item.text().equals("stay")) {
      return List.of();
    }
    throw Words.unknown(item, "unknown-word", List.of("stay"));
  }

  private static Demand.Multiplier multiplier(Item item) {
    Fields f = item.fields(Section.MULTIPLIER);
    long permille = Forms.decimal(f.get("times"), 3);
    if (permille < 1000 || permille > 100_000) {
      throw f.get("times")
          .refusal(
              "multiplier-out-of-range",
              f.get("times").text(),
              "Write 1 to 100: base calls are kept, further ones are added.");
    }
    return new Demand.Multiplier((int) permille, Words.read(f.get("where"), Demand.Where.class));
  }

  private List<Case.Change> overrides(@Nullable Item item) {
    List<Case.Change> overrides = new ArrayList<>();
    if (item != null) {
      Fields f = item.fields(Section.OVERRIDES);
      for (Parameter parameter : Parameter.values()) {
        Item value = f.find(Words.kebab(parameter));
        if (value != null) {
          overrides.add(new Case.Change(parameter, value(parameter, value)));
        }
      }
    }
    return overrides;
  }

  private UncertainRange uncertain(Item item, Settings settings) {
    Fields f = item.fields(Section.UNCERTAIN);
    source.define("uncertain parameter", f.get("parameter"));
    Parameter parameter = Words.read(f.get("parameter"), Parameter.class);
    long low = value(parameter, f.get("low"));
    long central = value(parameter, f.get("central"));
    long high = value(parameter, f.get("high"));
    if (!(low <= central && central <= high && low < high)) {
      throw item.refusal(
          "range-out-of-order",
          f.get("low").text() + ", " + f.get("central").text() + ", " + f.get("high").text(),
          "Write low, central and high in that order.");
    }
    if (settings.value(parameter) != central) {
      throw f.get("central")
          .refusal(
              "central-not-the-setting",
              f.get("central").text() + ", where the settings have another value",
              "Write the same value in both places.");
    }
    return new UncertainRange(parameter, low, central, high, f.get("source").text());
  }

  /** A value in the unit of its parameter. */
  private static long value(Parameter parameter, Item item) {
    return switch (parameter) {
      case OUTLINE -> UncertainRange.valueOf(Words.read(item, Level.class));
      case ESCORT_DELAY -> positive(item);
      case CARRYING_SPEED, WALKING_SPEED -> Forms.speedMmPerS(item);
      case STAND_OFF -> Forms.lengthMm(item);
    };
  }

  private static long positive(Item item) {
    long ms = Forms.durationMs(item);
    if (ms == 0) {
      throw item.refusal("empty-duration", item.text(), "Write a time above 0.");
    }
    return ms;
  }
}
