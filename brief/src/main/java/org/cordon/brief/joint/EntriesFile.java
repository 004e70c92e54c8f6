package org.cordon.brief.joint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import org.cordon.record.tile.EntryBundle;
import org.cordon.roads.Refusal;

/**
 * All entries of a record in one file: tlog-tiles' entry bundles one behind the other, in gzip with
 * a header that holds neither time nor name, so that the same entries have the same bytes.
 */
final class EntriesFile {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
  private static final int BUNDLE = 256;

  private EntriesFile() {}

  static byte[] write(List<byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HEADER);
    CRC32 crc = new CRC32();
    long length = 0;
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (OutputStream packed = new DeflaterOutputStream(out, deflater)) {
      for (int n = 0; n < entries.size(); n += BUNDLE) {
        byte[] bundle = EntryBundle.write(entries.subList(n, Math.min(n + BUNDLE, entries.size())));
        crc.update(bundle);
        length += bundle.length;
        packed.write(bundle);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail to be written", e);
    } finally {
      deflater.end();
    }
    little(crc.getValue(), out);
    little(length, out);
    return out.toByteArray();
  }

  private static void little(long value, ByteArrayOutputStream out) {
    for (int i = 0; i < 4; i++) {
      out.write((int) (value >> (8 * i)));
    }
  }

  /**
   * The entries of a file.
   *
   * @throws Refusal {@code entries-unreadable} for one that was cut or is something else
   */
  static List<byte[]> read(byte[] file, String where) {
    List<byte[]> entries = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      for (int high = in.read(); high >= 0; high = in.read()) {
        int low = in.read();
        int length = high << 8 | low;
        byte[] entry = in.readNBytes(Math.max(0, length));
        if (low < 0 || entry.length < length) {
          throw unreadable("entry " + entries.size() + " is cut", where);
        }
        entries.add(entry);
      }
    } catch (IOException e) {
      throw unreadable(String.valueOf(e.getMessage()), where);
    }
    return entries;
  }

  private static Refusal unreadable(String found, String where) {
    return new Refusal(
        "entries-unreadable", found, where, "Ask for the folder again, as cordon brief wrote it.");
  }
}
