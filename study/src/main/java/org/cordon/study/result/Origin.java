package org.cordon.study.result;

/** Where figures come from; every table and page says which, so that none passes for another. */
public enum Origin {
  /** Calls drawn at random from stated rates, answered by the engine under a simulated clock. */
  SIMULATED,
  /** Recorded calls, answered again by the engine under a simulated clock. */
  REPLAYED
}
