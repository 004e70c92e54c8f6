package org.cordon.study.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema says what the reader reads. */
final class SchemaTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SMALL = Path.of("src/test/resources/small/scenario.yaml");
  private static final Path SHIPPED = Path.of("../scenarios/capitol-hill-2020/scenario.yaml");
  private static final JsonNode PUBLISHED = published();

  private static JsonNode published() {
    try {
      return JSON.readTree(Files.readString(Path.of("../docs/scenario.schema.json")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> errors(String yaml) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(PUBLISHED);
    return schema.validate(JSON.<JsonNode>valueToTree(tree)).stream().map(Error::toString).toList();
  }

  @Test
  void everyKeyOfTheReaderIsInTheSchemaAndTheReverse() {
    for (Section section : Section.values()) {
      JsonNode definition = PUBLISHED.path("$defs").path(section.definition());
      List<String> required = new ArrayList<>();
      definition.path("required").forEach(key -> required.add(key.asString()));
      assertEquals(
          new TreeSet<>(section.keys()),
          new TreeSet<>(definition.path("properties").propertyNames()),
          section.definition());
      assertEquals(section.required(), required, section.definition());
      assertEquals(false, definition.path("additionalProperties").asBoolean(true));
    }
  }

  @Test
  void theSchemaHasNoMappingThatTheReaderDoesNotKnow() {
    List<String> known = new ArrayList<>();
    for (Section section : Section.values()) {
      known.add(section.definition());
    }
    PUBLISHED
        .path("$defs")
        .properties()
        .forEach(definition -> {
          if (definition.getValue().path("type").asString("").equals("object")) {
            assertThat(known).contains(definition.getKey());
          }
        });
  }

  @Test
  void theShippedScenarioAndTheSmallOneAreValid() throws IOException {
    assertThat(errors(Files.readString(SHIPPED))).isEmpty();
    assertThat(errors(Files.readString(SMALL))).isEmpty();
  }

  @Test
  void whatTheReaderRefusesByFormTheSchemaRefusesToo() throws IOException {
    String yaml = Files.readString(SMALL);
    List<List<String>> wrong =
        List.of(
            List.of("    pre-empts: true", "    preempts: true"),
            List.of("at-edge: stage", "at-edge: stags"),
            List.of("seed: 7\n", ""),
            List.of("walk-limit: 10m", "walk-limit: ten minutes"),
            List.of("from: 2020-06-01T00:00\n", "from: 2020-06-01 00:00\n"),
            List.of("carried: 60%", "carried: 0.6"),
            List.of("change: moved, to: 6th Avenue and Ash Street", "change: moved"),
            List.of("stand-off: 50 m", "stand-off: 50"));
    for (List<String> change : wrong) {
      assertThat(yaml).contains(change.getFirst());
      assertThat(errors(yaml.replace(change.getFirst(), change.getLast())))
          .as(change.getLast())
          .isNotEmpty();
    }
  }
}
