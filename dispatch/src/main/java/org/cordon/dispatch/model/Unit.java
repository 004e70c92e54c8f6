package org.cordon.dispatch.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit now. Written by the fold only. */
public final class Unit {
  private static final int STEPS_KEPT = 12;

  /**
   * A step that can be taken back.
   *
   * @param formerMs what the milestone of {@code after} said before
   */
  record Step(
      UnitStatus before,
      @Nullable Assignment assignmentBefore,
      String incidentBefore,
      UnitStatus after,
      @Nullable Assignment assignmentAfter,
      String incidentAfter,
      long formerMs) {}

  private final UnitSpec spec;
  private final Deque<Step> steps = new ArrayDeque<>(STEPS_KEPT);
  private String homeId;
  private String postId;
  private UnitStatus status;
  private Shift shift;
  private String incidentId = "";
  private @Nullable Assignment assignment;
  private boolean leavesWhenFree;
  private long manualEtaMs;
  private long lastContactMs = Times.UNKNOWN_MS;

  Unit(UnitSpec spec, UnitStatus status) {
    this.spec = spec;
    this.status = status;
    homeId = spec.stationId();
    postId = spec.stationId();
    shift = spec.shift();
    manualEtaMs = spec.manualEtaMs();
  }

  /** Its id, such as E25. */
  public String id() {
    return spec.id();
  }

  /** As put on the roster. */
  public UnitSpec spec() {
    return spec;
  }

  /** Its service. */
  public Service service() {
    return spec.service();
  }

  /** Where it is in its cycle. */
  public UnitStatus status() {
    return status;
  }

  /** Its home station. */
  public String homeId() {
    return homeId;
  }

  /** The station it is posted at now. */
  public String postId() {
    return postId;
  }

  /** Its shift. */
  public Shift shift() {
    return shift;
  }

  /** The incident it is on, or "". */
  public String incidentId() {
    return incidentId;
  }

  /** What it does there. */
  public @Nullable Assignment assignment() {
    return assignment;
  }

  /** Whether its shift ended while it was assigned. */
  public boolean leavesWhenFree() {
    return leavesWhenFree;
  }

  /** Travel time told by its agency, or {@link Times#UNKNOWN_MS}. */
  public long manualEtaMs() {
    return manualEtaMs;
  }

  /** When its crew was last heard of inside a zone. */
  public long lastContactMs() {
    return lastContactMs;
  }

  /** The status that an undo would take back, or null. */
  public @Nullable UnitStatus undoable() {
    Step last = steps.peekLast();
    return last == null ? null : last.after;
  }

  /** The incident that an undo would bring the unit back to or take it from, or "". */
  public String undoIncidentId() {
    Step last = steps.peekLast();
    if (last == null) {
      return "";
    }
    return last.after == UnitStatus.DISPATCHED ? last.incidentAfter : last.incidentBefore;
  }

  /** The incident that the unit was taken from by the step an undo would take back, or "". */
  public String undoReturnsTo() {
    Step last = steps.peekLast();
    return last == null ? "" : last.incidentBefore;
  }

  void take(String incident, Assignment next) {
    push(UnitStatus.DISPATCHED, next, incident, Times.UNKNOWN_MS);
  }

  void become(UnitStatus next, long formerMs) {
    boolean keeps = next.assigned();
    push(next, keeps ? assignment : null, keeps ? incidentId : "", formerMs);
  }

  private void push(UnitStatus next, @Nullable Assignment a, String incident, long formerMs) {
    if (steps.size() == STEPS_KEPT) {
      steps.removeFirst();
    }
    steps.addLast(new Step(status, assignment, incidentId, next, a, incident, formerMs));
    status = next;
    assignment = a;
    incidentId = incident;
  }

  Step undo() {
    Step last = steps.removeLast();
    status = last.before;
    assignment = last.assignmentBefore;
    incidentId = last.incidentBefore;
    return last;
  }

  void forgetSteps() {
    steps.clear();
  }

  void setHome(String stationId) {
    homeId = stationId;
    postId = stationId;
  }

  void setPost(String stationId) {
    postId = stationId;
  }

  void setShift(Shift value) {
    shift = value;
  }

  void setLeavesWhenFree(boolean value) {
    leavesWhenFree = value;
  }

  void setManualEtaMs(long value) {
    manualEtaMs = value;
  }

  void contact(long ms) {
    lastContactMs = ms;
  }

  StateImage.OneUnit image(ImageTaker taker) {
    List<StateImage.Step> taken = new ArrayList<>(steps.size());
    for (Step s : steps) {
      taken.add(
          new StateImage.Step(
              s.before,
              taker.number(s.assignmentBefore),
              s.incidentBefore,
              s.after,
              taker.number(s.assignmentAfter),
              s.incidentAfter,
              s.formerMs));
    }
    return new StateImage.OneUnit(
        spec,
        taken,
        homeId,
        postId,
        status,
        shift,
        incidentId,
        taker.number(assignment),
        leavesWhenFree,
        manualEtaMs,
        lastContactMs);
  }

  static Unit of(StateImage.OneUnit image, ImageReader reader) {
    Unit unit = new Unit(image.spec(), image.status());
    for (StateImage.Step s : image.steps()) {
      unit.steps.addLast(
          new Step(
              s.before(),
              reader.assignment(s.assignmentBefore()),
              s.incidentBefore(),
              s.after(),
              reader.assignment(s.assignmentAfter()),
              s.incidentAfter(),
              s.formerMs()));
    }
    unit.homeId = image.homeId();
    unit.postId = image.postId();
    unit.shift = image.shift();
    unit.incidentId = image.incidentId();
    unit.assignment = reader.assignment(image.assignment());
    unit.leavesWhenFree = image.leavesWhenFree();
    unit.manualEtaMs = image.manualEtaMs();
    unit.lastContactMs = image.lastContactMs();
    return unit;
  }

  /** This unit in one exact form. */
  public void canonical(Canonical out) {
    out.put(id()).put(service()).putAll(spec.capabilities()).put(spec.crewId());
    out.put(spec.turnoutMs())
        .put(status)
        .put(homeId)
        .put(postId)
        .put(incidentId)
        .put(leavesWhenFree);
    out.put(shift.startMs()).put(shift.endMs()).put(manualEtaMs).put(lastContactMs);
  }
}
