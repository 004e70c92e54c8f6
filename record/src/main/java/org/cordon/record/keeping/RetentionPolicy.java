package org.cordon.record.keeping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cordon.record.RecordRefusal;
import org.cordon.record.Sha256;
import org.cordon.record.side.SideItem;

/**
 * How long sealed matter is kept, in lines that a data protection officer can read and sign:
 *
 * <pre>
 * keep caller 30 days
 * keep name for-ever
 * hold entry 417 case 20-2-11111-1
 * hold item 3fa9… subpoena of 3 March
 * </pre>
 *
 * What stands behind {@code #} is a remark. Kinds that it does not name are kept, and named to
 * whoever runs it.
 *
 * @param keptDays kind to days after recording; {@link #FOR_EVER} for what is kept
 * @param holds what may not be deleted though it is due
 * @param sha256 of the file's bytes, hexadecimal: which policy it was
 */
public record RetentionPolicy(Map<String, Long> keptDays, List<Hold> holds, String sha256) {
  /** Days of what is never deleted. */
  public static final long FOR_EVER = -1;

  private static final long MOST_DAYS = 36_500;
  private static final Set<String> THE_LOG = Set.of("log", "entry", "record", "checkpoint", "tile");

  /** Copies; kinds in their order. */
  public RetentionPolicy {
    keptDays = Collections.unmodifiableMap(new TreeMap<>(keptDays));
    holds = List.copyOf(holds);
  }

  /**
   * Something that a court or a case needs.
   *
   * @param what number of an entry, or a commitment
   * @param why in the policy's words; may be empty
   */
  public record Hold(String what, String why) {
    /** Whether all of an entry is held, and not one item. */
    boolean isEntry() {
      return !SideItem.isHash(what);
    }
  }

  /**
   * Reads a policy.
   *
   * @param where name of the file
   * @throws RecordRefusal {@code bad-policy} with the line
   */
  public static RetentionPolicy parse(String text, String where) {
    TreeMap<String, Long> kept = new TreeMap<>();
    List<Hold> holds = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String[] words = line.replaceFirst("#.*", "").strip().split("\\s+", 4);
      String at = where + ":" + number;
      if (words[0].isEmpty()) {
        continue;
      }
      switch (words[0]) {
        case "keep" -> keep(words, kept, at);
        case "hold" -> holds.add(hold(words, at));
        default -> throw bad("\"" + words[0] + "\"", at, "Begin a line with keep or hold.");
      }
    }
    if (kept.isEmpty()) {
      throw bad("no line that begins with keep", where, "Say of each kind how long it is kept.");
    }
    return new RetentionPolicy(kept, holds, sha256(text));
  }

  private static void keep(String[] words, Map<String, Long> kept, String at) {
    String form = "Write keep KIND N days, or keep KIND for-ever.";
    if (words.length < 3) {
      throw bad("a line that ends early", at, form);
    }
    if (THE_LOG.contains(words[1])) {
      throw bad(
          "a time for \"" + words[1] + "\"",
          at,
          "The log itself is never deleted; a policy is for what lies behind commitments.");
    }
    if (!words[1].matches("[a-z][a-z0-9-]{0,63}")) {
      throw bad("the kind \"" + words[1] + "\"", at, "Kinds are written as place, spoken-address.");
    }
    long days;
    if (words.length == 3 && words[2].equals("for-ever")) {
      days = FOR_EVER;
    } else if (words.length == 4 && words[2].matches("\\d{1,5}") && words[3].matches("days?")) {
      days = Long.parseLong(words[2]);
    } else {
      throw bad("a time that cannot be read", at, form);
    }
    if (days > MOST_DAYS) {
      throw bad(days + " days", at, "Give at most " + MOST_DAYS + ", or for-ever.");
    }
    if (kept.put(words[1], days) != null) {
      throw bad("a second time for " + words[1], at, "Say of each kind once how long it is kept.");
    }
  }

  private static Hold hold(String[] words, String at) {
    boolean entry = words.length > 2 && words[1].equals("entry") && words[2].matches("\\d{1,15}");
    boolean item = words.length > 2 && words[1].equals("item") && SideItem.isHash(words[2]);
    if (!entry && !item) {
      throw bad(
          "a hold that cannot be read",
          at,
          "Write hold entry NUMBER WHY, or hold item COMMITMENT WHY, 64 hexadecimal digits.");
    }
    return new Hold(words[2], words.length > 3 ? words[3] : "");
  }

  private static RecordRefusal bad(String found, String where, String remedy) {
    return new RecordRefusal("bad-policy", found, where, remedy);
  }

  static String sha256(String text) {
    byte[] hash = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }
}
