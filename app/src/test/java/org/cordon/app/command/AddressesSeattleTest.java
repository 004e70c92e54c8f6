package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cordon.app.RealData;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.corner.AddressRange;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.corner.Gazetteer;
import org.cordon.roads.osm.OsmImport;
import org.junit.jupiter.api.Test;

/** House numbers of a real city against its stations; skipped aloud where the files are not. */
final class AddressesSeattleTest {
  private static Path data(String name) {
    Path file = RealData.folder().resolve("seattle").resolve(name);
    if (!Files.isRegularFile(file)) {
      System.out.println("SKIPPED: no " + file);
    }
    assumeTrue(Files.isRegularFile(file), "no " + file);
    return file;
  }

  @Test
  void theAddressesOfStationsLeadToTheStations() throws Exception {
    City city = OsmImport.read(data("streets/seattle-osm-drive.osm.pbf")).city();
    List<AddressRange> ranges =
        AddressesCsv.read(data("streets/tiger_seattle_address_ranges.csv.gz"));
    Gazetteer gazetteer = Gazetteer.of(Corners.of(city)).withAddresses(ranges);
    System.out.println("Seattle: " + ranges.size() + " ranges; " + gazetteer.addressCounts());
    List<Long> metres = new ArrayList<>();
    int refused = 0;
    int unverified = 0;
    List<String> rows = Files.readAllLines(data("stations/sfd_stations-geocoded.csv"));
    for (String row : rows.subList(1, rows.size())) {
      List<String> fields = CsvFields.of(row, "stations");
      Place station =
          Place.of(Double.parseDouble(fields.get(3)), Double.parseDouble(fields.get(2)));
      try {
        var found = gazetteer.find(fields.get(1));
        unverified += found.verified() ? 0 : 1;
        metres.add(found.place().distanceMm(station) / 1_000);
      } catch (Refusal r) {
        System.out.println("Seattle: " + fields.get(1) + ": " + r.name() + ", " + r.found());
        refused++;
      }
    }
    Collections.sort(metres);
    long median = metres.get(metres.size() / 2);
    System.out.printf(
        "Seattle: %d stations found, %d refused, %d flagged; off by %d m at the median, %d m at the"
            + " worst%n",
        metres.size(), refused, unverified, median, metres.getLast());
    assertThat(median).isLessThan(60);
    assertThat(refused).isLessThanOrEqualTo(rows.size() / 10);
    assertThat(gazetteer.find("1519 12th Ave").place())
        .as("the East Precinct, on its avenue")
        .matches(p -> p.distanceMm(Place.of(47.6149, -122.3167)) < 100_000);
  }
}
