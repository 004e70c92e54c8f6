package org.cordon.study.result;

/** How help got to a caller in the end; {@link #NONE} if it did not. */
public enum Approach {
  DIRECT,
  ESCORTED,
  MEET,
  STAGED,
  NONE
}
