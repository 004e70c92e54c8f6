package org.cordon.brief.situation;

/** How a state looks beside its words, told apart by shape and not by colour alone. */
enum Mark {
  /** Nobody can, nobody did, they differ. */
  STOP("\u25a0"),
  /** It holds, but look at it. */
  LOOK("\u25b2"),
  /** In order. */
  WELL("\u25cf"),
  /** Not known, or over. */
  OPEN("\u25cb");

  private final String shape;

  Mark(String shape) {
    this.shape = shape;
  }

  /** One character. */
  String shape() {
    return shape;
  }
}
