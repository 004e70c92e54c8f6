package org.cordon.study.result;

import java.util.List;

/**
 * One case over all runs.
 *
 * @param name stable, kebab-case
 * @param title what people read: "meeting points, agreed and computed"
 * @param runs in ascending order of number
 */
public record CaseResult(String name, String title, List<RunResult> runs) {
  public CaseResult {
    Names.present(name, "a case's name");
    Names.present(title, "a case's title");
    runs = List.copyOf(runs);
    for (int i = 1; i < runs.size(); i++) {
      if (runs.get(i).run() <= runs.get(i - 1).run()) {
        throw new IllegalArgumentException("runs of case " + name + " are not in order.");
      }
    }
  }
}
