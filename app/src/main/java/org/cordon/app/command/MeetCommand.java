package org.cordon.app.command;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.app.drawing.Drawing;
import org.cordon.dispatch.engine.RoadMeetings;
import org.cordon.dispatch.engine.RoadMeetings.Casualty;
import org.cordon.dispatch.engine.RoadMeetings.Ground;
import org.cordon.dispatch.engine.RoadMeetings.Limits;
import org.cordon.dispatch.engine.RoadMeetings.Unit;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.ClosuresGeoJson;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.speed.Period;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code meet}: where a caller inside a zone and a unit outside it meet, chosen together. */
@Command(
    name = "meet",
    description = "The three best meeting points of a caller and a unit outside what is closed.",
    footer = {
      "",
      "Among all pairs of unit and corner within the tolerance of the soonest, the shortest walk",
      "comes first, then the shortest wait outside. U.csv has the columns unit,lat,lon,service,",
      "turnout_s. Units that are to take part are in it; leave out those that are not.",
      "",
      "Example:",
      "  cordon meet --city out/seattle --zone zone.geojson --call \"10th and Pine;carried\" \\",
      "    --units units.csv --need fire,ems --at 2020-06-20T02:19-07:00"
    })
public final class MeetCommand implements Callable<Integer> {
  static final int WALKS_MM_PER_S = 1_340;
  private static final int OPTIONS = 3;

  private final Console console;

  @Mixin private CityOptions options = new CityOptions();

  @Mixin private PlaceOptions names = new PlaceOptions();

  @Option(
      names = "--zone",
      required = true,
      paramLabel = "FILE.geojson",
      description = "The zone: its polygons are what the meeting point keeps away from.")
  private Path zone = Path.of("");

  @Option(
      names = "--call",
      required = true,
      paramLabel = "PLACE[;layer=N][;STATE]",
      description =
          "Where the caller is: LAT,LON or by name (cordon place); ;layer=1 for the bridge,"
              + " ;layer=-1 for the tunnel. Once for each casualty; STATE is walks, carried, child or"
              + " cannot-be-moved. The walk is that of the slowest who comes.")
  private List<String> calls = new ArrayList<>();

  @Option(
      names = "--units",
      required = true,
      paramLabel = "U.csv",
      description = "The roster: units, where they stand, their service and turnout.")
  private Path units = Path.of("");

  @Option(
      names = "--need",
      paramLabel = "SERVICE",
      split = ",",
      converter = ServiceNames.class,
      description = "One unit of each of these must come, such as fire,ems. Without it, any one.")
  private List<Profile> need = new ArrayList<>();

  @Option(
      names = "--agreed",
      paramLabel = "FILE.geojson",
      description = "Collection points agreed beforehand: Points with a name.")
  private @Nullable Path agreed;

  @Option(
      names = "--walk-mm-per-s",
      paramLabel = "N",
      defaultValue = "" + WALKS_MM_PER_S,
      description = "How fast a caller without STATE comes, ${DEFAULT-VALUE} without.")
  private int walkMmPerS;

  @Option(
      names = "--stand-off-m",
      paramLabel = "N",
      defaultValue = "50",
      description = "How far from any closed area, ${DEFAULT-VALUE} without.")
  private int standOffM;

  @Option(
      names = "--max-walk-s",
      paramLabel = "N",
      defaultValue = "900",
      description = "The longest walk, ${DEFAULT-VALUE} without.")
  private int maxWalkS;

  @Option(
      names = "--tolerance-s",
      paramLabel = "N",
      defaultValue = "30",
      description = "How much later than the soonest for a shorter walk, ${DEFAULT-VALUE} without.")
  private int toleranceS;

  @Option(names = "--svg", paramLabel = "FILE.svg", description = "Draw the answer there.")
  private @Nullable Path svg;

