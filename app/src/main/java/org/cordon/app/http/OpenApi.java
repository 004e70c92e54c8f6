package org.cordon.app.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cordon.app.desk.LivePositions;
import org.cordon.app.tile.CityTiles;
import org.cordon.dispatch.engine.Recommendation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 document, made of the routes and of the records that go over them. */
final class OpenApi {
  private static final Map<Integer, String> SAYS =
      Map.of( // never iterated
          200, "Done.",
          202, "Provisional: kept on this server, not on the record, for that is out of reach.",
          204, "Done; there is nothing to say.",
          401, "Not signed in.",
          404, "There is none.",
          409, "The key was used for another command; nothing was done.",
          412, "It was changed meanwhile; nothing was done.",
          422, "The engine refused it; nothing changed.",
          503, "The desk cannot answer now.");

  private OpenApi() {}

  static ObjectNode document(List<Route> routes) {
    ObjectNode root = Json.object().put("openapi", "3.1.0");
    root.putObject("info")
        .put("title", "Cordon, live desk")
        .put("version", "0.1.0")
        .put(
            "description",
            "Times are UTC ms, places 1e-7 degree. Every request may also be answered by 400 (not"
                + " understood), 403 (from elsewhere, or not of a role that may: security and"
                + " x-roles name those), 421 (from elsewhere), 413 and 415 (body), 429 (too many)"
                + " and 503 (the desk cannot answer), each with a refusal.");
    ObjectNode paths = root.putObject("paths");
    for (Route route : routes) {
      ObjectNode path =
          paths.get(route.path()) instanceof ObjectNode known
              ? known
              : paths.putObject(route.path());
      path.set(route.method().toLowerCase(Locale.ROOT), operation(route));
    }
    ObjectNode components = root.putObject("components");
    components
        .putObject("securitySchemes")
        .putObject("session")
        .put("type", "apiKey")
        .put("in", "cookie")
        .put("name", "cordon-PORT");
    schemas(components.putObject("schemas"));
    return root;
  }

  private static ObjectNode operation(Route route) {
    ObjectNode operation = Json.object().put("summary", route.says());
    ArrayNode parameters = operation.putArray("parameters");
    if (route.path().contains("{id}")) {
      parameters.add(parameter("id", "path", true, "An incident, or a zone."));
    }
    if (route.path().contains("{tile}")) {
      parameters.add(parameter("tile", "path", true, "Zoom, column and row: 14-2624-5721."));
    }
    if (route.path().contains("{feature}")) {
      parameters.add(parameter("feature", "path", true, "One of the collection."));
    }
    if (route.path().endsWith("/items")) {
      parameters.add(parameter("limit", "query", false, "So many at once; 100 without."));
      parameters.add(parameter("offset", "query", false, "So many are passed over."));
      parameters.add(parameter("bbox", "query", false, "west,south,east,north in degrees."));
      parameters.add(parameter("datetime", "query", false, "RFC 3339, or two with / between."));
    }
    if (route.path().equals("/places")) {
      parameters.add(parameter("name", "query", true, "As people say it: 10th and Pine."));
    }
    if (route.path().equals("/events")) {
      parameters.add(parameter("Last-Event-ID", "header", false, "The last entry that was seen."));
      parameters.add(parameter("after", "query", false, "The same, for a first connection."));
    }
    if (route.path().equals("/commands")) {
      ObjectNode key = parameter(OrderForm.KEY, "header", true, "Done once under a key.");
      ((ObjectNode) key.get("schema")).put("pattern", "^" + OrderForm.KEY_FORM + "$");
      parameters.add(key);
      parameters.add(
          parameter(
              OrderForm.SEEN,
              "header",
              false,
              "The ETag of the state that was seen: refused if what the command names changed"
                  + " since."));
    }
    String body = body(route);
    if (!body.isEmpty()) {
      ObjectNode request = operation.putObject("requestBody").put("required", true);
      request.putObject("content").putObject(Exchange.JSON).putObject("schema").put("$ref", body);
    }
    if (route.signedIn()) {
      ArrayNode roles = operation.putArray("security").addObject().putArray("session");
      Rights.of(route).forEach(role -> roles.add(role.word()));
    }
    responses(route, operation.putObject("responses"));
    return operation;
  }

  private static ObjectNode parameter(String name, String in, boolean required, String says) {
    ObjectNode parameter =
        Json.object()
            .put("name", name)
            .put("in", in)
            .put("required", required)
            .put("description", says);
    parameter.putObject("schema").put("type", "string");
    return parameter;
  }

  private static String body(Route route) {
    return !route.method().equals("POST")
        ? ""
        : switch (route.path()) {
          case "/session" -> ref("SignIn");
          case "/commands" -> ref("Command");
          case "/positions" -> ref("Positions");
          case "/unit/{id}/press" -> ref("Press");
          default -> "";
        };
  }

  private static String ref(String schema) {
    return "#/components/schemas/" + schema;
  }

