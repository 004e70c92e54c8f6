package org.cordon.dispatch.engine;

import org.cordon.dispatch.model.Event;

/** Keeps an event before it is applied. */
@FunctionalInterface
public interface Journal {
  void append(Event event);
}
