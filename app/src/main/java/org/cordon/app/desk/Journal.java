package org.cordon.app.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was given while the record was out of reach: a line each in a file beside the key, durable
 * before it is answered, until it is on the record or stands among the conflicts. It holds
 * addresses and callers in plain text, so its owner alone may read it, and it goes as soon as it
 * can. The desk's thread alone writes it; anybody may read the lists.
 */
public final class Journal {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A command that is not on the record.
   *
   * @param number from 1, in the order in which they came
   * @param after the last entry of the record that this server knew
   */
  public record Line(long number, long after, Order order) {}

  /** One that a person has to look at, and why it was not entered. */
  public record Conflict(Line line, String why) {}

  private final Path file;
  private final Path conflictFile;
  private final CommandText text;
  private volatile List<Line> waiting = List.of();
  private volatile List<Conflict> conflicts = List.of();

  /** Reads what is there; a last line that was cut off was never answered. */
  Journal(RecordPlace place, CommandText text) {
    file = place.besideKey(".journal");
    conflictFile = place.besideKey(".conflicts");
    this.text = text;
    waiting = lines(file).stream().map(this::line).toList();
    conflicts =
        lines(conflictFile).stream()
            .map(json -> new Conflict(line(json), json.path("why").asString()))
            .toList();
  }

  private static List<JsonNode> lines(Path file) {
    List<JsonNode> read = new ArrayList<>();
    try {
      String all = Files.exists(file) ? Files.readString(file) : "";
      String whole = all.substring(0, all.lastIndexOf('\n') + 1);
      for (String line : whole.lines().toList()) {
        read.add(JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JacksonException e) {
      throw new UncheckedIOException(new IOException(file + " is damaged: " + e.getMessage(), e));
    }
    return read;
  }

  private Line line(JsonNode json) {
    Order order =
        new Order(
            text.read().apply(json.path("order").asString()),
            json.path("by").asString(),
            json.path("happenedAtMs").asLong(),
            json.path("key").asString(),
            json.path("seen").asLong());
    return new Line(json.path("number").asLong(), json.path("after").asLong(), order);
  }

  private ObjectNode json(Line line) {
    return JSON.createObjectNode()
        .put("number", line.number)
        .put("after", line.after)
        .put("by", line.order.by())
        .put("happenedAtMs", line.order.happenedAtMs())
        .put("key", line.order.key())
        .put("seen", line.order.seen())
        .put("order", text.write().apply(line.order.command()));
  }

  /** What waits to be entered. */
  public List<Line> waiting() {
    return waiting;
  }

  /** What a person has to look at. */
  public List<Conflict> conflicts() {
    return conflicts;
  }

  /** The line of a key; null when there is none. */
  @Nullable Line of(Order order) {
    return waiting.stream().filter(l -> sameKey(l, order)).findFirst().orElse(null);
  }

  private static boolean sameKey(Line line, Order order) {
    return line.order.key().equals(order.key()) && line.order.by().equals(order.by());
  }

  /** Whether a command can be kept. */
  boolean takes(Order order) {
    return !text.write().apply(order.command()).isEmpty();
  }

  /** Keeps a command; durable when this returns. */
  Line add(Order order, long after) throws IOException {
    long number = waiting.isEmpty() ? 1 : waiting.getLast().number + 1;
    Line line = new Line(number, after, order);
    append(file, json(line) + "\n");
    List<Line> all = new ArrayList<>(waiting);
    all.add(line);
    waiting = List.copyOf(all);
    return line;
  }

  /** All that waited is on the record, or among these conflicts. */
  void settle(List<Conflict> found) throws IOException {
    List<Conflict> all = new ArrayList<>(conflicts);
    StringBuilder added = new StringBuilder();
    for (Conflict conflict : found) {
      if (all.stream().noneMatch(c -> sameKey(c.line, conflict.line.order))) {
        all.add(conflict);
        added.append(json(conflict.line).put("why", conflict.why)).append('\n');
      }
    }
    if (!added.isEmpty()) {
      append(conflictFile, added.toString());
    }
    conflicts = List.copyOf(all);
    Files.deleteIfExists(file);
    waiting = List.of();
  }

  private static void append(Path file, String lines) throws IOException {
    if (!Files.exists(file)) {
      boolean posix =
          Files.getFileStore(file.toAbsolutePath().getParent())
              .supportsFileAttributeView(PosixFileAttributeView.class);
      if (posix) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(file);
      }
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
