package org.cordon.dispatch.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.model.Commitment;
import org.cordon.dispatch.model.SealedItem;
import org.cordon.dispatch.model.State;
import org.cordon.record.log.LogReader;
import org.cordon.record.side.SideStore;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Folds a file of entries to the state that its engine had. A file that was cut off, edited or
 * reordered is a {@link Refusal} that names the line, or the lines among which the edit lies.
 */
public final class Replay {
  private final String name;
  private final Fold fold;
  private final JsonLines.Check check = new JsonLines.Check();

  private Replay(String name, Fold fold) {
    this.name = name;
    this.fold = fold;
  }

  private Replay(String name, long untilMs) {
    this(name, new Fold(name, untilMs, true));
  }

  /** All of a finished file. */
  public static Replay of(Path file) {
    return of(file, Long.MAX_VALUE);
  }

  /** The entries of a finished file that were recorded up to a time; the whole file is checked. */
  public static Replay of(Path file, long untilMs) {
    Replay replay = new Replay(file.getFileName().toString(), untilMs);
    try (InputStream in = Files.newInputStream(file)) {
      replay.read(utf8(in.readAllBytes()), true);
      return replay;
    } catch (CharacterCodingException e) {
      throw replay.refusal("not-text", "bytes that are no UTF-8", 1);
    } catch (IOException e) {
      throw new Refusal("unreadable-log", "no readable file", file.toString(), "Check the path.");
    }
  }

  /** The text of a log. With {@code finished} false it may still be growing, without its end. */
  public static Replay of(String text, String name, boolean finished) {
    Replay replay = new Replay(name, Long.MAX_VALUE);
    replay.read(text, finished);
    return replay;
  }

  /**
   * The entries of a record that were recorded up to a time. Whether the record is whole is for
   * {@code record verify} to say; here an entry that does not fit is refused by its number.
   */
  public static Replay of(LogReader log, String name, long untilMs) {
    return new Replay(name, new Fold(name, untilMs, true).all(log, 0));
  }

  private static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** The state that the entries fold to. */
  public State state() {
    return fold.state();
  }

  /** How many entries were folded. */
  public long entries() {
    return fold.state().seq();
  }

  private Refusal refusal(String kind, String found, long line) {
    return new Refusal(
        kind, found, name + ":" + line, "Restore the file from a copy; entries are never edited.");
  }

  private void read(String text, boolean finished) {
    if (!text.isEmpty() && !text.endsWith("\n")) {
      long lines = text.lines().count();
      throw refusal("truncated-line", "a last line without its end", lines);
    }
    @Nullable String end = null;
    long number = 0;
    try (BufferedReader lines = new BufferedReader(new StringReader(text))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (end != null) {
          throw refusal("text-after-end", "a line after the closing one", number);
        }
        if (line.startsWith("{\"end\":")) {
          end = line;
        } else {
          fold(line, number);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (end != null) {
      close(end, number);
    } else if (finished) {
      throw refusal("truncated-log", "no closing line: the end is missing", number);
    }
  }

  private void fold(String line, long number) {
    fold.next(EntryCodec.read(line, name + ":" + number), number);
    check.add(line);
  }

  /**
   * Where the active incidents are, from the sealed items that are left: what an engine that goes
   * on from this state has to be told with {@code restorePlace}. Incidents whose item was deleted
   * are missing.
   */
  public Map<String, Place> places(Iterable<SealedItem> sealed) {
    Map<String, SealedItem> byHash = new TreeMap<>();
    for (SealedItem item : sealed) {
      if (item.commitment().item() == Commitment.Item.PLACE) {
        byHash.put(item.commitment().sha256(), item);
      }
    }
    return fold.places(byHash::get);
  }

  private record End(long entries, String sha256, List<String> blocks, String state) {}

  /** As {@link #places(Iterable)}, out of a record's side store. */
  public Map<String, Place> places(SideStore side) {
    return fold.places(side);
  }

  private static End end(Fields f) {
    return f.nested(
        "end",
        e -> new End(e.number("entries"), e.text("sha256"), e.texts("blocks"), e.text("state")));
  }

  private void close(String line, long number) {
    Fields written = Fields.read(LineJson.read(line, name + ":" + number), name + ":" + number);
    End claimed = end(written);
    written.done();
    if (claimed.entries != check.lines()) {
      throw refusal("truncated-log", check.lines() + " entries of " + claimed.entries, number);
    }
    End found = end(Fields.read(check.close(fold.state()).map(), name + ":" + number));
    if (!found.sha256.equals(claimed.sha256)) {
      long from = (long) firstDifference(found.blocks, claimed.blocks) * JsonLines.BLOCK + 1;
      long to = Math.min(from + JsonLines.BLOCK - 1, check.lines());
      throw refusal("edited-log", "an edit in lines " + from + " to " + to, from);
    }
    if (entries() == check.lines() && !found.state.equals(claimed.state)) {
      throw refusal("state-differs", "a fold to " + found.state, number);
    }
  }

  private static int firstDifference(List<String> a, List<String> b) {
    int i = 0;
    while (i < a.size() && i < b.size() && a.get(i).equals(b.get(i))) {
      i++;
    }
    return i;
  }
}