  /** The command, speaking on a console. */
  public MeetCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Limits limits = limits();
    Roads roads = options.roads();
    CityPlaces places = new CityPlaces(roads, names);
    Doubts doubts = new Doubts(console, roads);
    MeetCalls casualties = new MeetCalls(calls, walkMmPerS, places, doubts);
    List<ClosedShape> closed = ClosuresGeoJson.read(zone, options.instant(), roads.city());
    Closures closures = Closures.of(roads.city(), closed);
    List<Unit> roster = roster(places);
    List<Profile> services = roster.stream().map(Unit::service).distinct().sorted().toList();
    IdleShapes.say(console, roads, services, closed, zone.toString());
    ShutIn.say(console, roads, closures, services, zone.toString());
    Period period = options.period(roads.city());
    List<Metric> vehicles = services.stream().map(s -> roads.metric(s, closures, period)).toList();
    Metric onFoot = roads.metric(Profile.FOOT, closures);
    Path points = agreed;
    Ground ground =
        new Ground(
            onFoot,
            vehicles,
            closed.stream().filter(ClosedShape::area).toList(),
            points == null ? List.of() : AgreedPoints.read(points, options.instant(), places));
    List<RoadMeetings.Option> best =
        new RoadMeetings(roads, places.corners())
            .best(
                casualties.comes.stream().map(c -> new Casualty(c.at(), c.mmPerS())).toList(),
                roster,
                needed(services),
                ground,
                limits);
    if (best.isEmpty()) {
      throw nowhere();
    }
    MeetAnswer answer = new MeetAnswer(best, casualties, clock(roads.city()), limits.standOffMm());
    if (svg != null) {
      List<Metric> metrics = new ArrayList<>(vehicles);
      metrics.add(onFoot);
      Drawing drawing = new Drawing(roads.city(), closed).standOff(limits.standOffMm());
      drawing.note(driven(vehicles.getFirst()));
      new MeetDrawing(roads, roster, metrics)
          .write(drawing, casualties, best, answer.sentences(), svg);
    }
    if (options.json) {
      ObjectNode json = answer.json();
      Words.speeds(json, vehicles.getFirst());
      console.answer(doubts.into(json));
    } else {
      answer.print(console);
      console.say(driven(vehicles.getFirst()));
    }
    return 0;
  }

  private String driven(Metric metric) {
    String when = options.at == null ? "" : " Asked for " + options.at + ".";
    return "Driven at " + Words.speeds(metric) + "." + when;
  }

  private List<Unit> roster(CityPlaces places) {
    List<Unit> roster = new ArrayList<>();
    for (UnitsCsv.Unit u : UnitsCsv.read(units, places)) {
      Snap at = places.snap(u.service(), u.place(), u.where());
      roster.add(new Unit(u.id(), u.service(), at, u.turnoutMs()));
    }
    return roster;
  }

  private List<Profile> needed(List<Profile> inRoster) {
    List<Profile> needed = need.stream().distinct().sorted().toList();
    for (Profile service : needed) {
      if (!inRoster.contains(service)) {
        throw new Refusal(
            "service-not-in-roster",
            "no unit of " + Words.of(service),
            "--need",
            "Add a unit of this service to " + units + ", or leave it out of --need.");
      }
    }
    return needed;
  }

  /** The time of the question on the city's clock, or on that of {@code --at}; null without one. */
  private @Nullable ZonedDateTime clock(City city) {
    String at = options.at;
    if (at == null) {
      return null;
    }
    OffsetDateTime asked = OffsetDateTime.parse(at);
    return city.ianaZone().isEmpty()
        ? asked.toZonedDateTime()
        : asked.atZoneSameInstant(ZoneId.of(city.ianaZone()));
  }

  private Refusal nowhere() {
    return new Refusal(
        "no-meeting-point",
        need.size() > 1
            ? "no corner in reach of all casualties that a unit of each service can come to"
            : "no corner in reach of the caller that a unit can come to",
        "within " + Words.duration(1000L * maxWalkS) + " on foot",
        "Allow a longer walk (--max-walk-s), come nearer (--stand-off-m), or add units.");
  }

  private Limits limits() {
    within(walkMmPerS, 1, 10_000, "--walk-mm-per-s");
    within(standOffM, 0, 10_000, "--stand-off-m");
    within(maxWalkS, 1, 24 * 60 * 60, "--max-walk-s");
    within(toleranceS, 0, 60 * 60, "--tolerance-s");
    return new Limits(1000L * standOffM, 1000L * maxWalkS, 1000L * toleranceS, OPTIONS);
  }

  private static void within(int n, int least, int most, String option) {
    if (n < least || n > most) {
      throw new Refusal(
          "number-out-of-range",
          Integer.toString(n),
          option,
          "Give a whole number from " + least + " to " + most + ".");
    }
  }
}
