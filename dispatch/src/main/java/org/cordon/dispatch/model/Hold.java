package org.cordon.dispatch.model;

/**
 * Nobody goes for now.
 *
 * @param callbackOwner who calls back
 * @param callbackDueMs when, or {@link Times#NEVER_MS} once done without a next time
 */
public record Hold(HoldReason reason, String callbackOwner, long callbackDueMs) {}
