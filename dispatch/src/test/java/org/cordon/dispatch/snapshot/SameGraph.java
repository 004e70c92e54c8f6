package org.cordon.dispatch.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two states are the same if every field of every object that can be reached from them is, and what
 * is one object in one is one object in the other.
 */
final class SameGraph {
  private final IdentityHashMap<Object, Object> twins = new IdentityHashMap<>();

  private SameGraph() {}

  static void check(Object expected, Object found) {
    try {
      new SameGraph().same(expected, found, expected.getClass().getSimpleName());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** The instance fields of a class of ours. */
  static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
        field.setAccessible(true);
        fields.add(field);
      }
    }
    return fields;
  }

  static boolean ours(Object o) {
    return o.getClass().getName().startsWith("org.cordon.") && !(o instanceof Enum<?>);
  }

  private void same(@Nullable Object a, @Nullable Object b, String path)
      throws IllegalAccessException {
    if (a == null || b == null) {
      assertSame(a, b, path);
      return;
    }
    assertEquals(kind(a), kind(b), path);
    if (a instanceof MessageDigest) {
      return; // reset after every use
    }
    if (a instanceof HashMap<?, ?> map) { // only looked up
      assertEquals(map, b, path);
    } else if (a instanceof Map<?, ?> map) {
      all(map.keySet(), ((Map<?, ?>) b).keySet(), path + " keys");
      all(map.values(), ((Map<?, ?>) b).values(), path);
    } else if (a instanceof Collection<?> c) {
      all(c, (Collection<?>) b, path);
    } else if (a instanceof long[] longs) {
      assertEquals(boxed(longs), boxed((long[]) b), path);
    } else if (a instanceof byte[] bytes) {
      assertEquals(
          new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1),
          new String((byte[]) b, java.nio.charset.StandardCharsets.ISO_8859_1),
          path);
    } else if (ours(a)) {
      Object twin = a instanceof Record ? null : twins.putIfAbsent(a, b);
      if (twin != null) {
        assertSame(twin, b, path + " is another object");
        return;
      }
      for (Field field : fields(a.getClass())) {
        same(field.get(a), field.get(b), path + "." + field.getName());
      }
    } else if (a instanceof CharSequence text) {
      assertEquals(text.toString(), b.toString(), path);
    } else {
      assertEquals(a, b, path);
    }
  }

  private static String kind(Object o) {
    return o instanceof List<?> ? "a list" : o.getClass().getName();
  }

  private static List<Long> boxed(long[] longs) {
    return java.util.Arrays.stream(longs).boxed().toList();
  }

  private void all(Collection<?> a, Collection<?> b, String path) throws IllegalAccessException {
    assertEquals(a.size(), b.size(), path + " has another size");
    Iterator<?> other = b.iterator();
    int i = 0;
    for (Object o : a) {
      assertNotNull(o);
      same(o, other.next(), path + "[" + i++ + "]");
    }
  }
}
