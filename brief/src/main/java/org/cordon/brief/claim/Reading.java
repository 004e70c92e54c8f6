package org.cordon.brief.claim;

import org.jspecify.annotations.Nullable;

/**
 * One way to take the words of a claim: a row of the table of how the answer moves.
 *
 * @param differs what is taken otherwise than the claim states; empty for the claim as stated
 * @param counts whether the verdict rests on it, too; others answer another question
 * @param n how many calls the figure of the window rests on
 * @param baseN as {@code n}, of the baseline
 * @param here the figure of the window
 * @param base the figure of the baseline, or null
 * @param tested what is held against the bound, with its interval: the figure, or its ratio
 */
public record Reading(
    Metric metric,
    String differs,
    boolean counts,
    long n,
    long baseN,
    @Nullable Interval here,
    @Nullable Interval base,
    @Nullable Interval tested,
    Bound.Unit unit,
    Bound.Outcome outcome,
    String note) {}
