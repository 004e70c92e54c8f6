package org.cordon.record.verify;

import java.util.List;

/**
 * What a check found.
 *
 * @param entries entries that were read
 * @param root root over them, base64
 * @param damage what is not as it was signed; empty when the record is whole
 * @param proved what is shown, in sentences
 * @param notProved what nothing here can show, in sentences
 * @param says what the log says of itself, in sentences: checked for its form, not for its truth
 */
public record Verdict(
    long entries,
    String root,
    List<Damage> damage,
    List<String> proved,
    List<String> notProved,
    List<String> says) {
  /** Copies the lists. */
  public Verdict {
    damage = List.copyOf(damage);
    proved = List.copyOf(proved);
    notProved = List.copyOf(notProved);
    says = List.copyOf(says);
  }

  /** Whether everything is as it was signed. */
  public boolean whole() {
    return damage.isEmpty();
  }
}
