package org.cordon.dispatch.model;

/** So many units of a service with a capability; "" asks for no particular one. */
public record Requirement(Service service, String capability, int count) {
  public Requirement {
    if (count < 1) {
      throw new IllegalArgumentException("a requirement of " + count + " units; ask for 1 or more");
    }
  }

  /** "2 FIRE engine". */
  @Override
  public String toString() {
    return count + " " + service + (capability.isEmpty() ? "" : " " + capability);
  }
}
