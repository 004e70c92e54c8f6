package org.cordon.study.result;

import java.util.List;

/**
 * The outcome of a study.
 *
 * @param facts what was studied
 * @param cases in the scenario's order, each with the same runs
 * @param sensitivities of the headline case, in the scenario's order; may be empty
 * @param coverage of every case at one moment, computed from the map
 */
public record StudyResult(
    StudyFacts facts,
    List<CaseResult> cases,
    List<Sensitivity> sensitivities,
    StaticCoverage coverage) {
  /** Without coverage. */
  public StudyResult(StudyFacts facts, List<CaseResult> cases, List<Sensitivity> sensitivities) {
    this(facts, cases, sensitivities, StaticCoverage.NONE);
  }

  public StudyResult {
    cases = List.copyOf(cases);
    sensitivities = List.copyOf(sensitivities);
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("a study has no cases.");
    }
    int runs = cases.getFirst().runs().size();
    for (CaseResult c : cases) {
      if (c.runs().size() != runs || runs == 0) {
        throw new IllegalArgumentException(
            "case " + c.name() + " has " + c.runs().size() + " runs, the first has " + runs + ".");
      }
    }
    String headline = facts.question().headlineCase();
    String reference = facts.question().referenceCase();
    for (String name : List.of(headline, reference)) {
      if (cases.stream().noneMatch(c -> c.name().equals(name))) {
        throw new IllegalArgumentException(
            "the question names case " + name + ", which was not run.");
      }
    }
  }

  /** How many runs each case has. */
  public int runs() {
    return cases.getFirst().runs().size();
  }

  /** The case of that name, which must be there. */
  public CaseResult named(String name) {
    return cases.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }
}
