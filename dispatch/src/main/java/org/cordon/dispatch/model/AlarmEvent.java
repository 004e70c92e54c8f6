package org.cordon.dispatch.model;

/** Alarms raised and cleared; a subject is an incident, a unit, a zone's rule or an agreement. */
public sealed interface AlarmEvent extends Event {
  record Raised(AlarmKind kind, String subject, String text) implements AlarmEvent {}

  record Cleared(AlarmKind kind, String subject) implements AlarmEvent {}

  record Acknowledged(AlarmKind kind, String subject) implements AlarmEvent {}
}
