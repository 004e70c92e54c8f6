package org.cordon.roads.city;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;
import org.cordon.roads.Refusal;

/**
 * The prepared city on disk: {@code DIR/city.cordon}.
 *
 * <p>Layout, little-endian: magic "CORDONC3" (8 bytes) · number of sections (int) · per section:
 * byte length (long), CRC-32C (int) · CRC-32C of the table (int) · the sections. Sections of ints,
 * first the streets' own ({@link CityArrays}), then those of {@link Prepared}, and one of text:
 * time zone, content hash and street names, UTF-8, one a line. Loading maps the file, checks every
 * sum and copies each section once, whole; nothing is parsed and nothing computed.
 */
public final class CityFile {
  private static final byte[] MAGIC = "CORDONC3".getBytes(StandardCharsets.US_ASCII);
  private static final String FILE = "city.cordon";
  private static final int SECTIONS = CityArrays.INT_SECTIONS + 1;
  private static final int TABLE_START = MAGIC.length + 4;
  private static final int TABLE_END = TABLE_START + SECTIONS * 12;

  private CityFile() {}

  /**
   * Writes the city into a folder, which is made if need be: whole under its final name, or not at
   * all.
   */
  public static void write(City city, Path dir) {
    try {
      Files.createDirectories(dir);
      Path part = Files.createTempFile(dir, FILE, ".part");
      try {
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
          ByteBuffer bytes = encode(city);
          while (bytes.hasRemaining()) {
            out.write(bytes);
          }
          out.force(true);
        }
        Files.move(
            part,
            dir.resolve(FILE),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new Refusal(
          "city-not-written",
          String.valueOf(e.getMessage()),
          dir.toString(),
          "Free some space or name another folder with --city; nothing was left under the final name.");
    }
  }

  private static ByteBuffer encode(City city) {
    CityArrays arrays = city.arrays();
    String head = arrays.ianaZone + "\n" + city.hash() + "\n";
    byte[] text = (head + String.join("\n", arrays.names)).getBytes(StandardCharsets.UTF_8);
    long size = TABLE_END + 4L + text.length;
    for (int s = 0; s < CityArrays.INT_SECTIONS; s++) {
      size += 4L * arrays.ints(s).length;
    }
    ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    file.put(MAGIC).putInt(SECTIONS);
    int at = TABLE_END + 4;
    for (int s = 0; s < SECTIONS; s++) {
      int length = s < CityArrays.INT_SECTIONS ? 4 * arrays.ints(s).length : text.length;
      ByteBuffer section = file.slice(at, length).order(ByteOrder.LITTLE_ENDIAN);
      if (s < CityArrays.INT_SECTIONS) {
        section.asIntBuffer().put(arrays.ints(s));
      } else {
        section.put(text);
      }
      file.putLong(length).putInt(sum(file.slice(at, length)));
      at += length;
    }
    file.putInt(sum(file.slice(0, TABLE_END)));
    return file.rewind();
  }

  private static int sum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /** Opens the city in a folder. */
  public static City open(Path dir) {
    Path path = dir.resolve(FILE);
    if (!Files.isRegularFile(path)) {
      throw new Refusal(
          "no-city",
          "no file " + FILE,
          dir.toString(),
          "Make it with: cordon import osm FILE.osm.pbf --city " + dir);
    }
    try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
      MappedByteBuffer file = in.map(FileChannel.MapMode.READ_ONLY, 0, in.size());
      return decode(file.order(ByteOrder.LITTLE_ENDIAN), path);
    } catch (IOException e) {
      throw damaged("a file that cannot be read: " + e.getMessage(), path);
    }
  }

  private static City decode(ByteBuffer file, Path path) {
    if (file.capacity() < TABLE_END + 4
        || !file.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw damaged("the head is not that of a city file", path);
    }
    if (file.getInt(TABLE_END) != sum(file.slice(0, TABLE_END))) {
      throw damaged("the table of sections does not match its sum", path);
    }
    int[][] sections = new int[CityArrays.INT_SECTIONS][];
    long at = TABLE_END + 4L;
    List<String> lines = List.of();
    for (int s = 0; s < SECTIONS; s++) {
      long length = file.getLong(TABLE_START + 12 * s);
      String name = s < CityArrays.INT_SECTIONS ? CityArrays.sectionName(s) : "street names";
      if (length < 0 || length > file.capacity() - at) {
        throw damaged("the file ends inside section \"" + name + "\"", path);
      }
      ByteBuffer section = file.slice((int) at, (int) length).order(ByteOrder.LITTLE_ENDIAN);
      if (file.getInt(TABLE_START + 12 * s + 8) != sum(section.duplicate())) {
        throw damaged("section \"" + name + "\" does not match its sum", path);
      }
      if (s < CityArrays.INT_SECTIONS) {
        sections[s] = new int[(int) length / 4];
        section.asIntBuffer().get(sections[s]);
      } else {
        lines = List.of(StandardCharsets.UTF_8.decode(section).toString().split("\n", -1));
      }
      at += length;
    }
    if (at != file.capacity()) {
      throw damaged((file.capacity() - at) + " bytes follow the last section", path);
    }
    if (lines.size() < 2) {
      throw damaged("section \"street names\" is too short", path);
    }
    CityArrays arrays = new CityArrays(sections, lines.subList(2, lines.size()), lines.getFirst());
    String misfit = arrays.misfit();
    if (misfit != null) {
      throw damaged(misfit, path);
    }
    return new City(arrays, lines.get(1));
  }

  private static Refusal damaged(String found, Path path) {
    return new Refusal(
        "damaged-city",
        found,
        path.toString(),
        "Import the map again; the file was cut, changed, or written by another version.");
  }
}
