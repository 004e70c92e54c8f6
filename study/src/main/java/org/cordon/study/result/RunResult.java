package org.cordon.study.result;

import java.util.List;

/**
 * One run of one case.
 *
 * @param run its number from 0; the same number in two cases means the same random draws
 * @param fates what became of each call, by receipt, then id
 * @param waiting the queue over time
 * @param counts what else happened
 */
public record RunResult(int run, List<CallFate> fates, WaitingSeries waiting, RunCounts counts) {
  public RunResult {
    fates = List.copyOf(fates);
    Names.notBelowZero(run, "a run's number");
  }
}
