package org.cordon.dispatch.model;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** Text of a state in one exact form, to be hashed: every field with its length before it. */
public final class Canonical {
  private final StringBuilder text = new StringBuilder(512);

  /** Appends text. */
  public Canonical put(String value) {
    text.append(value.length()).append(':').append(value);
    return this;
  }

  /** Appends a whole number. */
  public Canonical put(long value) {
    text.append(value).append(';');
    return this;
  }

  /** Appends a truth value. */
  public Canonical put(boolean value) {
    return put(value ? 1 : 0);
  }

  /** Appends a constant by its name, or nothing's mark. */
  public Canonical put(@Nullable Enum<?> value) {
    return put(value == null ? "" : value.name());
  }

  /** Appends a place, or nothing's mark. */
  public Canonical put(@Nullable Place place) {
    return place == null ? put("") : put(place.latE7()).put(place.lonE7());
  }

  /** Appends every one, with their number before them. */
  public Canonical putAll(Collection<String> values) {
    put(values.size());
    values.forEach(this::put);
    return this;
  }

  /** The bytes so far, which are then forgotten. */
  public byte[] take() {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    return bytes;
  }
}
