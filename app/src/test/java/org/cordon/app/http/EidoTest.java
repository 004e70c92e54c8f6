package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cordon.app.RealData;
import org.cordon.app.desk.DeskRecord;
import org.cordon.app.desk.Order;
import org.cordon.app.http.LiveDesk.Answered;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.ResponsePlan;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.SetupCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Incidents as EIDO, against NENA's published schema where it is at hand. */
final class EidoTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SCHEMA =
      RealData.folder().resolve("standards/eido/Schema/openapi.yaml");

  @TempDir Path dir;
  private LiveDesk live;

  @BeforeEach
  void open() throws IOException {
    live = new LiveDesk(dir.resolve("record.sqlite"), true).signIn();
  }

  @AfterEach
  void close() {
    live.close();
  }

  /** An incident that is met at the edge, with its units sent. */
  private JsonNode met() {
    ResponsePlan plan =
        new ResponsePlan(
            "assault",
            2,
            List.of(new Requirement(Service.POLICE, "patrol", 1)),
            true,
            false,
            false,
            ResponsePlan.OnEdge.MEET);
    Order set =
        new Order(
            new SetupCommand.SetPlan(plan),
            DeskRecord.OPERATOR,
            Order.NOW,
            "plan-that-meets",
            Order.ANY);
    assertThat(live.desk.give(set)).succeedsWithin(Duration.ofSeconds(20));
    live.give("ReceiveCall", LiveDesk.call("C1", "assault", 2));
    JsonNode advice = live.get("/incidents/C1/recommendation").json().path("recommendation");
    List<String> units =
        advice.path("send").valueStream().map(s -> s.at("/candidate/unitId").asString()).toList();
    String named = "['" + String.join("','", units) + "']";
    Answered sent =
        live.give("Dispatch", "{'incidentId':'C1','unitIds':" + named + ",'preempt':false}");
    assertThat(sent.status()).as(sent.body()).isEqualTo(200);
    Answered eido = live.get("/incidents/C1/eido");
    assertThat(eido.status()).as(eido.body()).isEqualTo(200);
    return eido.json();
  }

  private static JsonNode one(JsonNode components, String key, String value) {
    return components
        .valueStream()
        .filter(c -> c.path(key).asString().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + value + " in " + components));
  }

  @Test
  void theMeetingPointIsStagingWithTheTimeOfMeetingAndTheZoneIsACaution() {
    JsonNode eido = met();
    JsonNode point = one(live.get("/state").json().path("incidents"), "id", "C1").path("point");
    JsonNode staging =
        one(eido.path("locationComponent"), "locationTypeDescriptionRegistryText", "Staging");
    assertThat(staging.path("locationDescriptionText").asString())
        .contains(point.path("spokenName").asString(), "version 1");
    JsonNode unit = eido.path("emergencyResourceComponent").get(0);
    assertThat(unit.at("/unitDestinationReference/$ref")).isEqualTo(staging.path("$id"));
    assertThat(Instant.parse(unit.path("eta").asString()).toEpochMilli())
        .isEqualTo(point.path("meetAtMs").asLong());
    assertThat(eido.path("cautionComponent").size()).isPositive();
    assertThat(eido.at("/cautionComponent/0/cautionTypeInternalText").asString())
        .contains("POLICE: ");
  }

  @Test
  void everyReferenceNamesAComponentThatIsThere() {
    TreeSet<String> named = new TreeSet<>();
    TreeSet<String> referred = new TreeSet<>();
    collect(met(), named, referred);
    assertThat(referred).isNotEmpty();
    assertThat(named).containsAll(referred);
  }

  private static void collect(JsonNode json, Set<String> named, Set<String> referred) {
    if (json.has("$id")) {
      assertThat(named.add(json.path("$id").asString())).as("twice: " + json).isTrue();
    }
    if (json.has("$ref")) {
      referred.add(json.path("$ref").asString());
    }
    json.forEach(inner -> collect(inner, named, referred));
  }

  @Test
  void anUnknownIncidentIsRefusedByName() {
    assertThat(live.get("/incidents/C9/eido").refusal()).isEqualTo("unknown-incident");
  }

  @Test
  void whatIsWrittenFitsTheSchemaOfNenaAndHasNoFieldBesideIt() throws IOException {
    assumeTrue(
        Files.exists(SCHEMA), () -> "skipped: no " + SCHEMA + "; set CORDON_DATA to check EIDO");
    ObjectNode schema = schema();
    assertThat(errors(schema, met())).isEmpty();
    live.give("ReceiveCall", LiveDesk.call("C2", "gunshot-wound", 1));
    live.give("Dispatch", "{'incidentId':'C2','unitIds':['M1','E25'],'preempt':false}");
    assertThat(errors(schema, live.get("/incidents/C2/eido").json())).isEmpty();
    ObjectNode misspelt = (ObjectNode) live.get("/incidents/C1/eido").json();
    ((ObjectNode) misspelt.path("incidentComponent")).put("incidentTypeText", "x");
    assertThat(errors(schema, misspelt)).as("the schema is closed").isNotEmpty();
    misspelt.remove("eidoVersion");
    assertThat(errors(schema, misspelt)).anyMatch(e -> e.contains("eidoVersion"));
  }

  /** The published one, closed to other fields; what it says of persons and vehicles left out. */
  private static ObjectNode schema() throws IOException {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(SCHEMA));
    ObjectNode whole = JSON.valueToTree(tree);
    ObjectNode schemas = (ObjectNode) whole.path("components").path("schemas");
    open(schemas);
    for (Map.Entry<String, JsonNode> type : schemas.properties()) {
      if (type.getValue().has("allOf")) {
        ((ObjectNode) type.getValue()).put("unevaluatedProperties", false);
      }
    }
    whole.remove(List.of("paths", "info", "servers", "openapi"));
    return whole.put("$ref", "#/components/schemas/EmergencyIncidentDataObjectType");
  }

  private static void open(JsonNode json) {
    if (json instanceof ObjectNode object) {
      JsonNode to = object.get("$ref");
      if (to != null && to.isString() && !to.asString().startsWith("#")) {
        object.remove("$ref");
      }
    }
    json.forEach(EidoTest::open);
  }

  private static List<String> errors(ObjectNode schema, JsonNode eido) {
    List<Error> errors =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema)
            .validate(eido);
    List<String> texts = new ArrayList<>();
    errors.forEach(e -> texts.add(e.toString()));
    return texts;
  }
}
