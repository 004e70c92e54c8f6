package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.cordon.app.Cordon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command said and how it ended. */
record CommandRun(int exit, String out, String err) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Runs the program inside this process. */
  static CommandRun of(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = List.of(args).stream().map(Object::toString).toArray(String[]::new);
    int exit = Cordon.run(words, new PrintWriter(out), new PrintWriter(err));
    return new CommandRun(exit, out.toString(), err.toString());
  }

  /** Standard output, which must be exactly one JSON object. */
  JsonNode json() {
    JsonNode node = JSON.readTree(out);
    assertThat(node.isObject()).as("one JSON object on standard output").isTrue();
    return node;
  }

  /** The answer is a refusal of this name, about this place, with a remedy. */
  void refused(String name, String where) {
    assertThat(exit).as(err).isEqualTo(3);
    JsonNode refusal = json().path("refusal");
    assertThat(refusal.path("name").asString()).isEqualTo(name);
    assertThat(refusal.path("where").asString()).contains(where);
    assertThat(refusal.path("remedy").asString()).isNotEmpty();
    assertThat(refusal.path("found").asString()).isNotEmpty();
    assertThat(err).contains(name, "remedy:");
  }
}
