package org.cordon.record.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a log says of itself, {@code "kind":"log-…"}: that it is well formed, and what it says. */
final class OwnEntries {
  static final String KEY_ROTATED = "log-key-rotated";
  static final String KEY_LOST = "log-key-lost";
  static final String KEY_COMPROMISED = "log-key-compromised";
  private static final String BEGAN = "log-began";
  private static final String COSIGNED = "log-cosigned";
  private static final byte[] KIND = "\"kind\":\"log-".getBytes(StandardCharsets.UTF_8);
  private static final long LATEST_MS = 253_402_300_799_000L; // the year 9999 ends
  private static final int MOST_SAID = 20;

  private final KeyChain keys;
  private final KeptCosignatures cosigned;
  private final Past past;
  private final Consumer<Damage> damaged;
  private final Clocks clocks = new Clocks();
  private final List<String> said = new ArrayList<>();
  private final Map<String, Long> unknown = new TreeMap<>();
  private long more;

  OwnEntries(KeyChain keys, KeptCosignatures cosigned, Past past, Consumer<Damage> damaged) {
    this.keys = keys;
    this.cosigned = cosigned;
    this.past = past;
    this.damaged = damaged;
  }

  /** Looks at entry {@code n}, which is canonical JSON, before the tree grows by it. */
  void entry(long n, byte[] bytes) {
    clocks.entry(n, bytes);
    if (!mayBeOwn(bytes)) {
      return;
    }
    Map<String, Object> all = JsonTree.read(bytes);
    if (!(all.get("kind") instanceof String kind) || !kind.startsWith("log-")) {
      return;
    }
    if (all.size() != 4
        || !(all.get("data") instanceof Map<?, ?> data)
        || !(all.get("recordedAt") instanceof Long ms)
        || ms < 0
        || ms > LATEST_MS
        || !(all.get("v") instanceof Long v)) {
      damaged.accept(
          new Damage("entry " + n, "an entry " + kind + " in a form that has no reader"));
      return;
    }
    if (v != 1) {
      unknown.merge(kind + " of version " + v, 1L, Long::sum);
      return;
    }
    try {
      own(n, kind, data, Instant.ofEpochMilli(ms).toString());
    } catch (KeyChain.WrongException e) {
      damaged.accept(new Damage("entry " + n, "its " + kind + " is false: " + e.getMessage()));
    }
  }

  private void own(long n, String kind, Map<?, ?> data, String at) throws KeyChain.WrongException {
    String head = "Entry " + n + ", " + at + ": ";
    switch (kind) {
      case KEY_ROTATED, KEY_LOST, KEY_COMPROMISED -> {
        keys.change(n, kind, data, past);
        say(head + change(kind) + why(data));
      }
      case COSIGNED -> cosigned.entry(n, data, past);
      case BEGAN -> {
        if (n != 0 || !(data.get("size") instanceof Long size)) {
          throw new KeyChain.WrongException(
              "it must come first and name the size of the older log");
        }
        say(
            head
                + "this log follows an older one, "
                + text(data, "origin")
                + " of "
                + size
                + " entries with root "
                + text(data, "root")
                + "."
                + why(data)
                + " Nothing here shows that older one.");
      }
      case "log-commands" -> {
        if (!(data.get("done") instanceof String)) {
          throw new KeyChain.WrongException("it has no text done");
        }
      }
      case "log-restored", "log-forgot" -> say(head + kind + " " + words(data));
      default -> unknown.merge(kind, 1L, Long::sum);
    }
  }

  private static String change(String kind) {
    return switch (kind) {
      case KEY_ROTATED -> "a new key signs from here on, named by the old.";
      case KEY_LOST -> "the key was lost; a new one signs from here on.";
      default -> "the key fell into other hands; a new one signs from here on.";
    };
  }

  private static String why(Map<?, ?> data) {
    return data.get("why") instanceof String why && !why.isEmpty() ? " Why: \"" + why + "\"." : "";
  }

  private static String words(Map<?, ?> data) {
    return data.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private void say(String sentence) {
    if (said.size() < MOST_SAID) {
      said.add(sentence);
    } else {
      more++;
    }
  }

  static String text(Map<?, ?> data, String name) throws KeyChain.WrongException {
    if (data.get(name) instanceof String text) {
      return text;
    }
    throw new KeyChain.WrongException("it has no text " + name);
  }

  private static boolean mayBeOwn(byte[] bytes) {
    for (int from = bytes.length - KIND.length; from >= 0; from--) {
      int i = 0;
      while (i < KIND.length && bytes[from + i] == KIND[i]) {
        i++;
      }
      if (i == KIND.length) {
        return true;
      }
    }
    return false;
  }

  /** What the log says of itself, in sentences. */
  List<String> said() {
    List<String> all = new ArrayList<>(said);
    if (more > 0) {
      all.add(more + " more entries of this kind.");
    }
    all.addAll(clocks.said());
    return all;
  }

  /** Adds what could not be judged. */
  void unjudged(List<String> notProved) {
    unknown.forEach((kind, n) ->
        notProved.add("What " + n + " entries " + kind + " say: this checker is older than they."));
  }
}
