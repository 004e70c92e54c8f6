package org.cordon.roads.corner;

import java.util.List;
import org.cordon.roads.Place;

/**
 * The house numbers along one piece of a street, as a file of addresses has them. Numbers grow from
 * the one end to the other.
 *
 * @param street its name as the file writes it
 * @param left numbers on the left, seen from {@code from} to {@code to}; empty if none
 * @param right numbers on the right
 */
public record AddressRange(String street, Place from, Place to, List<Span> left, List<Span> right) {
  public AddressRange {
    left = List.copyOf(left);
    right = List.copyOf(right);
  }

  /** Numbers from the lower to the higher, both included; of one parity where both ends are. */
  public record Span(int low, int high) {
    /** A number of the other side counts as this many numbers further away. */
    private static final int OTHER_SIDE = 10;

    boolean has(int number) {
      return distance(number) == 0;
    }

    /** How many numbers off a number is, more so one of the other side. */
    int distance(int number) {
      int off = number < low ? low - number : Math.max(0, number - high);
      return off + (parity(number) ? 0 : OTHER_SIDE);
    }

    /** The number of this span that is nearest to a number. */
    int nearest(int number) {
      int inside = Math.clamp(number, low, high);
      return parity(inside) ? inside : inside - 1;
    }

    private boolean parity(int number) {
      return (low - high) % 2 != 0 || (number - low) % 2 == 0;
    }
  }
}
