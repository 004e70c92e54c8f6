package org.cordon.dispatch.model;

/**
 * One of the people who need help in an incident.
 *
 * @param id a number or word by which desk and crew tell them apart, never a name; "caller" is the
 *     one whose state came with the call
 */
public record Casualty(String id, CallerState state) {
  /** The one whose state came with the call. */
  public static final String CALLER = "caller";
}
