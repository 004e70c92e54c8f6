package org.cordon.dispatch.engine;

import java.util.List;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Event;

/** What became of a command. */
public sealed interface Outcome {
  record Accepted(List<Event> events) implements Outcome {}

  record Refused(DispatchRefusal refusal) implements Outcome {}
}