  private static void responses(Route route, ObjectNode responses) {
    for (int status : route.answers()) {
      ObjectNode response = responses.putObject(String.valueOf(status));
      response.put("description", SAYS.get(status));
      if (status != 204) {
        boolean refusal = status >= 400 && !route.path().equals("/health");
        ObjectNode content = response.putObject("content");
        ObjectNode type = content.putObject(refusal ? Exchange.JSON : type(route.path()));
        String schema =
            refusal ? ref("Refusal") : status == 202 ? ref("Provisional") : schema(route.path());
        if (!schema.isEmpty()) {
          type.putObject("schema").put("$ref", schema);
        }
      }
    }
    if (route.signedIn() && !route.answers().contains(401)) {
      ObjectNode response = responses.putObject("401").put("description", SAYS.get(401));
      response
          .putObject("content")
          .putObject(Exchange.JSON)
          .putObject("schema")
          .put("$ref", ref("Refusal"));
    }
  }

  private static String type(String path) {
    return switch (path) {
      case "/", "/sign-in", "/unit/{id}" -> "text/html";
      case MapRoutes.TILES -> MapRoutes.TILE_TYPE;
      case "/metrics" -> "text/plain";
      case "/events" -> "text/event-stream";
      default ->
          path.endsWith(".js")
              ? "text/javascript"
              : path.endsWith(".css")
                  ? "text/css"
                  : path.contains("/items") ? FeatureRoutes.GEOJSON : Exchange.JSON;
    };
  }

  private static String schema(String path) {
    return switch (path) {
      case "/health" -> ref("Health");
      case "/session" -> ref("SignedIn");
      case "/session/tokens" -> ref("Token");
      case "/state" -> ref("State");
      case "/incidents/{id}/recommendation" -> ref("Recommended");
      case "/commands" -> ref("Done");
      case "/places" -> ref("Named");
      case "/positions" -> ref("PositionsTaken");
      case "/unit/{id}/task" -> ref("CrewTask");
      case Tell.PATH -> ref("Told");
      case "/map" -> ref("Box");
      case "/provisional" -> ref("NotRecorded");
      case ConsoleRoutes.PREVIEW -> ref("Looked");
      default -> "";
    };
  }

  /** The rest of a record's form is in {@link FormSchema}. */
  private record Refusal(String name, String found, String where, String remedy) {}

  private record Refused(Refusal refusal) {}

  private record Token(String token) {}

  private record Account(String account, String password, String position) {}

  private record SignedIn(
      String operator, String role, String office, String position, List<String> commands) {}

  private record Provisional(boolean provisional, long number) {}

  private record Done(long seq, boolean again, List<Long> entries) {}

  private static void schemas(ObjectNode schemas) {
    schemas.set("Refusal", FormSchema.of(Refused.class));
    schemas.set("Token", FormSchema.of(Token.class));
    schemas.set("Named", FormSchema.of(Places.Named.class));
    schemas.set("Account", FormSchema.of(Account.class));
    schemas.set("SignedIn", FormSchema.of(SignedIn.class));
    ArrayNode ways = schemas.putObject("SignIn").putArray("oneOf");
    ways.addObject().put("$ref", ref("Token"));
    ways.addObject().put("$ref", ref("Account"));
    schemas.set("Box", FormSchema.of(CityTiles.Box.class));
    schemas.set("Looked", FormSchema.of(ConsoleRoutes.Looked.class));
    schemas.set("Done", FormSchema.of(Done.class));
    schemas.set("Press", FormSchema.of(CrewRoutes.Press.class));
    schemas.set("Told", FormSchema.of(Tell.Told.class));
    schemas.set("CrewTask", FormSchema.of(CrewTask.class));
    schemas.set("Positions", FormSchema.of(InterfaceRoutes.Batch.class));
    schemas.set("PositionsTaken", FormSchema.of(LivePositions.Taken.class));
    schemas.set("Provisional", FormSchema.of(Provisional.class));
    schemas.set("NotRecorded", FormSchema.of(ProvisionalRoutes.NotRecorded.class));
    schemas.set("State", FormSchema.of(Shown.Everything.class));
    ObjectNode health = schemas.putObject("Health").put("type", "object");
    health.putArray("required").add("status");
    ObjectNode recommended = schemas.putObject("Recommended").put("type", "object");
    ArrayNode either =
        recommended.putObject("properties").putObject("recommendation").putArray("anyOf");
    either.add(FormSchema.of(Recommendation.class)).add(Json.object().put("type", "null"));
    ArrayNode commands = schemas.putObject("Command").putArray("oneOf");
    CommandForm.all()
        .forEach((name, type) -> {
          commands.addObject().put("$ref", ref(name));
          schemas.set(name, command(name, type));
        });
  }

  private static ObjectNode command(String name, Class<?> type) {
    ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("command").put("const", name);
    properties.set("data", FormSchema.of(type));
    properties.putObject("happenedAtMs").put("type", "integer").put("minimum", 0);
    schema.putArray("required").add("command").add("data");
    ArrayNode roles = schema.putArray("x-roles");
    Rights.ofCommand(name).forEach(role -> roles.add(role.word()));
    return schema;
  }
}
