package org.cordon.dispatch.engine;

import java.util.List;
import org.cordon.dispatch.model.Candidate;
import org.cordon.dispatch.model.HoldReason;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.Task;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * What to do about an incident now, and why. Never empty-handed: where nobody can be sent there is
 * a {@link HoldAdvice}.
 *
 * @param send who goes, the escort first
 * @param ranked for every requirement, the suitable units, best first
 * @param unmet what nobody could be found for
 * @param meeting when somebody is to be met at the edge
 * @param hold when nobody goes
 * @param reason a sentence to be read out
 */
public record Recommendation(
    String incidentId,
    RecommendationKind kind,
    List<Send> send,
    List<Ranking> ranked,
    List<Requirement> unmet,
    @Nullable MeetingAdvice meeting,
    @Nullable HoldAdvice hold,
    String reason) {
  /**
   * One unit to send.
   *
   * @param destination staging, joining or meeting point; null: the scene
   */
  public record Send(Candidate candidate, Task task, @Nullable Place destination, String where) {
    /** The unit. */
    public String unitId() {
      return candidate.unitId();
    }
  }

  /** The suitable units for one requirement. */
  public record Ranking(Requirement requirement, List<Candidate> candidates) {
    public Ranking {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * Nobody goes.
   *
   * @param releasedBy what would change it
   */
  public record HoldAdvice(
      HoldReason reason, String releasedBy, String callbackOwner, long callbackDueMs) {}

  /** The three best pairs of units and point, best first; at least one. */
  public record MeetingAdvice(List<MeetingOption> options) {
    public MeetingAdvice {
      options = List.copyOf(options);
    }

    /** The one recommended. */
    public MeetingOption best() {
      return options.getFirst();
    }
  }

  /**
   * Units and a point together; times from now, in ms.
   *
   * @param candidates one a required unit, with travel to the point
   * @param meetMs when all are there
   * @param firstUnitMs when the first unit is there
   * @param waitMs how long the caller would stand outside if they left now
   * @param leaveMs from now until the caller should leave, so as not to stand there
   */
  public record MeetingOption(
      MeetingPoint point,
      boolean agreed,
      List<Candidate> candidates,
      long meetMs,
      long firstUnitMs,
      long walkMs,
      long waitMs,
      long leaveMs,
      String why) {
    public MeetingOption {
      candidates = List.copyOf(candidates);
    }
  }

  public Recommendation {
    send = List.copyOf(send);
    ranked = List.copyOf(ranked);
    unmet = List.copyOf(unmet);
    if (send.isEmpty() != (hold != null)) {
      throw new IllegalArgumentException("a recommendation sends somebody or holds, never neither");
    }
  }

  /** The ids of the units to send. */
  public List<String> unitIds() {
    return send.stream().map(Send::unitId).toList();
  }
}
