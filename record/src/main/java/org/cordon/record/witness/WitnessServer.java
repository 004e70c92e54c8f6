package org.cordon.record.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a {@link Witness}: {@code POST /add-checkpoint}. */
public final class WitnessServer implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 20;

  private final Witness witness;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Starts at once. */
  public WitnessServer(Witness witness, InetSocketAddress at) throws IOException {
    this.witness = witness;
    server = HttpServer.create(at, 0);
    server.createContext("/add-checkpoint", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      WitnessChannel.Answer answer;
      if (!exchange.getRequestMethod().equals("POST")
          || !exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
        answer = new WitnessChannel.Answer(404, "POST /add-checkpoint\n");
      } else {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        answer =
            body.length > MOST_BYTES
                ? new WitnessChannel.Answer(400, "more than 1 MB\n")
                : witness.addCheckpoint(body);
      }
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      boolean size = answer.status() == 409;
      exchange
          .getResponseHeaders()
          .set("Content-Type", size ? "text/x.tlog.size" : "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
