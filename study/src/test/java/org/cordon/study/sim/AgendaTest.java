package org.cordon.study.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class AgendaTest {
  private record Due(long ms, int number) {}

  @Test
  void thingsHappenByTimeAndThoseOfOneMillisecondInTheOrderTheyWerePutDown() {
    for (long seed = 1; seed <= 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Agenda agenda = new Agenda(0);
      List<Due> expected = new ArrayList<>();
      List<Due> happened = new ArrayList<>();
      int number = 0;
      for (int round = 0; round < 200; round++) {
        for (int i = random.nextInt(8); i > 0; i--) {
          Due due = new Due(agenda.nowMs() + random.nextInt(20), number++);
          expected.add(due);
          agenda.at(due.ms, () -> happened.add(due));
        }
        for (int i = random.nextInt(6); i > 0 && !agenda.isEmpty(); i--) {
          agenda.take().run();
        }
      }
      while (!agenda.isEmpty()) {
        agenda.take().run();
      }
      expected.sort(Comparator.comparingLong(Due::ms).thenComparingInt(Due::number));
      assertThat(happened).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void nothingCanBePutDownForThePast() {
    Agenda agenda = new Agenda(100);
    assertThatThrownBy(() -> agenda.at(99, () -> {})).isInstanceOf(IllegalStateException.class);
  }
}
