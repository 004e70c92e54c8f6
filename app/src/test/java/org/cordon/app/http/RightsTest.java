package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cordon.app.account.Account;
import org.cordon.app.account.Accounts;
import org.cordon.app.account.DeskRole;
import org.cordon.app.account.Passwords;
import org.cordon.app.http.LiveDesk.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Role by role, over HTTP: what each must not do is refused, and nothing else is. */
final class RightsTest {
  private static final String PASSWORD = "correct horse battery";

  @TempDir Path dir;
  private LiveDesk live;
  private JsonNode document;

  @BeforeEach
  void open() throws IOException {
    live = new LiveDesk(dir.resolve("record.sqlite"), false);
    document = live.get("/openapi.json").json();
    Accounts accounts = Accounts.at(Accounts.beside(dir.resolve("record.key")));
    String hash = Passwords.hash(PASSWORD.toCharArray());
    for (DeskRole role : DeskRole.values()) {
      String office = role == DeskRole.HEAD ? "mayor" : "";
      accounts.add(new Account(role.word(), "op-" + role.word(), role, office, hash, true));
    }
  }

  @AfterEach
  void close() {
    live.close();
  }

  /** What is asked, and who may by the document that the server serves. */
  private record Row(String what, Set<String> may, HttpRequest.Builder request) {}

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        JsonNode security = method.getValue().path("security");
        String what = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
        if (!security.isMissingNode() && !what.equals("POST /session/end")) {
          String asked = path.getKey().replaceAll("\\{[a-z]+}", "C1");
          rows.add(
              new Row(
                  what,
                  names(security.get(0).path("session")),
                  what.startsWith("GET") ? live.request(asked) : live.post(asked, "{}")));
        }
      }
    }
    for (JsonNode ref : document.path("components").path("schemas").path("Command").path("oneOf")) {
      JsonNode schema = OpenApiTest.schema(document, ref);
      String name = schema.path("properties").path("command").path("const").asString();
      String body =
          LiveDesk.body(name, OpenApiTest.example(schema.path("properties").path("data")));
      rows.add(
          new Row(
              name,
              names(schema.path("x-roles")),
              live.post("/commands", body).header(OrderForm.KEY, "walk-" + name)));
    }
    assertThat(rows).hasSizeGreaterThan(45);
    return rows;
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new TreeSet<>();
    list.forEach(name -> names.add(name.asString()));
    assertThat(names).isNotEmpty();
    return names;
  }

  @Test
  void everyRoleIsRefusedWhatItMustNotDoAndNothingElse() throws Exception {
    int refused = 0;
    for (DeskRole role : DeskRole.values()) {
      live.signIn(role.word(), PASSWORD, "P1");
      for (Row row : rows()) {
        Answered answer = started(row.request);
        String shown = role + " " + row.what + " " + answer;
        boolean forItsRole = answer.status() == 403 && answer.refusal().equals("not-your-role");
        assertThat(forItsRole).as(shown).isNotEqualTo(row.may.contains(role.word()));
        if (forItsRole) {
          refused++;
          JsonNode why = answer.json().path("refusal");
          assertThat(why.path("found").asString()).as(shown).contains(role.word());
          assertThat(why.path("where").asString()).as(shown).isIn(row.what, "POST /commands");
          assertThat(why.path("remedy").asString()).as(shown).contains("duty-officer");
        }
      }
      assertThat(live.send(live.post("/session/end", "{}")).status()).isEqualTo(204);
    }
    assertThat(refused).isGreaterThan(150);
  }

  /** An answer whose body may never end, of which a refusal alone is read. */
  private Answered started(HttpRequest.Builder request) throws Exception {
    HttpResponse<InputStream> response =
        live.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      String text =
          response.statusCode() >= 400
              ? new String(body.readAllBytes(), StandardCharsets.UTF_8)
              : "{}";
      return new Answered(response.statusCode(), text, response);
    }
  }

  @Test
  void everythingThatNeedsASessionHasARowOfItsOwn() {
    List<String> missing = new ArrayList<>();
    for (Row row : rows()) {
      if (!Rights.names(row.what)) {
        missing.add(row.what);
      }
    }
    assertThat(missing).as("name these in Rights").isEmpty();
  }

  @Test
  void theTableStandsInTheDocumentation() throws IOException {
    assertThat(Files.readString(Path.of("../docs/roles.md")))
        .as("put this in docs/roles.md:\n%s", live.server.rights())
        .contains(live.server.rights());
  }
}
