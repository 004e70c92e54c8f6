package org.cordon.study.scenario;

/** Where in an uncertain range a value is taken. */
public enum Level {
  LOW,
  CENTRAL,
  HIGH
}
