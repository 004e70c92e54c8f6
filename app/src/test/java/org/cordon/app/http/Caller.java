package org.cordon.app.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client that knows several servers: gives each command to one after the other, under the same
 * key, until one has acknowledged it.
 */
final class Caller implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();
  private final List<DeskProcess> servers = new ArrayList<>();
  private final Map<String, String> cookies = new TreeMap<>();
  private final Map<String, String> acknowledged = new TreeMap<>(); // incident to the answer
  private int at;

  void knows(DeskProcess server) throws IOException {
    servers.add(server);
    HttpResponse<String> in =
        client(
            request(server, "/session", "{\"token\":\"" + server.token() + "\"}")
                .timeout(Duration.ofSeconds(10)));
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    cookies.put(server.address, cookie);
  }

  private HttpRequest.Builder request(DeskProcess server, String path, String body) {
    return HttpRequest.newBuilder(URI.create(server.address + path))
        .timeout(PATIENCE)
        .header("Origin", server.address)
        .header("Content-Type", "application/json")
        .header("Cookie", cookies.getOrDefault(server.address, "none=none"))
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> client(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives a call until it is acknowledged; how long that took, ms. */
  long call(String id) {
    long startNs = System.nanoTime();
    String body = LiveDesk.body("ReceiveCall", LiveDesk.call(id, "noise", 4));
    String answer = null;
    while (answer == null) {
      answer = tryOne(servers.get(at), id, body);
      if (answer == null) {
        at = (at + 1) % servers.size();
        if (System.nanoTime() - startNs > TimeUnit.SECONDS.toNanos(60)) {
          throw new AssertionError("nobody took " + id + " within a minute");
        }
      }
    }
    acknowledged.put(id, answer);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
  }

  private @Nullable String tryOne(DeskProcess server, String id, String body) {
    try {
      HttpResponse<String> answer =
          client(request(server, "/commands", body).header(OrderForm.KEY, "takeover-" + id));
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      if (answer.statusCode() != 503) {
        throw new AssertionError(answer.body());
      }
      return null;
    } catch (IOException e) {
      return null; // killed, frozen or cut off
    }
  }

  /** What one server answers to a call now. */
  HttpResponse<String> ask(DeskProcess server, String id) throws IOException {
    String body = LiveDesk.body("ReceiveCall", LiveDesk.call(id, "noise", 4));
    return client(
        request(server, "/commands", body)
            .timeout(Duration.ofSeconds(20))
            .header(OrderForm.KEY, "takeover-" + id));
  }

  String role(DeskProcess server) throws IOException {
    HttpRequest.Builder get =
        HttpRequest.newBuilder(URI.create(server.address + "/health"))
            .timeout(Duration.ofSeconds(20));
    return new JsonMapper().readTree(client(get).body()).path("role").asString();
  }

  /** By incident, what was answered when it was taken. */
  Map<String, String> acknowledged() {
    return acknowledged;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
