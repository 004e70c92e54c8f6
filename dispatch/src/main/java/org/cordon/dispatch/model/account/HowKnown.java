package org.cordon.dispatch.model.account;

/** How a thing is known. */
public enum HowKnown {
  /** A paper or a message lies before whoever enters it. */
  DOCUMENT,
  /** Word for word, between quotation marks. */
  QUOTED,
  /** In other words than those that were said. */
  PARAPHRASED,
  /** Seen by whoever told it. */
  OBSERVED,
  /** Told as known to everybody, without saying how. */
  BACKGROUND
}
