package org.cordon.roads.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.route.Roads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityFileTest {
  @TempDir Path dir;

  private static City town() {
    CityBuilder builder = new CityBuilder();
    for (int j = 0; j < 9; j++) {
      int row = j / 3;
      builder.addJunction(Place.of(47.61 + 0.001 * row, -122.32 + 0.001 * (j % 3)));
    }
    for (int j = 0; j < 9; j++) {
      for (int to : new int[] {j % 3 < 2 ? j + 1 : -1, j < 6 ? j + 3 : -1}) {
        if (to >= 0) {
          builder.addEdge(
              j,
              to,
              CityBuilder.Street.named("Rua São João " + j, RoadClass.RESIDENTIAL),
              Access.both(9_000, 1_340),
              List.of());
        }
      }
    }
    builder.zone("America/Los_Angeles");
    return builder.build();
  }

  @Test
  void whatIsWrittenIsReadToTheLastBit() {
    City city = Roads.prepare(town());
    CityFile.write(city, dir);
    City read = CityFile.open(dir);
    assertThat(read.hash()).isEqualTo(city.hash()).isEqualTo(town().hash());
    assertThat(read.ianaZone()).isEqualTo("America/Los_Angeles");
    for (int s = 0; s < CityArrays.INT_SECTIONS; s++) {
      assertThat(read.arrays().ints(s))
          .as(CityArrays.sectionName(s))
          .isEqualTo(city.arrays().ints(s));
    }
    assertThat(read.arrays().names).isEqualTo(city.arrays().names);
  }

  @Test
  void aCityInUseStaysAsItWasWhenItsFileIsReplaced() {
    CityFile.write(Roads.prepare(town()), dir);
    City inUse = CityFile.open(dir);
    CityBuilder other = new CityBuilder();
    other.addJunction(Place.of(41.15, -8.61));
    other.addJunction(Place.of(41.16, -8.61));
    other.addEdge(
        0,
        1,
        CityBuilder.Street.named("Rua Nova", RoadClass.RESIDENTIAL),
        Access.both(9_000, 1_340),
        List.of());
    CityFile.write(Roads.prepare(other.build()), dir);
    assertThat(CityFile.open(dir).junctionCount()).isEqualTo(2);
    City before = Roads.prepare(town());
    for (int s = 0; s < CityArrays.INT_SECTIONS; s++) {
      assertThat(inUse.arrays().ints(s))
          .as(CityArrays.sectionName(s))
          .isEqualTo(before.arrays().ints(s));
    }
  }

  @Test
  void aFileThatWasCutAnywhereIsRefused() throws IOException {
    CityFile.write(Roads.prepare(town()), dir);
    byte[] whole = Files.readAllBytes(dir.resolve("city.cordon"));
    for (int length = 0; length < whole.length; length += 1 + length / 16) {
      assertThat(refused(Arrays.copyOf(whole, length)).name()).isEqualTo("damaged-city");
    }
    assertThat(refused(Arrays.copyOf(whole, whole.length + 4)).found()).contains("4 bytes follow");
  }

  @Test
  void aFlippedBitIsRefusedAndItsSectionNamed() throws IOException {
    CityFile.write(Roads.prepare(town()), dir);
    byte[] whole = Files.readAllBytes(dir.resolve("city.cordon"));
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Refusal refusal = refused(bytes);
      assertThat(refusal.name()).isEqualTo("damaged-city");
      assertThat(refusal.where()).endsWith("city.cordon");
      assertThat(refusal.remedy()).contains("Import the map again");
    }
    byte[] last = whole.clone();
    last[last.length - 1] ^= 1;
    assertThat(refused(last).found()).contains("street names");
  }

  @Test
  void aForeignOrMissingFileIsRefused() throws IOException {
    assertThat(
            refused("{\"type\":\"FeatureCollection\"}".repeat(40).getBytes(StandardCharsets.UTF_8))
                .found())
        .contains("head");
    Refusal missing = catchThrowableOfType(Refusal.class, () -> CityFile.open(dir.resolve("no")));
    assertThat(missing.name()).isEqualTo("no-city");
    assertThat(missing.remedy()).contains("import osm");
  }

  @Test
  void nothingHalfWrittenStaysWhereItCannotBeWritten() throws IOException {
    Path file = Files.writeString(dir.resolve("taken"), "a file where a folder should be");
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> CityFile.write(town(), file));
    assertThat(refusal.name()).isEqualTo("city-not-written");
    CityFile.write(town(), dir);
    try (var files = Files.list(dir)) {
      assertThat(files.map(f -> f.getFileName().toString()).sorted().toList())
          .containsExactly("city.cordon", "taken");
    }
  }

  private Refusal refused(byte[] bytes) throws IOException {
    Files.write(dir.resolve("city.cordon"), bytes);
    return catchThrowableOfType(Refusal.class, () -> CityFile.open(dir));
  }
}
