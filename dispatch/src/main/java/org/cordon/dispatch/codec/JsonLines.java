package org.cordon.dispatch.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.SealedItem;
import org.cordon.dispatch.model.State;
import org.cordon.record.json.CanonicalJson;

/**
 * A journal of one line an entry, {@code events.jsonl}. {@link #finish} adds a closing line with
 * the number of entries, the hash of what was written, a short check for every {@value #BLOCK}
 * lines and the state's hash, by which {@link Replay} finds what was cut off or edited. Sealed
 * items go to another stream, one line an item, where they can be deleted. Closing is the business
 * of whoever opened the streams.
 */
public final class JsonLines implements Journal {
  static final int BLOCK = 100;
  static final int CHECK_DIGITS = 8;

  private final OutputStream entries;
  private final OutputStream sealed;
  private final Check check = new Check();

  /** Writes to two streams; {@link OutputStream#nullOutputStream()} throws sealed items away. */
  public JsonLines(OutputStream entries, OutputStream sealed) {
    this.entries = entries;
    this.sealed = sealed;
  }

  /** Hashes of lines, of all and by blocks. */
  static final class Check {
    private final MessageDigest all = Sha256.digest();
    private final MessageDigest block = Sha256.digest();
    private final List<String> blocks = new ArrayList<>();
    private long lines;

    void add(String line) {
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
      all.update(bytes);
      block.update(bytes);
      lines++;
      if (lines % BLOCK == 0) {
        endBlock();
      }
    }

    private void endBlock() {
      blocks.add(HexFormat.of().formatHex(block.digest()).substring(0, CHECK_DIGITS));
    }

    long lines() {
      return lines;
    }

    /** The closing line; nothing is added after it. */
    Fields close(State state) {
      if (lines % BLOCK != 0) {
        endBlock();
      }
      return new Fields()
          .put(
              "end",
              new Fields()
                  .put("entries", lines)
                  .put("sha256", HexFormat.of().formatHex(all.digest()))
                  .putTexts("blocks", blocks)
                  .put("state", state.hash()));
    }
  }

  @Override
  public void append(List<Entry> written, List<SealedItem> items) {
    try {
      for (SealedItem item : items) {
        line(sealed, SealedLines.write(item));
      }
      for (Entry entry : written) {
        String text = EntryCodec.write(entry);
        check.add(text);
        line(entries, text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the closing line, with the hash of the state that all entries fold to. */
  public void finish(State state) {
    try {
      line(entries, CanonicalJson.write(check.close(state).map()));
      entries.flush();
      sealed.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
