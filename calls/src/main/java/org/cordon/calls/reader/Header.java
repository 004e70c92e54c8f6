package org.cordon.calls.reader;

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

/** The first line of a CSV file: its column names and what separates them. */
record Header(List<String> names, char delimiter) {
  private static final int LONGEST = 100_000;
  private static final char[] DELIMITERS = {',', '\t', ';', '|'};

  Header {
    names = List.copyOf(names);
  }

  static Header of(Path csv, boolean gzip) throws IOException {
    try (InputStream bytes = Files.newInputStream(csv);
        InputStream plain = gzip ? new GZIPInputStream(bytes) : bytes;
        BufferedReader text =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      String line = firstLine(text);
      char delimiter = delimiter(line);
      return new Header(split(line, delimiter), delimiter);
    }
  }

  private static String firstLine(BufferedReader text) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = text.read();
    while (c >= 0 && c != '\n' && c != '\r' && line.length() < LONGEST) {
      if (c != 0xFEFF) { // a byte order mark
        line.append((char) c);
      }
      c = text.read();
    }
    return line.toString();
  }

  private static char delimiter(String line) {
    char best = ',';
    long most = 0;
    for (char candidate : DELIMITERS) {
      long count = line.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private static List<String> split(String line, char delimiter) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        names.add(name.toString().strip());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    names.add(name.toString().strip());
    return names;
  }
}
