package org.cordon.app.command;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Refusal;

/** One line of a CSV, taken apart. */
final class CsvFields {
  private CsvFields() {}

  /** Splits at commas; a field may be quoted, and a quote inside is doubled. */
  static List<String> of(String text, String where) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        field.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      throw new Refusal("unclosed-quote", text, where, "Close the quoted field with \".");
    }
    fields.add(field.toString().strip());
    return fields;
  }
}
