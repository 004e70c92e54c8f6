package org.cordon.app.http;

import java.util.TreeSet;
import org.cordon.app.desk.Order;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an order: the command in the body, its key and what its sender saw in the headers. Refuses
 * who may not give it.
 */
final class OrderForm {
  static final String KEY = "Idempotency-Key";
  static final String SEEN = "If-Match";

  /** What a key looks like. */
  static final String KEY_FORM = "[A-Za-z0-9._:-]{8,64}";

  private OrderForm() {}

  static Order read(Exchange e, Who who) {
    String key = e.header(KEY);
    if (key == null || !key.matches(KEY_FORM)) {
      throw HttpRefusal.badRequest(
          "no-key",
          key == null ? "nothing" : "an unusable key",
          KEY,
          "Send 8 to 64 letters, digits and ._:-, new for every command.");
    }
    long seen = seen(e.header(SEEN));
    ObjectNode body = e.body();
    JsonNode command = body.get("command");
    if (command != null && command.isString()) { // before anything is said about the rest
      Rights.checkCommand(command.stringValue(), who);
    }
    TreeSet<String> names = new TreeSet<>(body.propertyNames());
    names.remove("command");
    names.remove("data");
    names.remove("happenedAtMs");
    if (!names.isEmpty()) {
      throw HttpRefusal.badRequest(
          "unknown-field", "one beside the three", "the body", "See /openapi.json.");
    }
    return new Order(CommandForm.read(body), who.by(), happened(body), key, seen);
  }

  private static long seen(@Nullable String match) {
    if (match == null) {
      return Order.ANY;
    }
    if (!match.matches("\"[0-9]{1,15}\"")) {
      throw HttpRefusal.badRequest(
          "no-version", "an unusable version", SEEN, "Send the ETag of /state, or nothing.");
    }
    return Long.parseLong(match.substring(1, match.length() - 1));
  }

  private static long happened(ObjectNode body) {
    JsonNode ms = body.get("happenedAtMs");
    if (ms == null) {
      return Order.NOW;
    }
    if (!ms.isIntegralNumber() || !ms.canConvertToLong() || ms.longValue() < 0) {
      throw HttpRefusal.badRequest(
          "ill-typed-field", "no time", "happenedAtMs", "Give UTC ms, or leave it out for now.");
    }
    return ms.longValue();
  }
}
