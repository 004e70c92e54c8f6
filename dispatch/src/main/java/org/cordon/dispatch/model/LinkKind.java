package org.cordon.dispatch.model;

/** How one incident stands to another, read from the first. */
public enum LinkKind {
  DUPLICATE_OF,
  CHILD_OF,
  SPLIT_FROM
}
