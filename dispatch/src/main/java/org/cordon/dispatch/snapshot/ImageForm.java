package org.cordon.dispatch.snapshot;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cordon.dispatch.model.Milestone;
import org.cordon.dispatch.model.StateImage;
import org.jspecify.annotations.Nullable;

/**
 * An image of a state as JSON: a record is the list of its components in their order, so that none
 * can be forgotten. Whoever adds a component makes another form, and {@link #FORM} is its name:
 * what was written in another form is never read.
 */
final class ImageForm {
  /** Raised when entries that were written before fold to something else than they did. */
  private static final int FOLD = 1;

  /** SHA-256, in hexadecimal, of all components with their types and of all constants. */
  static final String FORM = form();

  private ImageForm() {}

  private static String form() {
    StringBuilder out = new StringBuilder("cordon state image, fold " + FOLD + "\n");
    Set<String> seen = new TreeSet<>();
    describe(StateImage.class, seen, out);
    describe(Milestone.class, seen, out); // the times of an assignment are in its order
    return sha256(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void describe(Type type, Set<String> seen, StringBuilder out) {
    if (type instanceof ParameterizedType list) {
      describe(list.getActualTypeArguments()[0], seen, out);
    } else if (type instanceof Class<?> c && seen.add(c.getName())) {
      out.append(c.getName());
      if (c.isEnum()) {
        for (Object constant : c.getEnumConstants()) {
          out.append(' ').append(((Enum<?>) constant).name());
        }
      }
      if (c.isSealed()) {
        for (Class<?> kind : c.getPermittedSubclasses()) {
          describe(kind, seen, out);
        }
      }
      if (c.isRecord()) {
        for (RecordComponent component : c.getRecordComponents()) {
          out.append(' ')
              .append(component.getName())
              .append(' ')
              .append(component.getGenericType());
        }
        out.append('\n');
        for (RecordComponent component : c.getRecordComponents()) {
          describe(component.getGenericType(), seen, out);
        }
      }
      out.append('\n');
    }
  }

  static @Nullable Object write(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Long n -> n;
      case Integer n -> (long) n;
      case Boolean b -> b;
      case String s -> s;
      case Enum<?> e -> e.name();
      case List<?> list -> {
        List<@Nullable Object> all = new ArrayList<>(list.size());
        list.forEach(v -> all.add(write(v)));
        yield all;
      }
      case Record r -> components(r);
      default -> throw new IllegalStateException("an image holds a " + value.getClass());
    };
  }

  private static List<@Nullable Object> components(Record r) {
    List<@Nullable Object> all = new ArrayList<>();
    if (oneOfSeveral(r.getClass())) {
      all.add(r.getClass().getSimpleName());
    }
    try {
      for (RecordComponent component : r.getClass().getRecordComponents()) {
        all.add(write(component.getAccessor().invoke(r)));
      }
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("an image is of public records", e);
    }
    return all;
  }

  /** Whether a record is one kind of a sealed interface; its name then goes before its values. */
  private static boolean oneOfSeveral(Class<?> record) {
    return Stream.of(record.getInterfaces()).anyMatch(Class::isSealed);
  }

  private static Object kind(@Nullable Object json, Class<?> type) {
    if (json instanceof List<?> values && !values.isEmpty()) {
      for (Class<?> kind : type.getPermittedSubclasses()) {
        if (kind.getSimpleName().equals(values.getFirst())) {
          return record(values.subList(1, values.size()), kind);
        }
      }
    }
    throw bad(json, type);
  }

  static StateImage read(@Nullable Object json) {
    return (StateImage) record(json, StateImage.class);
  }

  private static IllegalArgumentException bad(@Nullable Object json, Type type) {
    return new IllegalArgumentException("no " + type.getTypeName() + ": " + json);
  }

  private static Object value(@Nullable Object json, Type type) {
    if (type instanceof ParameterizedType list && json instanceof List<?> values) {
      List<Object> all = new ArrayList<>(values.size());
      values.forEach(v -> all.add(value(v, list.getActualTypeArguments()[0])));
      return List.copyOf(all);
    }
    if (!(type instanceof Class<?> c)) {
      throw bad(json, type);
    }
    if (c.isSealed()) {
      return kind(json, c);
    }
    if (c.isRecord()) {
      return record(json, c);
    }
    if (c.isEnum() && json instanceof String name) {
      return constant(name, c);
    }
    if ((c == int.class || c == Integer.class) && json instanceof Long n) {
      return Math.toIntExact(n);
    }
    boolean plain =
        ((c == long.class || c == Long.class) && json instanceof Long)
            || (c == boolean.class && json instanceof Boolean)
            || (c == String.class && json instanceof String);
    if (json == null || !plain) {
      throw bad(json, type);
    }
    return json;
  }

  private static Object constant(String name, Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw bad(name, type);
  }

  private static boolean mayBeNull(AnnotatedElement type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static Object record(@Nullable Object json, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (!(json instanceof List<?> values) || values.size() != components.length) {
      throw bad(json, type);
    }
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      Object v = values.get(i);
      boolean none = v == null && mayBeNull(components[i].getAnnotatedType());
      arguments[i] = none ? null : value(v, components[i].getGenericType());
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("an impossible " + type.getSimpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an image is of public records", e);
    }
  }
}
