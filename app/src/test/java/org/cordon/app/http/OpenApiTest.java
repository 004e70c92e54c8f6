package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cordon.app.http.LiveDesk.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Drives the server from the document that it serves: what it says is what is answered. */
final class OpenApiTest {
  @TempDir Path dir;
  private LiveDesk live;
  private JsonNode document;

  @BeforeEach
  void open() throws IOException {
    live = new LiveDesk(dir.resolve("record.sqlite"), false);
    document = live.get("/openapi.json").json();
  }

  @AfterEach
  void close() {
    live.close();
  }

  private record Operation(String method, String path, JsonNode says) {}

  private List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        all.add(
            new Operation(
                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
      }
    }
    assertThat(all).hasSizeGreaterThan(10);
    return all;
  }

  private Answered ask(Operation operation, String body) {
    String path =
        operation
            .path
            .replace("/zones/{id}", "/zones/zone")
            .replace("/unit/{id}", "/unit/E25")
            .replace("/units/{id}", "/units/E25")
            .replace("{id}", "C1")
            .replace("/units/items/{feature}", "/units/items/E25")
            .replace("{feature}", "none")
            .replace("{tile}", "12-656-1430")
            .replace("/places", "/places?name=10th+and+Pine");
    HttpRequest.Builder request =
        operation.method.equals("GET") ? live.request(path) : live.post(path, body);
    if (operation.path.equals("/commands")) {
      request.header(OrderForm.KEY, "walk-" + Math.floorMod(body.hashCode(), 1_000_000) + "-key");
    }
    return live.send(request);
  }

  private JsonNode schema(JsonNode ref) {
    return schema(document, ref);
  }

  static JsonNode schema(JsonNode document, JsonNode ref) {
    String name = ref.path("$ref").asString().replace("#/components/schemas/", "");
    return document.path("components").path("schemas").path(name);
  }

  @Test
  void whatNeedsASessionIsAnsweredToNobodyElse() {
    for (Operation operation : operations()) {
      if (operation.says.has("security")) {
        assertThat(ask(operation, "{}").status()).as(operation.toString()).isEqualTo(401);
        assertThat(operation.says.path("responses").has("401")).isTrue();
      }
    }
  }

  @Test
  void everyOperationAnswersAsTheDocumentSays() {
    live.signIn();
    live.give("ReceiveCall", LiveDesk.call("C1", "noise", 4));
    for (Operation operation : operations()) {
      if (operation.path.equals("/events") || operation.path.equals("/session/end")) {
        continue; // the one never ends, the other ends all
      }
      if (operation.path.startsWith("/unit/{id}/")) {
        assertThat(ask(operation, "{}").status()).isEqualTo(401); // a crew's alone: CrewPageTest
        continue;
      }
      String body =
          operation.path.equals("/session")
              ? "{\"token\":\"" + live.token() + "\"}"
              : operation.path.equals("/positions")
                  ? "{\"positions\":[]}"
                  : LiveDesk.body("Review", "{'incidentId':'C1'}");
      Answered answer = ask(operation, body);
      JsonNode said = operation.says.path("responses").path(String.valueOf(answer.status()));
      assertThat(said.isMissingNode()).as(operation + " " + answer).isFalse();
      boolean none = answer.status() == 404 && operation.path.endsWith("{feature}"); // of that kind
      assertThat(none || answer.status() < 300).as(operation + " " + answer).isTrue();
      for (Map.Entry<String, JsonNode> content : said.path("content").properties()) {
        String type = answer.response().headers().firstValue("Content-Type").orElseThrow();
        assertThat(type).startsWith(content.getKey());
        if (content.getValue().has("schema")) {
          fits(answer.json(), schema(content.getValue().path("schema")), operation.path);
        }
      }
    }
  }

  @Test
  void everyCommandOfTheDocumentIsUnderstood() {
    live.signIn();
    JsonNode commands = document.path("components").path("schemas").path("Command").path("oneOf");
    assertThat(commands.size()).isGreaterThan(40);
    for (JsonNode ref : commands) {
      JsonNode schema = schema(ref);
      String name = schema.path("properties").path("command").path("const").asString();
      String data = example(schema.path("properties").path("data"));
      Answered answer = live.give(name, data);
      boolean understood =
          answer.status() == 200
              || answer.status() == 422
              || answer.refusal().equals("impossible-value"); // values, not form
      assertThat(understood).as(name + " " + data + " " + answer).isTrue();
      assertThat(live.get("/health").status()).as(name).isEqualTo(200);
    }
  }

  /** The least that fits a schema. */
  static String example(JsonNode schema) {
    if (schema.has("enum")) {
      return "\"" + schema.path("enum").get(0).asString() + "\"";
    }
    return switch (schema.path("type").asString()) {
      case "integer" -> "1";
      case "boolean" -> "false";
      case "string" -> "\"x1\"";
      case "array" -> "[" + example(schema.path("items")) + "]";
      default -> {
        List<String> fields = new ArrayList<>();
        for (JsonNode name : schema.path("required")) {
          JsonNode of = schema.path("properties").path(name.asString());
          fields.add("\"" + name.asString() + "\":" + example(of));
        }
        yield "{" + String.join(",", fields) + "}";
      }
    };
  }

  /** Whether JSON fits the part of JSON Schema that the document uses. */
  private static void fits(JsonNode json, JsonNode schema, String where) {
    if (schema.has("anyOf")) {
      if (!json.isNull()) {
        fits(json, schema.path("anyOf").get(0), where);
      }
      return;
    }
    switch (schema.path("type").asString()) {
      case "integer" -> assertThat(json.isIntegralNumber()).as(where).isTrue();
      case "boolean" -> assertThat(json.isBoolean()).as(where).isTrue();
      case "string" -> {
        assertThat(json.isString()).as(where + ": " + json).isTrue();
        List<String> names = schema.path("enum").valueStream().map(JsonNode::asString).toList();
        assertThat(names.isEmpty() || names.contains(json.asString())).as(where).isTrue();
      }
      case "array" -> json.forEach(item -> fits(item, schema.path("items"), where + "[]"));
      case "object" -> {
        for (JsonNode name : schema.path("required")) {
          assertThat(json.has(name.asString())).as(where + "." + name).isTrue();
        }
        for (Map.Entry<String, JsonNode> field : json.properties()) {
          JsonNode of = schema.path("properties").path(field.getKey());
          boolean known = !of.isMissingNode() || !schema.has("additionalProperties");
          assertThat(known).as(where + "." + field.getKey()).isTrue();
          fits(field.getValue(), of, where + "." + field.getKey());
        }
      }
      default -> assertThat(schema.isMissingNode() || schema.has("const")).as(where).isTrue();
    }
  }
}
