package org.cordon.dispatch.model.account;

/**
 * What one office had to do with a decision, and how that is known. Nobody has a part that no entry
 * gives them.
 *
 * @param office an office or a role
 */
public record Part(Did did, String office, Basis basis, Provenance provenance) {
  /** What the office did. */
  public enum Did {
    ORDERED,
    ADVISED,
    CONCURRED,
    CARRIED_OUT,
    DISCLAIMED,
    /** The decision is this office's to take, whether it took it or not. */
    MAY_DECIDE
  }

  /** What stands behind it. */
  public enum Basis {
    /** Somebody says so. */
    CLAIMED,
    /** A law, an order or another paper says so. */
    DOCUMENTED
  }

  void tell(String field, EntryFields out) {
    out.word(field, did);
    out.name(field + " office", office);
    out.word(field + " basis", basis);
    provenance.tell(field + " ", out);
  }
}
