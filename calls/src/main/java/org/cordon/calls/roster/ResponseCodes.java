package org.cordon.calls.roster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cordon.calls.CallsRefusal;
import org.cordon.calls.format.Layout;
import org.cordon.calls.format.Layout.Column;
import org.cordon.calls.reader.Table;

/**
 * What a department's response codes stand for: a table {@code code,description,response}, where
 * the response is a class such as AID, MEDIC or FIRE.
 */
public record ResponseCodes(List<Code> codes) {
  /** One line of the table. */
  public record Code(String code, String description, String response) {}

  public ResponseCodes {
    codes = List.copyOf(codes);
  }

  /**
   * Reads the table.
   *
   * @throws CallsRefusal when the file is missing or lacks a column
   */
  public static ResponseCodes read(Path file) {
    Layout layout = new Layout();
    Column code = layout.required("code");
    Column description = layout.required("description");
    Column response = layout.required("response");
    List<Code> codes = new ArrayList<>();
    try (Table table = Table.open(file)) {
      table.require(layout);
      table.forEachRow(
          layout,
          List.of(),
          row -> codes.add(new Code(row.text(code), row.text(description), row.text(response))));
    }
    return new ResponseCodes(codes);
  }

  /**
   * The code of a type as call records spell it: its description, or its code as the first word
   * ("4RED - 2 + 1 + 1").
   */
  public Optional<Code> find(String type) {
    String plain = plain(type);
    String first = plain(type.split(" ", 2)[0]);
    return codes.stream()
        .filter(code -> plain(code.description()).equals(plain))
        .findFirst()
        .or(() -> codes.stream().filter(code -> plain(code.code()).equals(first)).findFirst());
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
