package org.cordon.record.verify;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed checkpoint, read: its text with what it says, and its signature lines. Or the statement
 * by which a key names the next: a checkpoint between a head line and a line with that key.
 */
final class NoteText {
  private static final String KEY_ROTATED = "cordon.record/key-rotated/v1\n";

  /** One signature line. */
  static final class Line {
    private final String name;
    private final byte[] all;

    private Line(String name, byte[] all) {
      this.name = name;
      this.all = all;
    }

    String name() {
      return name;
    }

    byte[] id() {
      return Arrays.copyOf(all, 4);
    }

    byte[] signature() {
      return Arrays.copyOfRange(all, 4, all.length);
    }

    long seconds() {
      return ByteBuffer.wrap(all, 4, 8).getLong();
    }
  }

  /** Why bytes are no signed checkpoint. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableException(String why) {
      super(why);
    }
  }

  private final String text;
  private final List<Line> lines = new ArrayList<>();
  private final String origin;
  private final long size;
  private final byte[] root;
  private final String nextKey;

  private NoteText(String all, boolean statement) throws UnreadableException {
    int blank = all.lastIndexOf("\n\n");
    if (blank < 0 || !all.endsWith("\n") || all.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new UnreadableException("it has no text, blank line and signature lines");
    }
    text = all.substring(0, blank + 1);
    String[] said = said(statement);
    origin = said[0];
    size = Long.parseLong(said[1]);
    nextKey = said[3];
    try {
      root = Base64.getDecoder().decode(said[2]);
      for (String line : all.substring(blank + 2).split("\n", 0)) {
        String[] words = line.split(" ", -1);
        byte[] bytes = words.length == 3 ? Base64.getDecoder().decode(words[2]) : new byte[0];
        if (!words[0].equals("\u2014") || bytes.length < 5) {
          throw new UnreadableException("a signature line is none");
        }
        lines.add(new Line(words[1], bytes));
      }
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("it holds text that is no base64");
    }
    if (root.length != 32 || !Base64.getEncoder().encodeToString(root).equals(said[2])) {
      throw new UnreadableException("its root is no SHA-256 hash");
    }
  }

  /** Name, number of entries and root; behind them the next key, or nothing. */
  private String[] said(boolean statement) throws UnreadableException {
    String checkpoint = text;
    if (statement) {
      if (!text.startsWith(KEY_ROTATED)) {
        throw new UnreadableException("it is no statement that names the next key");
      }
      checkpoint = text.substring(KEY_ROTATED.length());
    }
    String[] said = checkpoint.split("\n", -1);
    if (said.length != (statement ? 5 : 4)
        || said[0].isEmpty()
        || !said[1].matches("0|[1-9][0-9]{0,17}")) {
      throw new UnreadableException("its text is not name, number of entries and root");
    }
    return said;
  }

  static NoteText read(byte[] bytes) throws UnreadableException {
    return read(bytes, false);
  }

  /** The statement of a key that names the next. */
  static NoteText statement(String note) throws UnreadableException {
    return read(note.getBytes(StandardCharsets.UTF_8), true);
  }

  private static NoteText read(byte[] bytes, boolean statement) throws UnreadableException {
    try {
      return new NoteText(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), statement);
    } catch (CharacterCodingException e) {
      throw new UnreadableException("it is no UTF-8");
    }
  }

  String text() {
    return text;
  }

  String origin() {
    return origin;
  }

  /** The key that a statement names; empty on a checkpoint. */
  String nextKey() {
    return nextKey;
  }

  long size() {
    return size;
  }

  byte[] root() {
    return root.clone();
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Null when a key signed this text, else why it did not. */
  @Nullable String whyNotBy(PublicLine key) {
    boolean claimed = false;
    for (Line line : lines) {
      if (key.owns(line)) {
        claimed = true;
        if (key.signed(this, line)) {
          return null;
        }
      }
    }
    return claimed
        ? "the signature of " + key.name + " on it is false: text or signature was changed"
        : "no signature of the key of " + key.name + " that was given is on it";
  }
}
