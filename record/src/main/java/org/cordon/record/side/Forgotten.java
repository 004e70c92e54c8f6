package org.cordon.record.side;

/**
 * What is left of a deleted item. Without salt and data nothing can be learnt from it, and a
 * restored back-up needs it to delete the item again.
 *
 * @param sha256 its commitment
 * @param kind its kind
 * @param forgottenAtMs UTC ms
 * @param why {@code retention}, or the reason code of a request
 */
public record Forgotten(String sha256, String kind, long forgottenAtMs, String why) {
  /** Checks the forms. */
  public Forgotten {
    if (!SideItem.isHash(sha256) || !SideItem.isKind(kind) || !SideItem.isKind(why)) {
      throw new IllegalArgumentException("a deleted " + kind + " of " + sha256 + ", " + why);
    }
  }
}
