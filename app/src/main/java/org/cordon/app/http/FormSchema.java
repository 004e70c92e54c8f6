package org.cordon.app.http;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of a record: what {@link CommandForm} reads and {@link Json} writes. */
final class FormSchema {
  private FormSchema() {}

  static ObjectNode of(Type type) {
    ObjectNode schema = Json.object();
    if (type instanceof ParameterizedType list) {
      schema.put("type", "array").put("maxItems", CommandForm.LONGEST_LIST);
      schema.set("items", of(list.getActualTypeArguments()[0]));
      return schema;
    }
    if (!(type instanceof Class<?> c)) {
      throw new IllegalStateException("no schema for " + type);
    }
    if (c.isRecord()) {
      return record(c);
    }
    if (c.isEnum()) {
      ArrayNode names = schema.put("type", "string").putArray("enum");
      for (Object constant : c.getEnumConstants()) {
        names.add(((Enum<?>) constant).name());
      }
      return schema;
    }
    if (c == int.class || c == Integer.class) {
      return schema.put("type", "integer").put("format", "int32");
    }
    if (c == long.class || c == Long.class) {
      return schema.put("type", "integer").put("format", "int64");
    }
    return schema.put("type", c == boolean.class ? "boolean" : "string");
  }

  private static ObjectNode record(Class<?> type) {
    ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (RecordComponent component : type.getRecordComponents()) {
      ObjectNode of = of(component.getGenericType());
      if (CommandForm.mayBeMissing(component)) {
        ObjectNode either = Json.object();
        either.putArray("anyOf").add(of).add(Json.object().put("type", "null"));
        of = either;
      } else {
        required.add(component.getName());
      }
      properties.set(component.getName(), of);
    }
    return schema;
  }

  /** What to give, in words. */
  static String words(Class<?> c) {
    return c == boolean.class
        ? "true or false"
        : c == int.class ? "a whole number" : c == long.class ? "a whole number" : "a text";
  }
}
