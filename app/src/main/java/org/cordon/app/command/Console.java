package org.cordon.app.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a command speaks: answers go to {@code out}, everything else to {@code err}.
 *
 * @param out answers: plain lines, or exactly one JSON object
 * @param err progress, notes and refusals
 * @param terminal whether {@code err} is a terminal, on which a line may be redrawn
 */
public record Console(PrintWriter out, PrintWriter err, boolean terminal) {
  private static final JsonMapper JSON = new JsonMapper();

  /** An empty JSON object to fill. */
  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** One line of the answer. */
  void say(String line) {
    out.println(line);
    out.flush();
  }

  /** The whole answer as one JSON object. */
  public void answer(ObjectNode object) {
    say(JSON.writeValueAsString(object));
  }

  /** A line beside the answer. */
  public void note(String line) {
    err.println(line);
    err.flush();
  }

  /** Starts a piece of work that may take a while. */
  Progress progress(String work) {
    return new Progress(this, work);
  }

  /** The refusal every part and the command line itself answer with. */
  public void refuse(Problem problem, boolean json) {
    if (json) {
      ObjectNode refusal = object();
      refusal
          .putObject("refusal")
          .put("name", problem.name())
          .put("found", problem.found())
          .put("where", problem.where())
          .put("remedy", problem.remedy());
      answer(refusal);
    }
    note("cordon: " + problem.name() + ": " + problem.found());
    note("  where:  " + problem.where());
    note("  remedy: " + problem.remedy());
  }

  /** Something odd that does not stop the command, in the shape of a refusal. */
  void warn(String name, String found, String where, String remedy) {
    note("cordon: warning: " + name + ": " + found);
    note("  where:  " + where);
    note("  remedy: " + remedy);
  }

  /** What a refusal of any part says. */
  public record Problem(String name, String found, String where, String remedy) {
    /** With {@code found} left empty where an exception has no message. */
    public static Problem of(String name, @Nullable String found, String where, String remedy) {
      return new Problem(name, found == null ? "no message" : found, where, remedy);
    }
  }
}
