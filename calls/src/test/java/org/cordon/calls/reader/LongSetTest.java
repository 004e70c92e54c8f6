package org.cordon.calls.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A set of numbers says of each what the set of the library says. */
class LongSetTest {
  @Test
  void itTellsNewNumbersFromKnownOnesAsTheLibraryDoes() {
    for (long seed = 1; seed <= 6; seed++) {
      Random random = new Random(seed);
      LongSet ours = new LongSet(seed % 2 == 0 ? 0 : 50_000);
      Set<Long> oracle = new HashSet<>();
      long bound = seed < 3 ? 20_000 : Long.MAX_VALUE >>> (seed * 8);
      for (int i = 0; i < 200_000; i++) {
        long value = random.nextLong(bound);
        if (random.nextInt(4) == 0) {
          assertThat(ours.contains(value)).as("seed %d", seed).isEqualTo(oracle.contains(value));
        } else {
          assertThat(ours.add(value)).as("seed %d", seed).isEqualTo(oracle.add(value));
        }
      }
    }
  }
}
