package org.cordon.dispatch.model;

/**
 * What happened; the state is the fold of these and consults nothing else. When it happened and who
 * said so stands on the {@link Entry}; what may not be seen stands behind its commitments.
 */
public sealed interface Event
    permits SetupEvent, CallEvent, UnitEvent, ZoneEvent, PointEvent, AccountEvent, AlarmEvent {}
