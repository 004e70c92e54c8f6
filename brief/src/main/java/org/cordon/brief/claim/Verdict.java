package org.cordon.brief.claim;

import java.util.Locale;

/** What call records say of a claim. */
public enum Verdict {
  /** It holds as stated, and no reasonable other reading fails. */
  SUPPORTED,
  /** It fails as stated, and no reasonable other reading holds. */
  NOT_SUPPORTED,
  /** Reasonable readings disagree, each beyond chance. */
  DEPENDS_ON_DEFINITION,
  /** The data lack what it needs, or too few calls tell either way. */
  CANNOT_BE_TESTED;

  /** As on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
