package org.cordon.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.app.command.MeetSearch.Answer;
import org.cordon.app.command.MeetSearch.Limits;
import org.cordon.app.drawing.Drawing;
import org.cordon.dispatch.policy.MeetingChoice.Pair;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.ClosuresGeoJson;
import org.cordon.roads.route.Roads;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
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
      "  cordon meet --city out/seattle --zone zone.geojson --call \"10th and Pine\" \\",
      "    --units units.csv --walk-mm-per-s 700"
    })
public final class MeetCommand implements Callable<Integer> {
  private static final int OPTIONS = 3;

  private final Console console;

  @Mixin private CityOptions options = new CityOptions();

  @Option(
      names = "--zone",
      required = true,
      paramLabel = "FILE.geojson",
      description = "The zone: its polygons are what the meeting point keeps away from.")
  private Path zone = Path.of("");

  @Option(
      names = "--call",
      required = true,
      paramLabel = "PLACE",
      description = "Where the caller is: LAT,LON or a corner by name.")
  private String call = "";

  @Option(
      names = "--units",
      required = true,
      paramLabel = "U.csv",
      description = "The roster: units, where they stand, their service and turnout.")
  private Path units = Path.of("");

  @Option(
      names = "--agreed",
      paramLabel = "FILE.geojson",
      description = "Collection points agreed beforehand: Points with a name.")
  private @Nullable Path agreed;

  @Option(
      names = "--walk-mm-per-s",
      paramLabel = "N",
      defaultValue = "1340",
      description = "How fast the caller comes, ${DEFAULT-VALUE} without; 700 when carried.")
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
    CityPlaces places = new CityPlaces(roads);
    Place caller = places.read(call, "--call");
    List<ClosedShape> closed = ClosuresGeoJson.read(zone, options.instant(), roads.city());
    MeetSearch search = new MeetSearch(roads, places, closed, limits);
    Path points = agreed;
    List<UnitsCsv.Unit> roster = UnitsCsv.read(units, places);
    List<Profile> services = roster.stream().map(UnitsCsv.Unit::service).distinct().toList();
    ShutIn.say(console, roads, Closures.of(roads.city(), closed), services, zone.toString());
    List<Answer> best =
        search.best(
            caller,
            roster,
            points == null ? List.of() : AgreedPoints.read(points, options.instant(), places),
            OPTIONS);
    Drawing drawing = new Drawing(roads.city(), closed).mark(caller, "C", "caller");
    for (int i = 0; i < best.size(); i++) {
      Answer answer = best.get(i);
      drawing.mark(answer.point().place(), Integer.toString(i + 1), why(answer, best.getFirst()));
    }
    drawing.write(svg);
    if (options.json) {
      console.answer(asJson(best));
    } else {
      print(best);
    }
    return 0;
  }

  private Limits limits() {
    within(walkMmPerS, 1, 10_000, "--walk-mm-per-s");
    within(standOffM, 0, 10_000, "--stand-off-m");
    within(maxWalkS, 1, 24 * 60 * 60, "--max-walk-s");
    within(toleranceS, 0, 60 * 60, "--tolerance-s");
    return new Limits(walkMmPerS, 1000L * standOffM, 1000L * maxWalkS, 1000L * toleranceS);
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

  private static ObjectNode asJson(List<Answer> best) {
    ObjectNode json = Console.object();
    ArrayNode rows = json.putArray("best");
    for (Answer answer : best) {
      Pair pair = answer.pair();
      ObjectNode row = rows.addObject();
      row.put("unit", pair.unitIds()).put("point", pair.pointId());
      row.put("spokenName", answer.point().spokenName());
      Words.place(row, answer.point().place());
      row.put("meetMs", pair.togetherMs())
          .put("unitMs", pair.unitMs())
          .put("walkMs", pair.walkMs())
          .put("waitMs", pair.exposedMs())
          .put("leaveAtMs", pair.exposedMs())
          .put("agreed", answer.point().agreed())
          .put("why", why(answer, best.getFirst()));
    }
    return json;
  }

  private void print(List<Answer> best) {
    int number = 1;
    for (Answer answer : best) {
      console.say(number++ + ". " + why(answer, best.getFirst()));
    }
  }

  /** One sentence that can be read out: who, where, when, and when the caller leaves. */
  private static String why(Answer answer, Answer first) {
    Pair pair = answer.pair();
    String leave =
        pair.exposedMs() < 1000
            ? "the caller leaves now"
            : "the caller waits inside and leaves in " + Words.duration(pair.exposedMs());
    long later = saidMs(pair.togetherMs()) - saidMs(first.pair().togetherMs());
    String compared =
        answer.equals(first)
            ? ""
            : "; "
                + Words.duration(Math.abs(later))
                + (later < 0 ? " sooner" : " later")
                + " than the first, "
                + walk(saidMs(pair.walkMs()) - saidMs(first.pair().walkMs()));
    return pair.unitIds()
        + " at "
        + answer.point().spokenName()
        + (answer.point().agreed() ? " (agreed)" : "")
        + " in "
        + Words.duration(pair.togetherMs())
        + ": the unit needs "
        + Words.duration(pair.unitMs())
        + ", the walk "
        + Words.duration(pair.walkMs())
        + ", "
        + leave
        + compared
        + ".";
  }

  /** As {@link Words#duration} says it, so that what is said adds up. */
  private static long saidMs(long ms) {
    return 1000 * Math.ceilDiv(ms, 1000);
  }

  private static String walk(long more) {
    return "the walk " + Words.duration(Math.abs(more)) + (more < 0 ? " shorter" : " longer");
  }
}
