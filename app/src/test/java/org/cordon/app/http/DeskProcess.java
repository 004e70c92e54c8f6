package org.cordon.app.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program {@code cordon serve} itself, as a process that can be killed and frozen. */
final class DeskProcess implements AutoCloseable {
  private final Process process;
  private final Path errors;
  final String address;
  final boolean leads;
  private final String token;

  /**
   * Starts it, and waits until it answers.
   *
   * @param errors the file of what it says beside its answer
   */
  DeskProcess(String record, Path key, Path errors) throws IOException {
    this.errors = errors;
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.cordon.app.Cordon",
                "serve",
                "--scenario",
                "../scenarios/capitol-hill-2020/scenario.yaml",
                "--record",
                record,
                "--key",
                key.toString(),
                "--port",
                "0",
                "--json")
            .redirectError(ProcessBuilder.Redirect.to(errors.toFile()))
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null || !line.contains("\"address\"")) {
      throw new AssertionError("it does not start: " + line + "\n" + said());
    }
    JsonNode said = new JsonMapper().readTree(line);
    address = said.path("address").asString();
    leads = said.path("leads").asBoolean();
    token = said.path("signIn").asString().replaceFirst(".*#sign-in=", "");
  }

  String token() {
    return token;
  }

  /** All that it said beside its answer. */
  String said() throws IOException {
    return Files.readString(errors);
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Stands still in the middle of whatever it does, and does not know it. */
  void freeze() throws IOException {
    signal("-STOP");
  }

  void thaw() throws IOException {
    signal("-CONT");
  }

  private void signal(String name) throws IOException {
    List<String> command = List.of("kill", name, String.valueOf(process.pid()));
    try {
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new AssertionError(command + " failed");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
