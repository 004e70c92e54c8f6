package org.cordon.roads.osm;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cordon.roads.Refusal;

/**
 * Walks the blocks of a PBF file without decoding them, so that a cut or foreign file is refused
 * with the place before anything is read from it. A file is a sequence of: length of a block header
 * (4 bytes, big-endian), the header (a protocol buffer: 1 type, 3 size of what follows), the block.
 */
final class PbfFrames {
  private static final int MAX_HEADER = 64 * 1024;
  private static final int MAX_BLOCK = 32 * 1024 * 1024;

  private final Path path;
  private final RandomAccessFile file;
  private final long size;
  private int block;
  private String type = "";
  private long dataSize;

  private PbfFrames(Path path, RandomAccessFile file) throws IOException {
    this.path = path;
    this.file = file;
    size = file.length();
  }

  static void check(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      new PbfFrames(path, file).walk();
    }
  }

  private void walk() throws IOException {
    if (size == 0) {
      throw new Refusal(
          "empty-osm", "a file of 0 bytes", path.toString(), "Download the extract again.");
    }
    for (long at = 0; at < size; block++) {
      file.seek(at);
      int length = at + 4 <= size ? file.readInt() : MAX_HEADER;
      if (length <= 0 || (block == 0 && length > MAX_HEADER)) {
        throw foreign(at);
      }
      needs(at + 4, length);
      byte[] header = new byte[length];
      file.readFully(header);
      readHeader(header);
      boolean known = block == 0 ? type.equals("OSMHeader") : !type.isEmpty();
      if (!known || dataSize <= 0 || dataSize > MAX_BLOCK) {
        throw foreign(at);
      }
      needs(at + 4 + length, dataSize);
      at += 4 + length + dataSize;
    }
  }

  private void readHeader(byte[] header) {
    type = "";
    dataSize = 0;
    int at = 0;
    while (at < header.length) {
      int key = header[at++];
      long value = 0;
      for (int shift = 0; at < header.length && shift < 63; shift += 7) {
        int b = header[at++];
        value |= (long) (b & 0x7f) << shift;
        if (b >= 0) {
          break;
        }
      }
      if (key == (3 << 3)) {
        dataSize = value;
      } else if ((key & 7) == 2) {
        int end = (int) Math.min(header.length, at + Math.max(0, value));
        if (key == (1 << 3 | 2)) {
          type = new String(header, at, end - at, StandardCharsets.US_ASCII);
        }
        at = end;
      }
    }
  }

  private void needs(long at, long length) {
    if (at + length > size) {
      throw new Refusal(
          "truncated-osm",
          "the file ends inside block "
              + (block + 1)
              + ", at byte "
              + size
              + "; the block goes on to byte "
              + (at + length)
              + " or further",
          path.toString(),
          "Download the extract again and compare its size with the source's.");
    }
  }

  private Refusal foreign(long at) {
    return new Refusal(
        "foreign-osm",
        "bytes at " + at + " that are no block of OpenStreetMap PBF",
        path.toString(),
        "Name an .osm.pbf extract; convert XML or other formats with osmium first.");
  }
}
