package org.cordon.app.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.dispatch.model.CallCommand;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.PointCommand;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.model.ZoneCommand;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The engine's commands as JSON: {@code {"command":"Report","data":{"unitId":"E25","status":
 * "EN_ROUTE"}}}. The form of a command is that of its record, so that none can be forgotten: every
 * component by its name, those that may be missing left out or null, nothing else. What comes in is
 * read as it stands: no text is taken for a number.
 */
final class CommandForm {
  /** The most that a list may hold. */
  static final int LONGEST_LIST = 500;

  private static final SortedMap<String, Class<?>> KINDS = kinds();

  private CommandForm() {}

  private static SortedMap<String, Class<?>> kinds() {
    SortedMap<String, Class<?>> kinds = new TreeMap<>();
    for (Class<?> of :
        List.of(CallCommand.class, UnitCommand.class, ZoneCommand.class, PointCommand.class)) {
      for (Class<?> kind : of.getPermittedSubclasses()) {
        kinds.put(kind.getSimpleName(), kind);
      }
    }
    return Collections.unmodifiableSortedMap(kinds);
  }

  /** The records of the commands, by name. */
  static SortedMap<String, Class<?>> all() {
    return KINDS;
  }

  /** Reads {@code command} and {@code data} of a body. */
  static Command read(ObjectNode body) {
    JsonNode name = body.get("command");
    Class<?> kind = name == null || !name.isString() ? null : KINDS.get(name.stringValue());
    if (kind == null) {
      throw refusal("unknown-command", name, "command", "Name one of " + KINDS.keySet() + ".");
    }
    return (Command) record(body.get("data"), kind, "data");
  }

  /** Reads a body that is a record, as strictly as the data of a command. */
  static <T extends Record> T read(ObjectNode body, Class<T> type) {
    return type.cast(record(body, type, "the body"));
  }

  /** The same as text, for a journal; "" for a command that does not come by HTTP. */
  static String write(Command command) {
    String name = command.getClass().getSimpleName();
    return KINDS.containsKey(name)
        ? Json.object().put("command", name).set("data", Json.of((Record) command)).toString()
        : "";
  }

  /** Reads what {@link #write} wrote. */
  static Command read(String text) {
    return read(Json.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static HttpRefusal refusal(
      String kind, @Nullable JsonNode found, String where, String remedy) {
    String text = found == null ? "nothing" : found.toString();
    String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return HttpRefusal.badRequest(kind, shown, where, remedy);
  }

  private static Object record(@Nullable JsonNode json, Class<?> type, String where) {
    if (!(json instanceof ObjectNode object)) {
      throw refusal("ill-typed-field", json, where, "Give an object.");
    }
    RecordComponent[] components = type.getRecordComponents();
    refuseOthers(object, components, where);
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      types[i] = component.getType();
      JsonNode v = object.get(component.getName());
      boolean none = (v == null || v.isNull()) && mayBeMissing(component);
      arguments[i] =
          none ? null : value(v, component.getGenericType(), where + "." + component.getName());
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw HttpRefusal.badRequest(
          "impossible-value",
          String.valueOf(e.getCause()),
          where,
          "Correct the values so that they fit together.");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("commands are public records", e);
    }
  }

  private static void refuseOthers(ObjectNode object, RecordComponent[] known, String where) {
    TreeSet<String> names = new TreeSet<>(object.propertyNames());
    Arrays.stream(known).map(RecordComponent::getName).forEach(names::remove);
    if (!names.isEmpty()) {
      throw HttpRefusal.badRequest(
          "unknown-field", shorten(names.first()), where, "Leave it out, or see /openapi.json.");
    }
  }

  private static String shorten(String name) {
    return name.length() > 80 ? name.substring(0, 80) + "…" : name;
  }

  /** Whether a component may be left out. */
  static boolean mayBeMissing(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Object value(@Nullable JsonNode json, Type type, String where) {
    if (json == null) {
      throw refusal("missing-field", null, where, "Give it; see /openapi.json.");
    }
    if (type instanceof ParameterizedType list) {
      return list(json, list.getActualTypeArguments()[0], where);
    }
    if (!(type instanceof Class<?> c)) {
      throw new IllegalStateException("no form for " + type);
    }
    if (c.isRecord()) {
      return record(json, c, where);
    }
    if (c.isEnum()) {
      return constant(json, c, where);
    }
    if (c == boolean.class && json.isBoolean()) {
      return json.booleanValue();
    }
    if (c == int.class && json.isIntegralNumber() && json.canConvertToInt()) {
      return json.intValue();
    }
    if (c == long.class && json.isIntegralNumber() && json.canConvertToLong()) {
      return json.longValue();
    }
    if (c == String.class && json.isString()) {
      return json.stringValue();
    }
    throw refusal("ill-typed-field", json, where, "Give " + FormSchema.words(c) + ".");
  }

  private static List<Object> list(JsonNode json, Type of, String where) {
    if (!json.isArray()) {
      throw refusal("ill-typed-field", json, where, "Give a list.");
    }
    if (json.size() > LONGEST_LIST) {
      throw HttpRefusal.badRequest(
          "list-too-long", json.size() + " items", where, "Give at most " + LONGEST_LIST + ".");
    }
    List<Object> all = new ArrayList<>(json.size());
    for (int i = 0; i < json.size(); i++) {
      all.add(value(json.get(i), of, where + "[" + i + "]"));
    }
    return List.copyOf(all);
  }

  private static Object constant(JsonNode json, Class<?> type, String where) {
    for (Object constant : type.getEnumConstants()) {
      if (json.isString() && ((Enum<?>) constant).name().equals(json.stringValue())) {
        return constant;
      }
    }
    throw refusal(
        "ill-typed-field",
        json,
        where,
        "Give one of " + Arrays.toString(type.getEnumConstants()) + ".");
  }
}
