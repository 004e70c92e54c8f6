package org.cordon.app.account;

/**
 * Somebody who may sign in.
 *
 * @param name typed to sign in; it never gets onto the record
 * @param operator opaque id, under which the record holds what they enter
 * @param office of a head, such as "police chief"; "" for the centre's own
 * @param password its {@link Passwords hash}
 * @param enabled whether it may sign in
 */
public record Account(
    String name, String operator, DeskRole role, String office, String password, boolean enabled) {
  /** The same with another password, as a hash. */
  public Account withPassword(String hash) {
    return new Account(name, operator, role, office, hash, enabled);
  }

  /** The same, which may sign in or not. */
  public Account enabled(boolean may) {
    return new Account(name, operator, role, office, password, may);
  }
}
