package org.cordon.app.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Debian's chromium without a window, driven over its DevTools protocol: keys are pressed as on a
 * keyboard, and pages are asked by expressions. WebGL is computed in software.
 */
final class DrivenBrowser implements AutoCloseable, WebSocket.Listener {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long LIMIT_S = 60;
  private static final long PATIENCE_MS = 15_000;
  private static final Map<String, Integer> KEYS =
      Map.of("Enter", 13, "Tab", 9, "ArrowUp", 38, "ArrowDown", 40, "Escape", 27);

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final StringBuilder part = new StringBuilder();
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<String> complaints = new ArrayList<>();

  private DrivenBrowser(Process process, int port) throws IOException, InterruptedException {
    this.process = process;
    JsonNode page = page(port);
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(page.path("webSocketDebuggerUrl").asString()), this)
            .join();
    call("Page.enable", JSON.createObjectNode());
    call("Runtime.enable", JSON.createObjectNode());
    call("Log.enable", JSON.createObjectNode());
  }

  private JsonNode page(int port) throws IOException, InterruptedException {
    var request =
        java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
            .build();
    JsonNode all =
        JSON.readTree(
            client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body());
    for (JsonNode page : all) {
      if (page.path("type").asString().equals("page")) {
        return page;
      }
    }
    throw new IOException("no page in " + all);
  }

  /** Starts one, or null when this machine has none; {@code profile} is a new folder. */
  static @Nullable DrivenBrowser start(Path profile, int width, int height)
      throws IOException, InterruptedException {
    Path program = Path.of("/usr/bin/chromium");
    if (!Files.isExecutable(program)) {
      return null;
    }
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--use-angle=swiftshader",
            "--enable-unsafe-swiftshader",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--remote-debugging-port=0",
            "--window-size=" + width + "," + height,
            "--user-data-dir=" + profile,
            "about:blank"));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(false)
            .start();
    return new DrivenBrowser(process, port(process));
  }

  /** The browser says on its error stream where it listens. */
  private static int port(Process process) throws IOException {
    var reader = process.errorReader(StandardCharsets.UTF_8);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("DevTools listening on ws://")) {
        Thread.ofVirtual().start(() -> reader.lines().forEach(said -> {}));
        return URI.create(line.substring("DevTools listening on ".length())).getPort();
      }
    }
    throw new IOException("the browser ended before it listened");
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      JsonNode message = JSON.readTree(part.toString());
      part.setLength(0);
      CompletableFuture<JsonNode> waits = asked.remove(message.path("id").asInt(-1));
      if (waits != null) {
        waits.complete(message);
      } else {
        listen(message);
      }
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  private void listen(JsonNode message) {
    String method = message.path("method").asString("");
    JsonNode params = message.path("params");
    boolean wrong =
        method.equals("Runtime.exceptionThrown")
            || (method.equals("Log.entryAdded")
                && params.path("entry").path("level").asString("").equals("error"));
    if (wrong) {
      synchronized (complaints) {
        complaints.add(params.toString());
      }
    }
  }

  /** What the page threw, and what the browser refused to load. */
  List<String> complaints() {
    synchronized (complaints) {
      return List.copyOf(complaints);
    }
  }

  private JsonNode call(String method, ObjectNode params) {
    int id = calls.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", params);
    socket.sendText(message.toString(), true).join();
    JsonNode got = answer.orTimeout(LIMIT_S, TimeUnit.SECONDS).join();
    if (got.has("error")) {
      throw new IllegalStateException(method + ": " + got.path("error"));
    }
    return got.path("result");
  }

  void open(String address) {
    call("Page.navigate", JSON.createObjectNode().put("url", address));
  }

  /** The value of an expression, promises awaited. */
  JsonNode ask(String expression) {
    ObjectNode params =
        JSON.createObjectNode()
            .put("expression", expression)
            .put("returnByValue", true)
            .put("awaitPromise", true);
    JsonNode result = call("Runtime.evaluate", params);
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** The text of an element, by its id. */
  String text(String id) {
    return ask("document.getElementById('" + id + "')?.innerText ?? ''").asString("");
  }

  /** Waits in the page until an expression holds; looks with every frame. */
  void until(String expression) {
    String waiting =
        "new Promise((done, failed) => { const end = performance.now() + "
            + PATIENCE_MS
            + "; const look = () => { let holds = false; try { holds = !!("
            + expression
            + "); } catch (e) { holds = false; } if (holds) done(true);"
            + " else if (performance.now() > end) failed(new Error('never'));"
            + " else setTimeout(look, 20); };"
            + " look(); })";
    for (int tries = 1; ; tries++) {
      try {
        ask(waiting);
        return;
      } catch (IllegalStateException e) { // the page was loaded anew meanwhile: ask the new one
        if (tries == 5 || !String.valueOf(e.getMessage()).contains("navigated or closed")) {
          throw e;
        }
      }
    }
  }

  /** Types words as a keyboard does, into whatever has the focus. */
  DrivenBrowser type(String words) {
    for (int i = 0; i < words.length(); i++) {
      String letter = words.substring(i, i + 1);
      for (String kind : List.of("keyDown", "keyUp")) {
        ObjectNode key = JSON.createObjectNode().put("type", kind).put("key", letter);
        if (kind.equals("keyDown")) {
          key.put("text", letter);
        }
        call("Input.dispatchKeyEvent", key);
      }
    }
    return this;
  }

  /** Presses a key that writes nothing. */
  DrivenBrowser press(String key) {
    for (String kind : List.of("keyDown", "keyUp")) {
      ObjectNode event =
          JSON.createObjectNode()
              .put("type", kind)
              .put("key", key)
              .put("code", key)
              .put("windowsVirtualKeyCode", KEYS.getOrDefault(key, 0));
      if (key.equals("Enter") && kind.equals("keyDown")) {
        event.put("text", "\r");
      }
      call("Input.dispatchKeyEvent", event);
    }
    return this;
  }

  /** A click of the mouse, at CSS pixels of the window. */
  void click(int x, int y) {
    for (String kind : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          JSON.createObjectNode()
              .put("type", kind)
              .put("x", x)
              .put("y", y)
              .put("button", "left")
              .put("clickCount", 1));
    }
  }

  /** The window's size from now on, with one of the two looks. */
  void window(int width, int height, String look) {
    call(
        "Emulation.setDeviceMetricsOverride",
        JSON.createObjectNode()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
    ObjectNode media = JSON.createObjectNode();
    media.putArray("features").addObject().put("name", "prefers-color-scheme").put("value", look);
    call("Emulation.setEmulatedMedia", media);
  }

  /** Keeps a picture of the window as it is. */
  void photograph(Path png) throws IOException {
    Files.createDirectories(png.toAbsolutePath().getParent());
    JsonNode shot = call("Page.captureScreenshot", JSON.createObjectNode().put("format", "png"));
    Files.write(png, Base64.getDecoder().decode(shot.path("data").asString()));
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
