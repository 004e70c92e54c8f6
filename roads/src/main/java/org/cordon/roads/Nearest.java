package org.cordon.roads;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The words nearest to a misspelt one, for the remedy of a refusal. */
public final class Nearest {
  private Nearest() {}

  /** Up to {@code count} of the valid words by edit distance, ties in the alphabet's order. */
  public static List<String> to(String word, Collection<String> valid, int count) {
    record Scored(String word, int distance) {}
    return valid.stream()
        .map(v -> new Scored(v, distance(word, v)))
        .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::word))
        .limit(count)
        .map(Scored::word)
        .toList();
  }

  /** Levenshtein's distance: letters to change, add or leave out. */
  public static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
