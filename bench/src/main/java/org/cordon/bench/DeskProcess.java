package org.cordon.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The desk as somebody starts it: the program in a process of its own, asked over HTTP. */
final class DeskProcess implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final HttpClient client;
  private final String address;
  private final String cookie;

  /**
   * What an answer to a request was.
   *
   * @param status of HTTP
   */
  record Answered(int status, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }
  }

  private DeskProcess(Process process, HttpClient client, String address, String cookie) {
    this.process = process;
    this.client = client;
    this.address = address;
    this.cookie = cookie;
  }

  /** Starts it with the scenario's zones in force, and signs in. */
  static DeskProcess start(List<String> program, Path scenario, Path record) throws IOException {
    Process process = launch(program, scenario, record);
    JsonNode said = saidBy(process);
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    String address = said.path("address").asString();
    String token = said.path("signIn").asString().replaceFirst(".*#sign-in=", "");
    HttpResponse<String> in =
        send(
            client,
            HttpRequest.newBuilder(URI.create(address + "/session"))
                .header("Origin", address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + token + "\"}")));
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    return new DeskProcess(process, client, address, cookie);
  }

  /** From the start of the program until its first page is there, ms. */
  static double firstPageMs(List<String> program, Path scenario, Path record) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      long startNs = System.nanoTime();
      Process process = launch(program, scenario, record);
      String address = saidBy(process).path("address").asString();
      int status = send(client, HttpRequest.newBuilder(URI.create(address + "/"))).statusCode();
      double ms = (System.nanoTime() - startNs) / 1e6;
      end(process);
      if (status != 200) {
        throw new IllegalStateException("the first page is answered by " + status);
      }
      return ms;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process launch(List<String> program, Path scenario, Path record)
      throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("serve", "--rehearse", "--json"));
    command.addAll(List.of("--port", "0", "--scenario", scenario.toString()));
    command.addAll(List.of("--record", record.toString()));
    return new ProcessBuilder(command)
        .redirectError(record.resolveSibling("desk.log").toFile())
        .start();
  }

  private static JsonNode saidBy(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      throw new IllegalStateException("the desk did not start; see desk.log beside its record");
    }
    return JSON.readTree(line);
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).header("Cookie", cookie);
  }

  Answered get(String path) {
    HttpResponse<String> answer = send(client, request(path));
    return new Answered(answer.statusCode(), answer.body());
  }

  /** Gives a command under a key of its own. */
  Answered give(String command, String data, String key) {
    HttpRequest.Builder request =
        request("/commands")
            .header("Origin", address)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"command\":\"" + command + "\",\"data\":" + data + "}"));
    HttpResponse<String> answer = send(client, request);
    return new Answered(answer.statusCode(), answer.body());
  }

  /** Where it listens. */
  URI uri() {
    return URI.create(address);
  }

  /** The session's cookie, as the header gives it. */
  String cookie() {
    return cookie;
  }

  /** The most memory it had resident, MiB; null where the system does not say. */
  @Nullable Double residentMib() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return null;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(null);
  }

  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Ends it as an operator would, and waits until its record is closed. */
  @Override
  public void close() {
    end(process);
    client.shutdownNow();
  }
}
