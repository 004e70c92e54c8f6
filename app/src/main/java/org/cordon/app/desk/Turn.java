package org.cordon.app.desk;

/** What a desk is to its record now. */
public enum Turn {
  /** It writes the record. */
  LEADING,
  /** Another server does, or none that this one knows of. */
  STANDING_BY,
  /** The record is out of reach; commands are provisional. */
  CUT_OFF
}
