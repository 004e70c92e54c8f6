package org.cordon.app.desk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.model.Entry;

/**
 * Which entry changed an incident, unit or zone last, so that nobody overwrites what they have not
 * seen. What was changed before the desk opened counts as changed by the last entry before that.
 */
final class Subjects {
  private static final List<String> NAMES =
      List.of("incidentId", "originalId", "parentId", "unitId", "unitIds", "zoneId", "closureId");

  private final Map<String, Long> changed = new HashMap<>(); // never iterated
  private final long opened;

  /** When {@code opened} entries are there. */
  Subjects(long opened) {
    this.opened = opened;
  }

  void changedBy(Entry entry) {
    of((Record) entry.event()).forEach(subject -> changed.put(subject, entry.seq()));
  }

  /** The entry that changed a subject last. */
  long lastChange(String subject) {
    return changed.getOrDefault(subject, opened);
  }

  /** What a command or an event names. */
  static List<String> of(Record named) {
    List<String> found = new ArrayList<>();
    for (RecordComponent component : named.getClass().getRecordComponents()) {
      if (NAMES.contains(component.getName())) {
        String kind = component.getName().replaceFirst("Ids?$", "");
        Object value = value(component, named);
        if (value instanceof Collection<?> all) {
          all.forEach(one -> found.add(kind + " " + one));
        } else {
          found.add((kind.matches("original|parent") ? "incident" : kind) + " " + value);
        }
      }
    }
    return found;
  }

  private static Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("commands and events are public records", e);
    }
  }
}
