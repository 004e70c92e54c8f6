package org.cordon.app.command;

import java.util.concurrent.Callable;
import org.cordon.app.drawing.Drawing;
import org.cordon.app.drawing.Stroke;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Path;
import org.cordon.roads.route.Roads;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code route}: the fastest way from one place to another. */
@Command(
    name = "route",
    description = "The fastest way from one place to another, with what is closed.",
    footer = {
      "",
      "Example:",
      "  cordon route --city out/seattle --profile fire \\",
      "    --from 47.6149,-122.3173 --to 47.6036,-122.3294 --closed zone.geojson"
    })
public final class RouteCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CityOptions options = new CityOptions();

  @Mixin private PlaceOptions names = new PlaceOptions();

  @Mixin private ClosedOption closed = new ClosedOption();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "PLACE",
      description =
          "Where it starts: LAT,LON or by name (cordon place); ;layer=1 after it for the bridge.")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "PLACE",
      description =
          "Where it ends: LAT,LON or by name (cordon place); ;layer=1 after it for the bridge.")
  private String to = "";

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "PROFILE",
      converter = ProfileNames.class,
      completionCandidates = ProfileNames.class,
      description = "Who travels: ${COMPLETION-CANDIDATES}.")
  private Profile profile = Profile.POLICE;

  @Option(names = "--svg", paramLabel = "FILE.svg", description = "Draw the answer there.")
  private java.nio.file.@Nullable Path svg;

  /** The command, speaking on a console. */
  public RouteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Roads roads = options.roads();
    CityPlaces places = new CityPlaces(roads, names);
    Spot source = places.spot(from, "--from");
    Spot target = places.spot(to, "--to");
    Snap start = places.snap(profile, source);
    Snap end = places.snap(profile, target);
    Doubts doubts = new Doubts(console, roads);
    doubts.about(source, start);
    doubts.about(target, end);
    Metric metric = closed.metric(console, roads, profile, options);
    Path path = roads.router().path(metric, start, end);
    if (path == null) {
      throw noWay(roads, metric, start, end);
    }
    draw(roads, path, metric, start, end);
    if (options.json) {
      console.answer(doubts.into(asJson(path, metric, start, end)));
    } else {
      print(path, metric, start, end);
    }
    return 0;
  }

  private void draw(Roads roads, Path path, Metric metric, Snap start, Snap end) {
    if (svg == null) {
      return;
    }
    new Drawing(roads.city(), closed.shapes(roads.city(), options.instant()))
        .title(said(path, metric) + ", " + from + " to " + to)
        .way(path.geometry(), Stroke.WAY, "the way, " + said(path, metric))
        .mark(start.place(), "A", "from " + from)
        .mark(end.place(), "B", "to " + to)
        .turns(path)
        .note(closed.when(options.at) + " Driven at " + Words.speeds(metric) + ".")
        .write(svg);
  }

  private String said(Path path, Metric metric) {
    return Words.of(profile)
        + ": "
        + Words.duration(path.travelTimeMs() + metric.perRunMs())
        + ", "
        + Words.length(path.lengthMm());
  }

  private Refusal noWay(Roads roads, Metric metric, Snap start, Snap end) {
    boolean shutIn = closed.shutIn(roads, metric, start);
    String startsAt =
        shutIn ? " is shut in by what " + closed.file + " closes" : closed.why(metric, start);
    String endsAt = shutIn ? closed.why(metric, end) : closed.whyNoneComes(metric, end);
    return new Refusal(
        "no-way",
        "no way for "
            + Words.of(profile)
            + (startsAt.isEmpty() ? "" : "; the start" + startsAt)
            + (endsAt.isEmpty() ? "" : "; the end" + endsAt),
        start.place() + " to " + end.place(),
        closed.file == null
            ? "Choose a place beside it, or another profile."
            : "Look at what " + closed.file + " closes there.");
  }

  private ObjectNode asJson(Path path, Metric metric, Snap start, Snap end) {
    ObjectNode json = Console.object();
    json.put("profile", Words.of(profile))
        .put("travelTimeMs", path.travelTimeMs() + metric.perRunMs())
        .put("lengthMm", path.lengthMm());
    Words.speeds(json, metric);
    ArrayNode streets = json.putArray("streets");
    path.streets().forEach(streets::add);
    ArrayNode line = json.putObject("geometry").put("type", "LineString").putArray("coordinates");
    path.geometry().forEach(place -> Words.position(line, place));
    Words.place(json.putObject("from").put("offStreetMm", start.distanceMm()), start.place());
    Words.place(json.putObject("to").put("offStreetMm", end.distanceMm()), end.place());
    return json;
  }

  private void print(Path path, Metric metric, Snap start, Snap end) {
    console.say(said(path, metric) + ", at " + Words.speeds(metric));
    console.say("from " + spoken(start));
    String first = "take ";
    for (String street : path.streets()) {
      console.say("  " + first + street);
      first = "then ";
    }
    console.say("to   " + spoken(end));
  }

  private String spoken(Snap snap) {
    Place place = snap.place();
    return place + (snap.distanceMm() > 0 ? " (" + Words.length(snap.distanceMm()) + " away)" : "");
  }
}
