package org.cordon.app.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.corner.SpokenPlace;
import org.cordon.roads.route.Roads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code place}: what words for a place mean on the map of a city. */
@Command(
    name = "place",
    description = "What somebody's words for a place mean on the map, every meaning listed.",
    footer = {
      "",
      "Examples:",
      "  cordon place \"10th and Pine\" --city out/seattle",
      "  cordon place \"12th Ave between Pike and Pine\" --city out/seattle",
      "  cordon place \"station 25\" --city out/seattle --stations scenario.yaml",
      "  cordon place \"1519 12th Ave\" --city out/seattle --addresses ranges.csv.gz"
    })
public final class PlaceCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "WORDS",
      description = "A corner, a street between two others, a station, a house number or LAT,LON.")
  private String words = "";

  @Option(
      names = "--city",
      required = true,
      paramLabel = "DIR",
      description = "Folder of an imported city.")
  private java.nio.file.Path city = java.nio.file.Path.of("");

  @Mixin private PlaceOptions names = new PlaceOptions();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** The command, speaking on a console. */
  public PlaceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CityPlaces places = new CityPlaces(Roads.of(CityFile.open(city)), names);
    List<SpokenPlace> found = places.all(words, "WORDS");
    if (json) {
      console.answer(asJson(found, places.addressCounts()));
      return 0;
    }
    for (SpokenPlace place : found) {
      String kind = Words.of(place.kind());
      console.say(kind + ": " + place.spokenName() + "  (" + place.place() + ")");
      if (!place.verified()) {
        console.say("  not verified: " + place.doubt());
      }
    }
    if (found.size() > 1) {
      console.say("These words mean " + found.size() + " places. Ask which one is meant.");
    }
    return 0;
  }

  private ObjectNode asJson(List<SpokenPlace> found, Map<String, Integer> ranges) {
    ObjectNode answer = Console.object().put("words", words).put("one", found.size() == 1);
    ArrayNode list = answer.putArray("places");
    for (SpokenPlace place : found) {
      ObjectNode each = list.addObject().put("kind", Words.of(place.kind()));
      each.put("spokenName", place.spokenName());
      Words.place(each, place.place());
      each.put("verified", place.verified());
      if (!place.verified()) {
        each.put("doubt", place.doubt());
      }
    }
    ObjectNode counts = answer.putObject("addressRanges");
    ranges.forEach(counts::put);
    return answer;
  }
}
