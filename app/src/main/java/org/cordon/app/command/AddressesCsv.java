package org.cordon.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.corner.AddressRange;
import org.cordon.roads.corner.AddressRange.Span;
import org.jspecify.annotations.Nullable;

/**
 * Reads house numbers by street: a CSV, also gzipped, with the columns {@code
 * name,from_lat,from_lon,to_lat,to_lon,range_left,range_right} and any others. A range is written
 * {@code 101-199}, several with commas between.
 */
final class AddressesCsv {
  private static final List<String> COLUMNS =
      List.of("name", "from_lat", "from_lon", "to_lat", "to_lon", "range_left", "range_right");

  private final Path file;
  private int line = 1;

  private AddressesCsv(Path file) {
    this.file = file;
  }

  static List<AddressRange> read(Path file) {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader text =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return new AddressesCsv(file).ranges(text);
    } catch (IOException e) {
      throw new Refusal(
          "unreadable-addresses",
          "no readable file",
          file.toString(),
          "Give a CSV file, or one compressed with gzip whose name ends in .gz.");
    }
  }

  private List<AddressRange> ranges(BufferedReader text) throws IOException {
    String first = text.readLine();
    List<String> header =
        first == null ? List.of() : CsvFields.of(first.replace("\ufeff", ""), where());
    List<Integer> at = COLUMNS.stream().map(header::indexOf).toList();
    if (at.contains(-1)) {
      throw new Refusal(
          "wrong-columns",
          String.join(",", header),
          where(),
          "Give the columns " + String.join(",", COLUMNS) + "; others are ignored.");
    }
    List<AddressRange> ranges = new ArrayList<>();
    for (String row = text.readLine(); row != null; row = text.readLine()) {
      line++;
      List<String> all = CsvFields.of(row, where());
      AddressRange range =
          all.size() == header.size() ? range(at.stream().map(all::get).toList()) : null;
      if (range == null) {
        throw new Refusal(
            "unreadable-address-range",
            row,
            where(),
            "Write a name, two places in decimal degrees, and numbers such as 101-199.");
      }
      ranges.add(range);
    }
    return ranges;
  }

  private String where() {
    return file + ", line " + line;
  }

  private static @Nullable AddressRange range(List<String> fields) {
    try {
      return new AddressRange(
          fields.get(0),
          Place.of(Double.parseDouble(fields.get(1)), Double.parseDouble(fields.get(2))),
          Place.of(Double.parseDouble(fields.get(3)), Double.parseDouble(fields.get(4))),
          spans(fields.get(5)),
          spans(fields.get(6)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int dash = part.indexOf('-');
      int a = Integer.parseInt((dash < 0 ? part : part.substring(0, dash)).strip());
      int b = dash < 0 ? a : Integer.parseInt(part.substring(dash + 1).strip());
      spans.add(new Span(Math.min(a, b), Math.max(a, b)));
    }
    return spans;
  }
}
