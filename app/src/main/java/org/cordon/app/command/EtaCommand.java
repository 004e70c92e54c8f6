package org.cordon.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code eta}: when each unit of a service could be at a place. */
@Command(
    name = "eta",
    description = "Turnout and travel of every unit of a service to one place, soonest first.",
    footer = {
      "",
      "U.csv has the columns unit,lat,lon,service,turnout_s.",
      "",
      "Example:",
      "  cordon eta --city out/seattle --units units.csv --profile fire \\",
      "    --to 47.6149,-122.3173 --closed zone.geojson"
    })
public final class EtaCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CityOptions options = new CityOptions();

  @Mixin private PlaceOptions names = new PlaceOptions();

  @Mixin private ClosedOption closed = new ClosedOption();

  @Option(
      names = "--units",
      required = true,
      paramLabel = "U.csv",
      description = "The roster: units, where they stand, their service and turnout.")
  private Path units = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "PLACE",
      description =
          "Where they are wanted: LAT,LON or by name (cordon place); ;layer=1 after it for the"
              + " bridge.")
  private String to = "";

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "SERVICE",
      converter = ServiceNames.class,
      completionCandidates = ServiceNames.class,
      description = "Whose units: police, fire or ems.")
  private Profile profile = Profile.POLICE;

  /** The command, speaking on a console. */
  public EtaCommand(Console console) {
    this.console = console;
  }

  private record Eta(UnitsCsv.Unit unit, int travelTimeMs, boolean shutIn) {
    boolean reaches() {
      return travelTimeMs < City.INFINITY_MS;
    }

    long etaMs() {
      return unit.turnoutMs() + travelTimeMs;
    }
  }

  @Override
  public Integer call() {
    Roads roads = options.roads();
    CityPlaces places = new CityPlaces(roads, names);
    Spot spot = places.spot(to, "--to");
    Snap target = places.snap(profile, spot);
    Doubts doubts = new Doubts(console, roads);
    doubts.about(spot, target);
    List<UnitsCsv.Unit> roster =
        UnitsCsv.read(units, places).stream().filter(u -> u.service() == profile).toList();
    if (roster.isEmpty()) {
      throw new Refusal(
          "no-units-of-service",
          "no " + Words.of(profile) + " unit",
          units.toString(),
          "Add one, or ask with the --profile of the units that are there.");
    }
    Metric metric = closed.metric(console, roads, profile, options);
    List<Eta> etas = etas(new Question(roads, metric, target), places, roster);
    String why = closed.whyNoneComes(metric, target);
    if (!why.isEmpty() && etas.stream().noneMatch(Eta::reaches)) {
      console.warn(
          "no-unit-reaches",
          "the place" + why,
          "--to " + target.place(),
          "Ask where they meet instead (cordon meet), or for a place beside it.");
    }
    if (options.json) {
      console.answer(doubts.into(asJson(etas, metric)));
    } else {
      print(etas);
      console.say("at " + Words.speeds(metric));
    }
    return 0;
  }

  private record Question(Roads roads, Metric metric, Snap target) {}

  private List<Eta> etas(Question asked, CityPlaces places, List<UnitsCsv.Unit> roster) {
    List<Snap> from = roster.stream().map(u -> places.snap(profile, u.place(), u.where())).toList();
    int[] ms = new int[from.size()];
    asked.roads.router().manyToOne(asked.metric, from, asked.target, ms);
    List<Eta> etas = new ArrayList<>();
    for (int i = 0; i < ms.length; i++) {
      int travelMs = Math.min(City.INFINITY_MS, ms[i] + asked.metric.perRunMs());
      boolean shutIn =
          travelMs >= City.INFINITY_MS && closed.shutIn(asked.roads, asked.metric, from.get(i));
      etas.add(new Eta(roster.get(i), travelMs, shutIn));
    }
    etas.sort(Comparator.comparingLong(Eta::etaMs).thenComparing(e -> e.unit().id()));
    return etas;
  }

  private ObjectNode asJson(List<Eta> etas, Metric metric) {
    ObjectNode json = Console.object().put("profile", Words.of(profile));
    Words.speeds(json, metric);
    ArrayNode rows = json.putArray("units");
    for (Eta eta : etas) {
      ObjectNode row = rows.addObject().put("unit", eta.unit().id());
      row.put("turnoutMs", eta.unit().turnoutMs());
      if (eta.reaches()) {
        row.put("travelTimeMs", eta.travelTimeMs());
      } else {
        row.putNull("travelTimeMs");
        row.put("why", noWay(eta));
      }
    }
    return json;
  }

  private String noWay(Eta eta) {
    return eta.shutIn() ? "no way: shut in by what " + closed.file + " closes" : "no way";
  }

  private void print(List<Eta> etas) {
    int width = etas.stream().mapToInt(e -> e.unit().id().length()).max().orElse(0);
    for (Eta eta : etas) {
      String times =
          eta.reaches()
              ? Words.duration(eta.etaMs())
                  + "  (turnout "
                  + Words.duration(eta.unit().turnoutMs())
                  + ", travel "
                  + Words.duration(eta.travelTimeMs())
                  + ")"
              : noWay(eta);
      console.say(eta.unit().id() + " ".repeat(width - eta.unit().id().length()) + "  " + times);
    }
  }
}
