package org.cordon.app.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cordon.app.RealData;
import org.cordon.app.whole.Repository;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.schematic.Schematic;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What a drawing shows, and that it stays readable. */
final class DrawingTest {
  private static final City SEATTLE = town();
  private static final Place PRECINCT = Place.of(47.61492, -122.31728);

  private static City town() {
    return Schematic.read(
        Repository.root().resolve("scenarios/capitol-hill-2020/central-seattle.town"));
  }

  private static ClosedShape zone() {
    List<Place> ring =
        List.of(
            Place.of(47.6138, -122.3192),
            Place.of(47.6138, -122.3158),
            Place.of(47.6165, -122.3158),
            Place.of(47.6165, -122.3192));
    return new ClosedShape(
        true, ring, Set.of(Profile.POLICE), 0, ClosedShape.Crossing.BOTH, "Zone & <1>");
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> texts(String svg) throws Exception {
    NodeList nodes = parse(svg).getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  /** The boxes of the streets' names, from the numbers in the drawing. */
  private static List<Room.Box> names(String svg) throws Exception {
    Pattern put = Pattern.compile("translate\\((\\S+) (\\S+)\\) rotate\\((\\S+)\\)");
    NodeList nodes = parse(svg).getElementsByTagName("text");
    List<Room.Box> boxes = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element text = (Element) nodes.item(i);
      Matcher m = put.matcher(text.getAttribute("transform"));
      if (m.matches()) {
        boxes.add(
            new Room.Box(
                10 * Double.parseDouble(m.group(1)),
                10 * Double.parseDouble(m.group(2)),
                5 * Double.parseDouble(text.getAttribute("textLength")),
                5 * Double.parseDouble(text.getAttribute("font-size")),
                Integer.parseInt(m.group(3))));
      }
    }
    return boxes;
  }

  private static void apart(List<Room.Box> boxes) {
    for (int i = 0; i < boxes.size(); i++) {
      assertThat(boxes.subList(0, i)).noneMatch(boxes.get(i)::meets);
    }
  }

  private static Drawing aroundThePrecinct() {
    return new Drawing(SEATTLE, List.of(zone()))
        .title("Where to meet")
        .way(
            List.of(Place.of(47.6138, -122.3155), Place.of(47.6105, -122.3155)),
            Stroke.WAY,
            "the unit's way")
        .mark(PRECINCT, "C", "the caller")
        .mark(PRECINCT, "D", "another caller at the same place")
        .mark(Place.of(47.6105, -122.3155), "1", "13th and Union")
        .standOff(50_000)
        .note("At 02:19.");
  }

  @Test
  void streetsAreNamedOnceUprightAndApart() throws Exception {
    String svg = aroundThePrecinct().svg();
    List<Room.Box> names = names(svg);
    assertThat(names).hasSizeGreaterThan(8);
    for (Room.Box a : names) {
      assertThat(a.degrees()).isBetween(-90, 90);
    }
    apart(names);
    assertThat(texts(svg)).contains("East Union Street", "12th Avenue");
    assertThat(texts(svg).stream().filter("12th Avenue"::equals)).hasSize(1);
  }

  @Test
  void marksAtOnePlaceStandApartWithALineToIt() throws Exception {
    String svg = aroundThePrecinct().svg();
    Matcher mark =
        Pattern.compile("class=\"mark\" transform=\"translate\\((\\S+) (\\S+)\\)").matcher(svg);
    List<Room.Box> boxes = new ArrayList<>();
    while (mark.find() && boxes.size() < 3) { // the map's; the legend's follow
      int x = (int) (10 * Double.parseDouble(mark.group(1)));
      int y = (int) (10 * Double.parseDouble(mark.group(2)));
      boxes.add(Room.Box.square(x, y, 110));
    }
    assertThat(boxes).hasSize(3);
    apart(boxes);
    assertThat(svg).contains("stroke-width=\"1.4\"");
    assertThat(texts(svg)).contains("another caller at the same place", "C", "D", "1");
  }

  @Test
  void whatIsClosedIsNamedWithTheServicesItIsClosedTo() throws Exception {
    String svg = aroundThePrecinct().svg();
    assertThat(texts(svg)).contains("Zone & <1>", "closed to police");
    assertThat(texts(svg)).contains("Zone & <1>: closed to police");
    assertThat(svg).contains("url(#hatch-closed)").contains("role=\"img\"");
    assertThat(texts(svg)).contains("50 m from what is closed: nobody is met nearer");
    assertThat(parse(svg).getElementsByTagName("desc").item(0).getTextContent())
        .contains("C: the caller", "At 02:19.");
  }

  @Test
  void theSameCallsGiveTheSameBytes() {
    assertThat(aroundThePrecinct().svg()).isEqualTo(aroundThePrecinct().svg());
  }

  @Test
  void namesInAnyScriptAreKept() throws Exception {
    City city =
        Schematic.parse(
            """
            corner a 35.6800 139.7600
            corner b 35.6800 139.7660
            corner c 35.6830 139.7660
            street "中央通り & <本町>" primary : a b
            street "Ελευθερίου" residential : b c
            """,
            "t.town");
    List<String> texts = texts(new Drawing(city, List.of()).svg());
    assertThat(texts).contains("中央通り & <本町>", "Ελευθερίου");
  }

  @Test
  void aWayOfOnePointAndAnEmptyDrawingAreMapsToo() throws Exception {
    Drawing one = new Drawing(SEATTLE, List.of()).way(List.of(PRECINCT), Stroke.WALK);
    assertThat(texts(one.svg())).contains("N");
    assertThat(texts(new Drawing(SEATTLE, List.of()).svg())).contains("N", "1 km");
  }

  @Test
  void whatLiesBeyondTheMapStandsAtItsEdgeWithItsDistance() throws Exception {
    Drawing drawing =
        new Drawing(SEATTLE, List.of())
            .around(List.of(PRECINCT))
            .mark(Place.of(47.6036, -122.3294), "U", "unit E5");
    assertThat(texts(drawing.svg()))
        .anyMatch(t -> t.matches("unit E5 \\(1\\.\\d km beyond the edge of the map\\)"));
  }

  @Test
  void twoMapsBesideEachOtherShowTheSameGround() throws Exception {
    List<Place> block = List.of(PRECINCT, Place.of(47.612, -122.317), Place.of(47.612, -122.31));
    Drawing both =
        new Drawing(SEATTLE, List.of())
            .title("Before")
            .area(List.of(block), Hatch.DOTTED, "reached")
            .beside(
                new Drawing(SEATTLE, List.of(zone()))
                    .title("After")
                    .area(List.of(block), Hatch.CROSSED, "not reached"));
    List<String> texts = texts(both.svg());
    assertThat(texts).contains("Before", "After", "reached", "not reached");
    assertThat(texts.stream().filter("N"::equals)).hasSize(2);
  }

  @Test
  void noTwoSignsDifferByColourAlone() {
    for (Stroke a : Stroke.values()) {
      for (Stroke b : Stroke.values()) {
        assertThat(a == b || !a.width.equals(b.width) || !a.dashes.equals(b.dashes)).isTrue();
      }
    }
    for (Hatch a : Hatch.values()) {
      for (Hatch b : Hatch.values()) {
        assertThat(a == b || !a.path.equals(b.path)).isTrue();
      }
    }
  }

  @Test
  void aWholeRealCityIsDrawnBelowAMegabyteWithItsArterials() throws Exception {
    Path osm = RealData.folder().resolve("porto/porto_portugal.osm.pbf");
    if (!Files.exists(osm)) {
      System.out.println("SKIPPED: a drawing of a whole real city: no " + osm);
    }
    assumeTrue(Files.exists(osm));
    City porto = OsmImport.read(osm).city();
    String svg = new Drawing(porto, List.of()).svg();
    assertThat(svg.getBytes(StandardCharsets.UTF_8).length).isBetween(50_000, 1_000_000);
    assertThat(names(svg)).isNotEmpty();
  }
}
