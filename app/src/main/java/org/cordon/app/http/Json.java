package org.cordon.app.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON in, strictly: no name twice, nothing after the end, nothing deep. And records out. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxNumberLength(20)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final JsonNodeFactory NODES = MAPPER.getNodeFactory();
  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
  }

  /** One object; anything else is refused. */
  static ObjectNode read(byte[] body) {
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw HttpRefusal.badRequest(
          "not-json",
          e.getOriginalMessage(),
          "the body",
          "Send one JSON object in UTF-8, every name once.");
    }
    throw HttpRefusal.badRequest(
        "not-json", "no object", "the body", "Send one JSON object in UTF-8.");
  }

  /** A record by the names of its components; constants by their names, times in UTC ms. */
  static ObjectNode of(Record r) {
    ObjectNode object = object();
    for (RecordComponent component : COMPONENTS.get(r.getClass())) {
      object.set(component.getName(), value(component(component, r)));
    }
    return object;
  }

  /** Records in their order. */
  static ArrayNode all(Collection<? extends Record> records) {
    ArrayNode array = MAPPER.createArrayNode();
    records.forEach(r -> array.add(of(r)));
    return array;
  }

  private static JsonNode value(@Nullable Object value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case Long n -> NODES.numberNode(n);
      case Integer n -> NODES.numberNode(n);
      case Boolean b -> NODES.booleanNode(b);
      case String s -> NODES.stringNode(s);
      case Enum<?> e -> NODES.stringNode(e.name());
      case Collection<?> list -> {
        ArrayNode array = MAPPER.createArrayNode();
        list.forEach(v -> array.add(value(v)));
        yield array;
      }
      case Record r -> of(r);
      default -> throw new IllegalStateException("no JSON for a " + value.getClass());
    };
  }

  private static @Nullable Object component(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("what is sent are public records", e);
    }
  }
}
