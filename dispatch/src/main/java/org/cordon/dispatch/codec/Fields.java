package org.cordon.dispatch.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object, written or read by name. Reading takes a field out, so that what is
 * left at the end is what nobody knows; a missing, unknown or ill-typed field is a {@link Refusal}.
 */
final class Fields {
  private final TreeMap<String, @Nullable Object> map;
  private final String where;

  Fields() {
    this(new TreeMap<>(), "");
  }

  private Fields(Map<String, @Nullable Object> map, String where) {
    this.map = new TreeMap<>(map);
    this.where = where;
  }

  static Fields read(Map<String, @Nullable Object> object, String where) {
    return new Fields(object, where);
  }

  Map<String, @Nullable Object> map() {
    return map;
  }

  String where() {
    return where;
  }

  Fields put(String name, String value) {
    map.put(name, value);
    return this;
  }

  /** Nothing stands for "". */
  Fields putUnlessEmpty(String name, String value) {
    return value.isEmpty() ? this : put(name, value);
  }

  Fields put(String name, long value) {
    map.put(name, value);
    return this;
  }

  Fields put(String name, boolean value) {
    map.put(name, value);
    return this;
  }

  /** Nothing stands for null. */
  Fields put(String name, @Nullable Enum<?> value) {
    if (value != null) {
      map.put(name, value.name());
    }
    return this;
  }

  /** As [latE7, lonE7]; nothing stands for null. */
  Fields put(String name, @Nullable Place place) {
    if (place != null) {
      map.put(name, pair(place));
    }
    return this;
  }

  Fields put(String name, @Nullable Fields nested) {
    if (nested != null) {
      map.put(name, nested.map);
    }
    return this;
  }

  <T> Fields putAll(String name, List<T> values, Function<T, Object> form) {
    List<Object> list = new ArrayList<>(values.size());
    values.forEach(v -> list.add(form.apply(v)));
    map.put(name, list);
    return this;
  }

  Fields putTexts(String name, List<String> values) {
    return putAll(name, values, v -> v);
  }

  Fields putPlaces(String name, List<Place> places) {
    return putAll(name, places, Fields::pair);
  }

  private static Object pair(Place place) {
    return List.of((long) place.latE7(), (long) place.lonE7());
  }

  Refusal refusal(String name, String found) {
    return new Refusal(
        name, found, where, "Read it with the version that wrote it, or restore it from a copy.");
  }

  private Object take(String name) {
    Object value = map.remove(name);
    if (value == null) {
      throw refusal("missing-field", "no \"" + name + "\"");
    }
    return value;
  }

  boolean has(String name) {
    return map.get(name) != null;
  }

  String text(String name) {
    if (take(name) instanceof String s) {
      return s;
    }
    throw illTyped(name);
  }

  /** A text that older logs, or those without it, do not have. */
  String textOr(String name, String absent) {
    return has(name) ? text(name) : absent;
  }

  long number(String name) {
    if (take(name) instanceof Long n) {
      return n;
    }
    throw illTyped(name);
  }

  int count(String name) {
    long n = number(name);
    if (n != (int) n) {
      throw illTyped(name);
    }
    return (int) n;
  }

  boolean truth(String name) {
    if (take(name) instanceof Boolean b) {
      return b;
    }
    throw illTyped(name);
  }

  private Refusal illTyped(String name) {
    return refusal("ill-typed-field", "\"" + name + "\" is of another kind");
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) {
    return constant(text(name), name, type);
  }

  private <E extends Enum<E>> E constant(String word, String name, Class<E> type) {
    for (E e : type.getEnumConstants()) {
      if (e.name().equals(word)) {
        return e;
      }
    }
    throw refusal("unknown-value", "\"" + name + "\" is \"" + word + "\"");
  }

  <E extends Enum<E>> @Nullable E constantOrNull(String name, Class<E> type) {
    return has(name) ? constant(name, type) : null;
  }

  <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
    return texts(name).stream().map(w -> constant(w, name, type)).toList();
  }

  @Nullable Place placeOrNull(String name) {
    return has(name) ? place(name) : null;
  }

  Place place(String name) {
    return toPlace(take(name), name);
  }

  List<Place> places(String name) {
    return list(name).stream().map(v -> toPlace(v, name)).toList();
  }

  private Place toPlace(@Nullable Object value, String name) {
    if (value instanceof List<?> l
        && l.size() == 2
        && l.get(0) instanceof Long lat
        && l.get(1) instanceof Long lon) {
      try {
        return new Place(Math.toIntExact(lat), Math.toIntExact(lon));
      } catch (ArithmeticException | IllegalArgumentException e) {
        throw refusal("ill-typed-field", "\"" + name + "\" is off the Earth");
      }
    }
    throw illTyped(name);
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object o : list(name)) {
      if (!(o instanceof String s)) {
        throw illTyped(name);
      }
      texts.add(s);
    }
    return texts;
  }

  List<Long> numbers(String name) {
    List<Long> numbers = new ArrayList<>();
    for (Object o : list(name)) {
      if (!(o instanceof Long n)) {
        throw illTyped(name);
      }
      numbers.add(n);
    }
    return numbers;
  }

  private List<?> list(String name) {
    if (take(name) instanceof List<?> l) {
      return l;
    }
    throw illTyped(name);
  }

  /** Reads a nested object, all of it. */
  <T> T nested(String name, Function<Fields, T> reader) {
    return whole(take(name), name, reader);
  }

  <T> @Nullable T nestedOrNull(String name, Function<Fields, T> reader) {
    return has(name) ? nested(name, reader) : null;
  }

  <T> List<T> nestedAll(String name, Function<Fields, T> reader) {
    List<T> all = new ArrayList<>();
    for (Object o : list(name)) {
      all.add(whole(o, name, reader));
    }
    return all;
  }

  private <T> T whole(@Nullable Object value, String name, Function<Fields, T> reader) {
    if (!(value instanceof Map<?, ?> object)) {
      throw illTyped(name);
    }
    TreeMap<String, @Nullable Object> copy = new TreeMap<>();
    object.forEach((k, v) -> copy.put(String.valueOf(k), v));
    Fields nested = new Fields(copy, where);
    T result = nested.checked(reader);
    nested.done();
    return result;
  }

  /** A value that its own record refuses is bad data, not a bug. */
  <T> T checked(Function<Fields, T> reader) {
    try {
      return reader.apply(this);
    } catch (IllegalArgumentException e) {
      throw refusal("impossible-value", String.valueOf(e.getMessage()));
    }
  }

  /** Refuses fields that nobody took. */
  void done() {
    if (!map.isEmpty()) {
      throw refusal("unknown-field", "\"" + map.firstKey() + "\"");
    }
  }
}
