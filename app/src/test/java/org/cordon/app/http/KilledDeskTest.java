package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cordon.record.log.LogReader;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program itself, killed by SIGKILL while it takes commands, and started again. */
final class KilledDeskTest {
  private static final int KILLS = 3;
  private static final int SENDERS = 4;
  private static final int ACKNOWLEDGED_BEFORE_A_KILL = 40;
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path dir;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<String, String> sent = new ConcurrentSkipListMap<>(); // key to body
  private final Map<String, JsonNode> acknowledged = new ConcurrentSkipListMap<>();
  private String address = "";
  private String cookie = "";

  private Process start() throws IOException {
    List<String> command =
        List.of(
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
            dir.resolve("record.sqlite").toString(),
            "--port",
            "0",
            "--json");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.to(dir.resolve("err.txt").toFile()))
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    assertThat(line).as("what the program says").isNotNull();
    JsonNode said = JSON.readTree(line);
    address = said.path("address").asString();
    String token = said.path("signIn").asString().replaceFirst(".*#sign-in=", "");
    HttpResponse<String> in = post("/session", "{\"token\":\"" + token + "\"}", "");
    cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    return process;
  }

  private HttpResponse<String> post(String path, String body, String key) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Origin", address)
            .header("Content-Type", "application/json")
            .header("Cookie", cookie.isEmpty() ? "none=none" : cookie)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header(OrderForm.KEY, key);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noAcknowledgedCommandIsLostAndNoneIsDoneTwice() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start();
      Map<String, String> unanswered = killUnderLoad(process);
      process.waitFor();
      process = start();
      for (Map.Entry<String, JsonNode> done : acknowledged.entrySet()) {
        JsonNode again =
            JSON.readTree(
                post("/commands", sent.getOrDefault(done.getKey(), ""), done.getKey()).body());
        assertThat(again.path("again").asBoolean()).as(done.getKey()).isTrue();
        assertThat(again.path("entries")).isEqualTo(done.getValue().path("entries"));
      }
      for (Map.Entry<String, String> open : unanswered.entrySet()) {
        HttpResponse<String> answer = post("/commands", open.getValue(), open.getKey());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        acknowledged.put(open.getKey(), JSON.readTree(answer.body()));
      }
      process.destroy();
      process.waitFor();
    }
    assertThat(acknowledged.keySet()).isEqualTo(sent.keySet());
    assertThat(dir.resolve("err.txt")).content().contains("the desk is closed");
    Map<String, Integer> opened = openedOnRecord();
    assertThat(opened).hasSize(sent.size());
    assertThat(opened.values()).containsOnly(1);
  }

  /** What was sent and not answered. */
  private Map<String, String> killUnderLoad(Process process) throws InterruptedException {
    Map<String, String> unanswered = new ConcurrentSkipListMap<>();
    CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_A_KILL);
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < SENDERS; i++) {
        var _ = senders.submit(() -> send(process, unanswered, enough));
      }
      boolean reached = enough.await(2, TimeUnit.MINUTES);
      process.destroyForcibly(); // first, for the senders go on until then
      assertThat(reached).as("enough was acknowledged").isTrue();
    }
    return unanswered;
  }

  private void send(Process process, Map<String, String> unanswered, CountDownLatch enough) {
    while (process.isAlive()) {
      String id = "C" + calls.incrementAndGet();
      String body = LiveDesk.body("ReceiveCall", LiveDesk.call(id, "noise", 4));
      String key = "kill-key-" + id;
      sent.put(key, body);
      unanswered.put(key, body);
      try {
        HttpResponse<String> answer = post("/commands", body, key);
        if (answer.statusCode() == 200) {
          acknowledged.put(key, JSON.readTree(answer.body()));
          unanswered.remove(key);
          enough.countDown();
        }
      } catch (IOException e) {
        return; // it was killed
      }
    }
  }

  /** How often each incident was opened. */
  private Map<String, Integer> openedOnRecord() {
    Map<String, Integer> opened = new TreeMap<>();
    try (LogStore store = SqliteStore.read(dir.resolve("record.sqlite"))) {
      LogReader log = new LogReader(store);
      List<byte[]> entries = new ArrayList<>(log.entries(0, log.size()));
      for (byte[] entry : entries) {
        JsonNode json = JSON.readTree(entry);
        if (json.path("kind").asString().equals("incident-opened")) {
          opened.merge(json.path("data").path("incident").asString(), 1, Integer::sum);
        }
      }
    }
    return opened;
  }
}
