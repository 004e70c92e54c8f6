package org.cordon.brief.situation;

import java.util.List;

/**
 * One of the five parts of the page.
 *
 * @param id for links within the page
 * @param headline the one thing to see at arm's length
 * @param lead sentences below it
 */
record Panel(String id, String title, Headline headline, List<String> lead, List<Group> groups) {
  /**
   * A count and what it counts.
   *
   * @param figure a number, or a word
   * @param beside what belongs beside it, in a few words each
   */
  record Headline(Mark mark, String figure, String what, List<String> beside) {
    Headline {
      beside = List.copyOf(beside);
    }
  }

  Panel {
    lead = List.copyOf(lead);
    groups = groups.stream().filter(Group::speaks).toList();
  }
}
