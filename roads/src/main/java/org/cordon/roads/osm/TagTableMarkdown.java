package org.cordon.roads.osm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordon.roads.city.Driving;

/** Prints the rules of {@link TagTable} for the documentation. */
public final class TagTableMarkdown {
  private TagTableMarkdown() {}

  /** All rules as Markdown tables. */
  public static String markdown() {
    List<String> out = new ArrayList<>();
    ways(out);
    accessAndTurns(out);
    return String.join("\n", out) + "\n";
  }

  private static void ways(List<String> out) {
    out.add(
        "### Class (`highway`)\n\n| values | class | km/h if none posted | vehicles | foot | why |");
    out.add("|---|---|---|---|---|---|");
    TagTable.HIGHWAYS.forEach(h ->
        out.add(
            row(
                String.join(" ", h.values()),
                lower(h.roadClass()),
                h.drive() == TagTable.Drive.NO ? "–" : h.kmh() + "",
                lower(h.drive()),
                h.foot() ? "yes" : "no",
                h.reason())));
    out.add("\n### Speed (`maxspeed`, `maxspeed:forward`, `maxspeed:backward`)\n");
    out.add("A number is km/h, with `mph` miles an hour; of several the least counts.\n");
    out.add("| words | km/h | why |\n|---|---|---|");
    TagTable.SPEED_WORDS.forEach(w ->
        out.add(
            row(String.join(" ", w.values()), w.kmh() == 0 ? "class" : w.kmh() + "", w.reason())));
    out.add("\n### Direction (" + code(TagTable.ONEWAY_KEYS) + ", the first present)\n");
    out.add("| values | traffic | why |\n|---|---|---|");
    TagTable.ONEWAYS.forEach(
        o -> out.add(row(String.join(" ", o.values()), lower(o.flow()), o.reason())));
    out.add(row("junction=roundabout, circular; highway=motorway", "with", "one way by nature"));
    out.add(row("bus lane against the traffic", "both", "responders use bus lanes"));
    out.add(
        "\n### Against a one-way street\n\nNever on motorways, trunk roads and roundabouts; elsewhere"
            + " it takes this many times as long as with the traffic.\n");
    out.add("| profile | times as long | why |\n|---|---|---|");
    Driving.RULES.forEach(
        d -> out.add(row(lower(d.profile()), d.contraflowFactor() + "", d.contraflowReason())));
  }

  private static void accessAndTurns(List<String> out) {
    out.add("\n### Access (vehicles: " + code(TagTable.VEHICLE_KEYS) + ", the first present)\n");
    out.add(
        "`no` under "
            + code(TagTable.SIGN_KEYS)
            + " is a sign and does not stop responders; `access=no`"
            + " does, unless buses may pass.\n");
    out.add("| values | responders | foot | why |\n|---|---|---|---|");
    TagTable.ACCESS_VALUES.forEach(a ->
        out.add(
            row(
                String.join(" ", a.values()),
                a.responders() ? "yes" : "no",
                a.foot() ? "yes" : "no",
                a.reason())));
    out.add("\n### Barriers (`barrier` on a node), seconds to pass\n");
    out.add("| values | police | fire | EMS | foot | why |\n|---|---|---|---|---|---|");
    List<TagTable.Barrier> barriers = new ArrayList<>(TagTable.BARRIERS);
    barriers.addAll(List.of(TagTable.LOCKED, TagTable.FOR_RESPONDERS, TagTable.UNKNOWN));
    barriers.forEach(b ->
        out.add(
            row(
                String.join(" ", b.values()),
                seconds(b.policeMs()),
                seconds(b.fireMs()),
                seconds(b.emsMs()),
                seconds(b.footMs()),
                b.reason())));
    out.add("\n### Turn restrictions\n\n| profile | obeys | why |\n|---|---|---|");
    TagTable.TURN_RULES.forEach(
        t -> out.add(row(lower(t.profile()), t.obeys() ? "yes" : "waived", t.reason())));
    out.add("\n### Turning back, seconds\n\n| profile | seconds | why |\n|---|---|---|");
    Driving.RULES.forEach(
        d -> out.add(row(lower(d.profile()), seconds(d.turnBackMs()), d.turnBackReason())));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String code(List<String> keys) {
    return "`" + String.join("`, `", keys) + "`";
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String seconds(int ms) {
    return ms == TagTable.NEVER ? "no" : ms / 1000 + "";
  }
}
