package org.cordon.calls.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordon.calls.CallsRefusal;
import org.cordon.calls.roster.FireRoster.Apparatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterReaderTest {
  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void whatCannotBeOnDutyIsLeftOutByName() throws IOException {
    Path stations = file("stations.csv", "station,address,lon,lat\n7,,-122.3,47.6\nX,,,\n");
    Path units =
        file(
            "units.csv",
            """
            apparatus,station,apparatus_note
            E7,7,
            A7,7,part-time
            M80,7,Reserve Medic Unit
            R9,7,"not staffed, mostly"
            "Fireboat Chief",7,
            ,7,
            L9,8,
            E7,7,
            """);
    FireRoster roster = RosterReader.read(stations, units);
    assertThat(roster.apparatus())
        .containsExactly(
            new Apparatus("E7", "E", "7", ""), new Apparatus("A7", "A", "7", "part-time"));
    assertThat(roster.leftOut().keySet())
        .containsExactly(
            "at a station that is not on the list",
            "in reserve or not staffed",
            "listed twice",
            "no call sign of letters and a number",
            "station without a place");
    assertThat(roster.leftOut().get("in reserve or not staffed")).containsExactly("M80", "R9");
  }

  @Test
  void aRosterWithNoUnitsIsRefused() throws IOException {
    Path stations = file("stations.csv", "station,lon,lat\n7,-122.3,47.6\n");
    Path units = file("units.csv", "apparatus,station\nL9,8\n");
    assertThatThrownBy(() -> RosterReader.read(stations, units))
        .isInstanceOf(CallsRefusal.class)
        .hasMessageContaining("empty-roster")
        .hasMessageContaining("L9");
  }

  @Test
  void aTableWithoutTheColumnIsRefusedWithTheNameOfTheColumn() throws IOException {
    Path stations = file("stations.csv", "station,x,y\n7,-122.3,47.6\n");
    assertThatThrownBy(() -> RosterReader.read(stations, stations))
        .isInstanceOf(CallsRefusal.class)
        .hasMessageContaining("no column lat, lon")
        .hasMessageContaining(stations.toString());
  }

  @Test
  void responseCodesAreFoundByDescriptionOrFirstWord() throws IOException {
    Path file =
        file(
            "codes.tsv",
            "code\tdescription\tresponse\nAID\tAID RESPONSE\tAID\n4RED\t4RED - 2 ENGINES\tFIRE\n");
    ResponseCodes codes = ResponseCodes.read(file);
    assertThat(codes.find("Aid Response")).map(ResponseCodes.Code::response).hasValue("AID");
    assertThat(codes.find("4RED - 2 + 1 + 1")).map(ResponseCodes.Code::code).hasValue("4RED");
    assertThat(codes.find("Cat in Tree")).isEmpty();
  }
}
