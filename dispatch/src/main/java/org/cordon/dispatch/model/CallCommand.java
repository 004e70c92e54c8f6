package org.cordon.dispatch.model;

import java.util.List;

/** Calls, incidents and what becomes of them. Notes are free text and go behind a commitment. */
public sealed interface CallCommand extends Command {
  /**
   * Opens an incident with its first call.
   *
   * @param services only these, or empty for those of the response plan
   */
  record ReceiveCall(
      String callId,
      String incidentId,
      String type,
      int priority,
      List<Service> services,
      CallData data)
      implements CallCommand {
    public ReceiveCall {
      services = services.stream().sorted().distinct().toList();
    }
  }

  /** One more call about an open incident. */
  record AttachCall(String callId, String incidentId, CallData data) implements CallCommand {}

  /** Finds or corrects where an incident is, and how sure that is. */
  record Locate(String incidentId, CallData data) implements CallCommand {}

  record UpdateCaller(String incidentId, CallerState callerState) implements CallCommand {}

  /**
   * What is known of one more casualty of an incident, or known anew.
   *
   * @param casualtyId see {@link Casualty}
   */
  record UpdateCasualty(String incidentId, String casualtyId, CallerState state)
      implements CallCommand {}

  /** A casualty of an incident is none, such as one who was counted twice or is split off. */
  record RemoveCasualty(String incidentId, String casualtyId) implements CallCommand {}

  record Reclassify(String incidentId, String type, int priority, List<Service> services)
      implements CallCommand {
    public Reclassify {
      services = services.stream().sorted().distinct().toList();
    }
  }

  /** Nobody goes for now; somebody calls back. */
  record Hold(
      String incidentId, HoldReason reason, String callbackOwner, long callbackDueMs, String note)
      implements CallCommand {}

  /**
   * The held caller was called back.
   *
   * @param nextDueMs when again, or {@link Times#NEVER_MS}
   */
  record CallBack(String incidentId, long nextDueMs, String note) implements CallCommand {}

  /** Looks again at what to recommend and puts it on the log if it changed. */
  record Review(String incidentId) implements CallCommand {}

  record LinkDuplicate(String incidentId, String originalId) implements CallCommand {}

  record LinkChild(String incidentId, String parentId) implements CallCommand {}

  /** Opens another incident at the same place, such as for a second casualty. */
  record Split(
      String incidentId, String newIncidentId, String type, int priority, List<Service> services)
      implements CallCommand {
    public Split {
      services = services.stream().sorted().distinct().toList();
    }
  }

  /** Hands an incident to an agency that is not dispatched from here. */
  record Transfer(String incidentId, String agency, String note) implements CallCommand {}

  record SecureScene(String incidentId, String unitId) implements CallCommand {}

  record RevokeScene(String incidentId, String unitId) implements CallCommand {}

  record End(String incidentId, IncidentOutcome outcome, String note) implements CallCommand {}

  record Reopen(String incidentId, String note) implements CallCommand {}
}
