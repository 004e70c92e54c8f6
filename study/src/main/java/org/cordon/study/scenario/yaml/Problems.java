package org.cordon.study.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file, so that several errors are told at once. */
final class Problems {
  private static final int TOLD = 10;
  private static final String FOLLOWS = "follows-from-another-error";

  private final List<Refusal> found = new ArrayList<>();

  /** Notes an error, unless it only follows from another. */
  void add(Refusal refusal) {
    if (!refusal.name().equals(FOLLOWS)) {
      found.add(refusal);
    }
  }

  /** Stands for an error that follows from one already noted and would only confuse. */
  static Refusal follows() {
    return new Refusal(FOLLOWS, "", "", "");
  }

  /** The value, or the fallback after noting why there is none. */
  <T> T attempt(T fallback, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (Refusal refusal) {
      add(refusal);
      return fallback;
    }
  }

  /** The value, or null after noting why there is none. */
  <T> @Nullable T attempt(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (Refusal refusal) {
      add(refusal);
      return null;
    }
  }

  /** As {@link #attempt(Supplier)}, for a check. */
  void check(Runnable check) {
    try {
      check.run();
    } catch (Refusal refusal) {
      add(refusal);
    }
  }

  /** Every item of a list that can be read; null is an empty list. */
  <T> List<T> each(@Nullable Item list, Function<Item, T> reader) {
    List<T> values = new ArrayList<>();
    if (list != null) {
      for (Item item : attempt(List.<Item>of(), list::items)) {
        try {
          values.add(reader.apply(item));
        } catch (Refusal refusal) {
          add(refusal);
        }
      }
    }
    return values;
  }

  boolean none() {
    return found.isEmpty();
  }

  /** Throws what was found: one refusal as it is, several as a list under one name. */
  void refuse(String file) {
    if (found.size() == 1) {
      throw found.getFirst();
    }
    if (!found.isEmpty()) {
      StringBuilder text = new StringBuilder(found.size() + " errors:");
      for (Refusal r : found.subList(0, Math.min(TOLD, found.size()))) {
        text.append("\n  ").append(r.where()).append(": ").append(r.name());
        text.append(": ").append(r.found()).append(". ").append(r.remedy());
      }
      if (found.size() > TOLD) {
        text.append("\n  and ").append(found.size() - TOLD).append(" more");
      }
      throw new Refusal("scenario-with-errors", text.toString(), file, "Correct each of them.");
    }
  }
}
