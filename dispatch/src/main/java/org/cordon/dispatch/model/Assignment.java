package org.cordon.dispatch.model;

import java.util.Arrays;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** One unit on one incident, with its own times. Written by the fold only. */
public final class Assignment {
  private final UnitSpec unit;
  private final Task task;
  private final long[] timesMs = new long[Milestone.count()];
  private @Nullable Place destination;
  private @Nullable Instruction instruction;
  private boolean active = true;
  private boolean unsent;

  Assignment(UnitSpec unit, Task task, @Nullable Place destination, long dispatchedMs) {
    this.unit = unit;
    this.task = task;
    this.destination = destination;
    Arrays.fill(timesMs, Times.UNKNOWN_MS);
    timesMs[Milestone.DISPATCHED.ordinal()] = dispatchedMs;
  }

  /** The unit. */
  public UnitSpec unit() {
    return unit;
  }

  /** What it was sent to do. */
  public Task task() {
    return task;
  }

  /** Where it goes if that is a public place; null: to the scene. */
  public @Nullable Place destination() {
    return destination;
  }

  /** What it was told last, if anything changed after it was sent. */
  public @Nullable Instruction instruction() {
    return instruction;
  }

  /** Whether the unit is still on the incident. */
  public boolean active() {
    return active;
  }

  /** Whether it was sent by a wrong key, which was taken back. */
  public boolean unsent() {
    return unsent;
  }

  /** When a milestone happened, UTC ms, or {@link Times#UNKNOWN_MS}. */
  public long timeMs(Milestone milestone) {
    return timesMs[milestone.ordinal()];
  }

  /** Whether the unit counts towards what the incident needs. */
  public boolean counts() {
    return !unsent
        && (active
            || (timeMs(Milestone.ON_SCENE) >= 0 && instruction != Instruction.WITHDRAW)
            || timeMs(Milestone.HANDS_ON) >= 0);
  }

  /** Whether it has to wait outside until it is let in. */
  public boolean waitsOutside() {
    boolean toWait = task == Task.ESCORTED || task == Task.STAGED;
    return instruction == null
        ? toWait
        : instruction == Instruction.STAGE || instruction == Instruction.WITHDRAW;
  }

  void set(Milestone milestone, long ms) {
    timesMs[milestone.ordinal()] = ms;
  }

  void instruct(Instruction told, @Nullable Place where) {
    instruction = told;
    destination = where;
  }

  void setActive(boolean value) {
    active = value;
  }

  void unsend() {
    unsent = true;
    active = false;
  }

  StateImage.Sent image() {
    return new StateImage.Sent(
        unit,
        task,
        Arrays.stream(timesMs).boxed().toList(),
        destination,
        instruction,
        active,
        unsent);
  }

  static Assignment of(StateImage.Sent image) {
    Assignment a = new Assignment(image.unit(), image.task(), image.destination(), 0);
    if (image.timesMs().size() != a.timesMs.length) {
      throw new IllegalArgumentException("an assignment of " + image.timesMs().size() + " times");
    }
    Arrays.setAll(a.timesMs, i -> image.timesMs().get(i));
    a.instruction = image.instruction();
    a.active = image.active();
    a.unsent = image.unsent();
    return a;
  }

  void canonical(Canonical out) {
    out.put(unit.id()).put(task).put(destination).put(instruction).put(active).put(unsent);
    for (long ms : timesMs) {
      out.put(ms);
    }
  }
}
