package org.cordon.dispatch.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.StateImage;
import org.cordon.dispatch.scenario.Desk;
import org.cordon.dispatch.scenario.Play;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every field of every object of a state is changed, one after the other, and each time the image
 * must be another: a field that somebody adds and does not put into {@link StateImage} fails here.
 */
class NothingForgottenTest {
  /** What follows from other fields, and from which. */
  private static final Map<String, String> DERIVED =
      Map.ofEntries(
          Map.entry("Canonical.text", "empty between uses"),
          Map.entry("Timers.byKey", "ordered"),
          Map.entry("UnitsBoard.crews", "units"),
          Map.entry("UnitsBoard.byService", "units"),
          Map.entry("ZonesBoard.active", "zones"),
          Map.entry("AccountBoard.byId", "all"),
          Map.entry("AccountItem.target", "the entry that its event names"),
          Map.entry("AccountItem.corrections", "the entries after it"),
          Map.entry("AccountItem.removed", "corrections"),
          Map.entry("IncidentsBoard.canonical", "empty between uses"),
          Map.entry("IncidentsBoard.sha256", "reset after every use"));

  private final Map<String, List<Object>> objects = new TreeMap<>(); // by class
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Object, State> stateOf = new IdentityHashMap<>();

  /** The states after every scenario. */
  private static List<State> states() throws IOException, URISyntaxException {
    URL folder = Objects.requireNonNull(NothingForgottenTest.class.getResource("/scenarios"));
    List<State> states = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of(folder.toURI()))) {
      List<Path> files = all.filter(p -> p.toString().endsWith(".txt")).sorted().toList();
      String town = Files.readString(files.getFirst());
      for (Path file : files.subList(1, files.size())) {
        Desk desk = new Desk();
        Play.play(desk, town, "town");
        Play.play(desk, Files.readString(file), file.getFileName().toString());
        states.add(desk.state());
      }
    }
    URL night = Objects.requireNonNull(NothingForgottenTest.class.getResource("/golden/night.txt"));
    Desk desk = new Desk();
    Play.play(desk, Files.readString(Path.of(night.toURI())), "night.txt");
    states.add(desk.state());
    return states;
  }

  private void walk(@Nullable Object o, State state) throws IllegalAccessException {
    if (o instanceof Map<?, ?> map) {
      walk(map.values(), state);
    } else if (o instanceof Collection<?> c) {
      for (Object each : c) {
        walk(each, state);
      }
    } else if (o != null && SameGraph.ours(o) && seen.add(o)) {
      if (!(o instanceof Record)) {
        objects.computeIfAbsent(o.getClass().getSimpleName(), k -> new ArrayList<>()).add(o);
        stateOf.put(o, state);
      }
      for (Field field : SameGraph.fields(o.getClass())) {
        walk(field.get(o), state);
      }
    }
  }

  /** Another value of the same kind, or null when this finds none. */
  private static @Nullable Object other(@Nullable Object value) {
    return switch (value) {
      case Long n -> n + 1;
      case Integer n -> n + 1;
      case Boolean b -> !b;
      case String s -> s + "x";
      case Enum<?> e -> {
        Object[] all = e.getDeclaringClass().getEnumConstants();
        yield all.length < 2 ? null : all[(e.ordinal() + 1) % all.length];
      }
      case Record r -> otherRecord(r);
      case List<?> list -> list.isEmpty() ? null : List.copyOf(list.subList(1, list.size()));
      case null, default -> null;
    };
  }

  private static @Nullable Object otherRecord(Record r) {
    RecordComponent[] components = r.getClass().getRecordComponents();
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = r.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      @Nullable Object[] values = new @Nullable Object[components.length];
      for (int i = 0; i < values.length; i++) {
        components[i].getAccessor().setAccessible(true);
        values[i] = components[i].getAccessor().invoke(r);
      }
      for (int i = 0; i < values.length; i++) {
        Object former = values[i];
        values[i] = other(former);
        if (values[i] != null) {
          try {
            return constructor.newInstance(values);
          } catch (InvocationTargetException e) {
            values[i] = former; // it refuses that value; another component, then
          }
        }
        values[i] = former;
      }
      return null;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record that cannot be made", e);
    }
  }

  /** A change, which is taken back by running what comes back; null where it cannot be changed. */
  private static @Nullable Runnable change(Object owner, Field field)
      throws IllegalAccessException {
    Object value = field.get(owner);
    if (value instanceof long[] longs) {
      longs[longs.length - 1]++;
      return () -> longs[longs.length - 1]--;
    }
    if (value instanceof byte[] bytes) {
      bytes[0] ^= 1;
      return () -> bytes[0] ^= 1;
    }
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      return emptied(map);
    }
    if (value instanceof Collection<?> c && !c.getClass().getName().contains("Immutable")) {
      return c.isEmpty() ? null : emptied(c);
    }
    Object other = other(value);
    if (other == null) {
      return null;
    }
    field.set(owner, other);
    return () -> {
      try {
        field.set(owner, value);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    };
  }

  private static <K, V> Runnable emptied(Map<K, V> map) {
    Map<K, V> copy = new LinkedHashMap<>(map);
    map.clear();
    return () -> map.putAll(copy);
  }

  private static <T> Runnable emptied(Collection<T> c) {
    List<T> copy = new ArrayList<>(c);
    c.clear();
    return () -> c.addAll(copy);
  }

  private static boolean collaborator(Object owner, Field field) throws IllegalAccessException {
    Object value = field.get(owner);
    boolean board = value != null && SameGraph.ours(value) && !(value instanceof Record);
    return value instanceof MessageDigest
        || (board && !field.getName().equals("assignment")); // walked itself
  }

  private static StateImage image(State state) {
    return state.image();
  }

  /** Whether the image shows that a field was changed; null where no object lets it be changed. */
  private @Nullable Boolean noticed(List<Object> owners, Field field)
      throws IllegalAccessException {
    for (Object owner : owners) {
      State state = Objects.requireNonNull(stateOf.get(owner));
      StateImage before = image(state);
      Runnable takeBack =
          field.getType().getSimpleName().equals("Assignment") && field.get(owner) != null
              ? without(owner, field)
              : change(owner, field);
      if (takeBack != null) {
        try {
          return !image(state).equals(before);
        } finally {
          takeBack.run();
          assertEquals(before, image(state), "not taken back: " + field);
        }
      }
    }
    return null;
  }

  private static Runnable without(Object owner, Field field) throws IllegalAccessException {
    Object value = field.get(owner);
    field.set(owner, null);
    return () -> {
      try {
        field.set(owner, value);
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    };
  }

  @Test
  void everyFieldOfAStateIsInItsImage()
      throws IOException, URISyntaxException, IllegalAccessException {
    for (State state : states()) {
      walk(state, state);
    }
    assertTrue(objects.keySet().containsAll(Set.of("State", "Incident", "Unit", "Zone", "Timers")));
    TreeSet<String> forgotten = new TreeSet<>();
    TreeSet<String> untried = new TreeSet<>();
    int tried = 0;
    for (Map.Entry<String, List<Object>> e : objects.entrySet()) {
      for (Field field : SameGraph.fields(e.getValue().getFirst().getClass())) {
        String name = e.getKey() + "." + field.getName();
        if (name.equals("UnitsBoard.crews")) {
          assertEquals(false, noticed(e.getValue(), field), "what is not in the image is noticed");
        }
        if (!DERIVED.containsKey(name) && !collaborator(e.getValue().getFirst(), field)) {
          Boolean noticed = noticed(e.getValue(), field);
          (noticed == null ? untried : noticed ? new TreeSet<String>() : forgotten).add(name);
          tried++;
        }
      }
    }
    System.out.println(tried + " fields of " + objects.keySet());
    assertEquals(Set.of(), forgotten, "put these into StateImage, or into DERIVED with the reason");
    assertEquals(Set.of(), untried, "no scenario ends with anything in these");
    assertTrue(tried > 70, "only " + tried);
  }
}
