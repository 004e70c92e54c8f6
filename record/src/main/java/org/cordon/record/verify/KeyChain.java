package org.cordon.record.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Which key signs which part of a log, from the keys that were given and the entries by which one
 * follows the other. Only a key that signs for its successor hands its trust on; of a key that was
 * lost or fell into other hands the successor must be given by hand.
 */
final class KeyChain {
  private static final long LATEST_MS = 253_402_300_799_000L; // the year 9999 ends

  private final List<PublicLine> given;
  private final List<Change> changes = new ArrayList<>();

  /** One key follows another; the old one signed the first {@code signed} entries. */
  private record Change(
      String kind, long entry, PublicLine old, PublicLine next, long signed, long sinceMs) {
    boolean handsOn() {
      return kind.equals(OwnEntries.KEY_ROTATED);
    }
  }

  /** Thrown with what is wrong with an entry, in words. */
  static final class WrongException extends Exception {
    private static final long serialVersionUID = 1;

    WrongException(String what) {
      super(what);
    }
  }

  KeyChain(List<PublicLine> given) {
    this.given = List.copyOf(given);
  }

  /** Takes in an entry by which a key follows another. */
  void change(long n, String kind, Map<?, ?> data, Past past) throws WrongException {
    PublicLine old = key(data, "oldKey");
    PublicLine next = key(data, "newKey");
    boolean rotated = kind.equals(OwnEntries.KEY_ROTATED);
    String text = OwnEntries.text(data, rotated ? "statement" : "checkpoint");
    NoteText note;
    try {
      note =
          rotated ? NoteText.statement(text) : NoteText.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoteText.UnreadableException e) {
      throw new WrongException("what the old key signed in it cannot be read: " + e.getMessage());
    }
    String why = note.whyNotBy(old);
    if (why == null && rotated && !note.nextKey().equals(OwnEntries.text(data, "newKey"))) {
      why = "the old key named another successor than the entry does";
    }
    if (why == null && !(note.origin().equals(old.name) && next.name.equals(old.name))) {
      why = "old key, new key and what was signed are not of one record";
    }
    if (why == null && !changes.isEmpty() && !changes.getLast().next.same(old)) {
      why = old.called() + " was not the key that signed until then";
    }
    byte[] root = note.size() > n ? null : past.root(note.size());
    if (why == null && !Arrays.equals(root, note.root())) {
      why = "what the old key signed is not the root of the first " + note.size() + " entries here";
    }
    if (why != null) {
      throw new WrongException(why);
    }
    long since = data.get("since") instanceof Long ms ? ms : -1;
    if (kind.equals(OwnEntries.KEY_COMPROMISED) && (since < 0 || since > LATEST_MS)) {
      throw new WrongException("it does not say from when on the old key proves nothing");
    }
    changes.add(new Change(kind, n, old, next, note.size(), since));
  }

  private static PublicLine key(Map<?, ?> data, String name) throws WrongException {
    try {
      PublicLine key = PublicLine.read(OwnEntries.text(data, name), name);
      if (!key.isWitness()) {
        return key;
      }
    } catch (RecordRefusal e) {
      throw new WrongException("its " + name + " is no public key: " + e.found());
    }
    throw new WrongException("its " + name + " is the key of a witness");
  }

  /** Name of the log, as the keys that were given have it. */
  String origin() {
    return given.getFirst().name;
  }

  /** Every key that was given or stands in the log. */
  List<PublicLine> known() {
    List<PublicLine> known = new ArrayList<>(given);
    for (Change change : changes) {
      known.add(change.old);
      known.add(change.next);
    }
    return known;
  }

  /** A known key that signed a note, or null. */
  @Nullable PublicLine signer(NoteText note) {
    return known().stream().filter(k -> note.whyNotBy(k) == null).findFirst().orElse(null);
  }

  private List<PublicLine> trusted() {
    List<PublicLine> trusted = new ArrayList<>(given);
    for (Change change : changes) {
      if (change.handsOn() && has(trusted, change.old)) {
        trusted.add(change.next);
      }
    }
    return trusted;
  }

  private static boolean has(List<PublicLine> keys, PublicLine key) {
    return keys.stream().anyMatch(key::same);
  }

  /** Null when a key of this log may have signed a note, else why none did. */
  @Nullable String neverBy(NoteText note) {
    PublicLine first = given.getFirst();
    if (!note.origin().equals(first.name)) {
      String why = note.whyNotBy(first);
      return why == null ? "it is of another record, " + note.origin() : why;
    }
    boolean signed = given.stream().anyMatch(k -> note.whyNotBy(k) == null);
    boolean claimed = note.lines().stream().anyMatch(l -> given.stream().anyMatch(k -> k.owns(l)));
    boolean another =
        !claimed && note.lines().stream().anyMatch(l -> l.name().equals(note.origin()));
    return signed || another ? null : note.whyNotBy(first);
  }

  /** Null when a trusted key, the one whose turn it is, signed the checkpoint; else why not. */
  @Nullable String whyNot(NoteText checkpoint) {
    if (changes.isEmpty()) {
      return given.stream().anyMatch(k -> checkpoint.whyNotBy(k) == null)
          ? null
          : checkpoint.whyNotBy(given.getFirst());
    }
    Change last = changes.getLast();
    String why = checkpoint.whyNotBy(last.next);
    if (why != null) {
      PublicLine retired = signer(checkpoint);
      return retired == null
          ? why
          : "it is signed by the key "
              + retired.called()
              + ", whose time ended with entry "
              + last.entry;
    }
    if (has(trusted(), last.next)) {
      return null;
    }
    return "it is signed by the key "
        + last.next.called()
        + ", for which no key that was given speaks (see entry "
        + last.entry
        + "). If its owner handed it to you by another way, give it with --key";
  }

  /** What the keys show together, once the checkpoint was found good. */
  void say(List<String> proved, List<String> notProved) {
    List<PublicLine> trusted = trusted();
    for (Change c : changes) {
      boolean known = has(trusted, c.old);
      if (c.handsOn() && known) {
        proved.add(
            "Its key "
                + c.old.called()
                + " signed the first "
                + c.signed
                + " entries and named its successor "
                + c.next.called()
                + " (entry "
                + c.entry
                + "); what follows rests on the successor.");
      } else if (known) {
        proved.add(
            "The first "
                + c.signed
                + " entries have the root that its old key "
                + c.old.called()
                + " signed (kept in entry "
                + c.entry
                + ").");
      } else {
        notProved.add(
            "That the old key "
                + c.old.called()
                + " is the owner's and signed the first "
                + c.signed
                + " entries before entry "
                + c.entry
                + " named its successor: give it too (--key again).");
      }
      if (!c.handsOn()) {
        notProved.add(unspoken(c));
      }
    }
    if (given.stream().anyMatch(PublicLine::provesNothing)) {
      notProved.add(
          "Who wrote this: the key of a simulated run is made from its seed, and anybody can make"
              + " it.");
    }
  }

  private static String unspoken(Change c) {
    String head = "That " + c.next.called() + " is the owner's key: ";
    if (c.kind.equals(OwnEntries.KEY_LOST)) {
      return head
          + "the key before it was lost and could not sign for it (entry "
          + c.entry
          + "). It stands on your having it from the owner.";
    }
    return head
        + "the key before it is in other hands since "
        + Instant.ofEpochMilli(c.sinceMs)
        + " (entry "
        + c.entry
        + "), and what that one alone signed from then on proves nothing. What stands: cosignatures"
        + " of witnesses, and checkpoints kept elsewhere, from before.";
  }
}
