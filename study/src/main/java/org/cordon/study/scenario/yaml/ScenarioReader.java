package org.cordon.study.scenario.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.cordon.roads.Refusal;
import org.cordon.roads.speed.LocalSpeeds;
import org.cordon.roads.speed.Speeds;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Demand;
import org.cordon.study.scenario.LocalTimes;
import org.cordon.study.scenario.Resources;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Scenario.Frame;
import org.cordon.study.scenario.Scenario.Study;
import org.cordon.study.scenario.Scenario.Work;
import org.cordon.study.scenario.Span;
import org.cordon.study.scenario.Timeline;
import org.cordon.study.scenario.yaml.Item.Fields;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a scenario file strictly: a key, word or name it does not know is an error with the line
 * and the nearest valid one. Sections are read in the order in which they refer to each other,
 * whatever their order in the file, and several errors are told at once.
 */
public final class ScenarioReader {
  private final Source source;
  private final Item root;

  private ScenarioReader(Item root, Source source) {
    this.root = root;
    this.source = source;
  }

  /** The scenario in a file; a {@link Refusal} says what is wrong with it. */
  public static Scenario read(Path file) {
    Problems problems = new Problems();
    Path folder = file.toAbsolutePath().getParent();
    Source source = new Source(problems, folder == null ? file.toAbsolutePath() : folder);
    Item root = new Item(compose(file), file.toString(), problems);
    Scenario scenario = problems.attempt(new ScenarioReader(root, source)::scenario);
    problems.refuse(file.toString());
    return Objects.requireNonNull(scenario, "a scenario that was not read has problems");
  }

  static Node compose(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new Refusal(
          "unreadable-scenario", "bytes that are not UTF-8", file.toString(), "Save it as UTF-8.");
    } catch (IOException e) {
      throw new Refusal(
          "unreadable-scenario", "no readable file", file.toString(), "Check the path.");
    }
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try {
      return new Compose(settings)
          .composeString(text)
          .orElseThrow(() ->
              new Refusal("empty-scenario", "no content", file.toString(), "Write a scenario."));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
      throw new Refusal(
          "unreadable-yaml",
          String.valueOf(e.getProblem()),
          file + ":" + line,
          "Correct the YAML: indent with blanks, quote texts that hold \": \".");
    } catch (YamlEngineException e) {
      throw new Refusal(
          "unreadable-yaml", String.valueOf(e.getMessage()), file.toString(), "Correct the YAML.");
    }
  }

  private Scenario scenario() {
    Fields f = root.fields(Section.SCENARIO);
    source.use(new LocalTimes(zone(f.get("time-zone"))));
    Frame frame = frame(f);
    Resources resources = new ResourcesReader(source).read(f);
    Work work = new WorkReader(source, resources.units()).read(f);
    Demand none = new Demand(List.of(), List.of(), null, null);
    Demand demand =
        source.problems.attempt(
            none, () -> new DemandReader(source).read(f.get("demand"), work.plans()));
    Timeline timeline = timeline(f);
    source.section();
    Study study = new StudyReader(source).read(f);
    return new Scenario(frame, resources, work, demand, timeline, study);
  }

  private Timeline timeline(Fields f) {
    source.section();
    DealingsReader dealings = new DealingsReader(source);
    AccountReader account = new AccountReader(source);
    List<Timeline.Order> orders = dealings.orders(f.find("orders"));
    List<Timeline.Told> decisions = account.decisions(f);
    return new Timeline(
        source.problems.each(f.find("zones"), new ZoneReader(source)::read),
        dealings.stationChanges(f.find("station-changes")),
        orders,
        account.all(decisions, f));
  }

  private static ZoneId zone(Item item) {
    try {
      return ZoneId.of(item.text());
    } catch (DateTimeException e) {
      throw Words.unknown(
          item, "unknown-time-zone", ZoneId.getAvailableZoneIds().stream().sorted().toList());
    }
  }

  private @Nullable LocalSpeeds speeds(@Nullable Item file) {
    return file == null
        ? null
        : new LocalSpeeds(Speeds.read(source.file(file)), source.times().zone());
  }

  private Frame frame(Fields f) {
    Span period = source.span(f, Span.NEVER_MS);
    Item measured = f.find("measured");
    Span window =
        measured == null ? period : source.span(measured.fields(Section.SPAN), Span.NEVER_MS);
    if (measured != null
        && (window.fromMs() < period.fromMs() || window.untilMs() > period.untilMs())) {
      throw measured.refusal(
          "measured-outside-the-period",
          "a window that reaches beyond the period",
          "Keep it within \"from\" and \"until\" of the scenario.");
    }
    Path city = source.file(f.get("city"));
    source.problems.check(() -> source.use(CityLoader.load(city)));
    Item land = f.find("land");
    return new Frame(
        f.get("name").text(),
        source.times().zone(),
        period,
        window,
        city,
        land == null ? null : source.file(land),
        speeds(f.find("speeds")));
  }
}
