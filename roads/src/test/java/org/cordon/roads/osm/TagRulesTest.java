package org.cordon.roads.osm;

import static org.assertj.core.api.Assertions.assertThat;

import com.graphhopper.reader.ReaderWay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Access;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.osm.TagTable.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagRulesTest {
  private final List<String> unread = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "oneway=yes, WITH",
    "oneway=true, WITH",
    "oneway=1, WITH",
    "oneway=-1, AGAINST",
    "oneway=reverse, AGAINST",
    "oneway=no, BOTH",
    "oneway=false, BOTH",
    "oneway=0, BOTH",
    "oneway=alternating, BOTH",
    "oneway=reversible, SHUT",
    "junction=roundabout, WITH",
    "junction=circular, WITH",
    "highway=motorway, WITH",
    "highway=motorway oneway=no, BOTH",
    "oneway=yes oneway:emergency=no, BOTH",
    "oneway=yes oneway:bus=no, BOTH",
    "oneway=yes busway=opposite_lane, BOTH",
    "highway=primary, BOTH"
  })
  void onewayIsReadInAllItsSpellings(String tags, Flow flow) {
    assertThat(rules(tags).flow()).isEqualTo(flow);
    assertThat(unread).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "25 mph, 11176",
    "25mph, 11176",
    "50, 13888",
    "50 km/h, 13888",
    "30;50, 8333",
    "walk, 1944",
    "none, 36111",
    "PT:urban, 13888",
    "DE:zone:30, 8333",
    "signals, 13333",
    "'', 13333"
  })
  void postedLimitsAreReadInMilesKilometresAndWords(String posted, int mmPerS) {
    Access access = rules("highway=primary maxspeed=" + posted.replace(" ", "_")).access();
    assertThat(access.forwardMmPerS().get(Profile.FIRE.index())).isEqualTo(mmPerS);
    assertThat(unread).isEmpty();
  }

  @Test
  void aLimitThatCannotBeReadIsCountedAndTheClassDecides() {
    Access access = rules("highway=primary maxspeed=fast").access();
    assertThat(access.forwardMmPerS().getFirst()).isEqualTo(13_333);
    assertThat(unread).containsOnly("maxspeed=fast");
  }

  @Test
  void limitsMayDifferByDirection() {
    Access access = rules("highway=primary maxspeed=36 maxspeed:backward=18").access();
    assertThat(access.forwardMmPerS().getFirst()).isEqualTo(10_000);
    assertThat(access.backwardMmPerS().getFirst()).isEqualTo(5_000);
  }

  @Test
  void againstAOneWayStreetEachCrawlsInItsOwnWayButNeverOnAMotorway() {
    Access street = rules("highway=residential oneway=yes maxspeed=36").access();
    assertThat(street.forwardMmPerS()).containsExactly(10_000, 10_000, 10_000, 1_340);
    assertThat(street.backwardMmPerS()).containsExactly(5_000, 3_333, 3_333, 1_340);
    assertThat(street.contraflowBackward()).isTrue();
    assertThat(rules("highway=motorway").access().backwardMmPerS().getFirst()).isZero();
    assertThat(rules("highway=tertiary junction=roundabout").access().backwardMmPerS().getFirst())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "highway=service access=private, true, true",
    "highway=service service=emergency_access access=no emergency=yes, true, false",
    "highway=service access=emergency, true, false",
    "highway=residential access=no, false, false",
    "highway=residential motor_vehicle=no, true, true",
    "highway=residential vehicle=destination, true, true",
    "highway=residential emergency=no, false, true",
    "highway=service access=no bus=yes, true, false",
    "highway=busway, true, true",
    "highway=pedestrian, true, true",
    "highway=footway, false, true",
    "highway=path emergency=designated, true, true",
    "highway=cycleway access=emergency, true, false",
    "highway=steps, false, true",
    "highway=motorway, true, false",
    "highway=residential foot=no, true, false"
  })
  void signsBindThePublicAndWallsBindEverybody(String tags, boolean vehicles, boolean foot) {
    Access access = rules(tags).access();
    assertThat(access.forwardMmPerS().get(Profile.EMS.index()) > 0).isEqualTo(vehicles);
    assertThat(access.forwardMmPerS().get(Profile.FOOT.index()) > 0).isEqualTo(foot);
    assertThat(unread).isEmpty();
  }

  @Test
  void alleysAndLayersAreKept() {
    assertThat(rules("highway=service service=alley").roadClass()).isEqualTo(RoadClass.ALLEY);
    assertThat(rules("highway=tertiary layer=-2").layer()).isEqualTo(-2);
    assertThat(rules("highway=tertiary layer=ground").layer()).isZero();
    assertThat(unread).containsOnly("layer=ground");
  }

  @Test
  void theTableOfRulesPrintsEveryRuleWithItsReason() {
    String table = TagTableMarkdown.markdown();
    assertThat(table)
        .contains(
            "I-5 express lanes",
            "| bollard",
            "| police | waived |",
            "| police | 2 |",
            "| fire | 20 |");
    assertThat(table.lines().filter(l -> l.startsWith("| ")).toList())
        .allMatch(row -> !row.endsWith("|  |"))
        .hasSizeGreaterThan(50);
  }

  private TagRules rules(String tags) {
    ReaderWay way = new ReaderWay(1);
    way.setTag("highway", "primary");
    for (String tag : tags.split(" ", -1)) {
      int at = tag.indexOf('=');
      way.setTag(
          tag.substring(0, at),
          tag.substring(at + 1).replace('_', tag.startsWith("maxspeed") ? ' ' : '_'));
    }
    String highway = way.getTag("highway", "");
    return new TagRules(way, Objects.requireNonNull(TagTable.highway(highway)), unread::add);
  }

  @Test
  void thePublishedPageOfRulesIsTheTableInForce() throws IOException {
    assertThat(Files.readString(Path.of("../docs/tag-rules.md")))
        .as("docs/tag-rules.md: put TagTableMarkdown.markdown() behind its head")
        .endsWith(TagTableMarkdown.markdown());
  }
}
