package org.cordon.record.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A witness on the other side of a network: what it says has an end, in size and in time. */
final class HttpWitnessTest {
  private static final byte[] BODY = {'x'};

  /** What a witness writes once its head is sent. */
  private interface Talk {
    void say(OutputStream out, CountDownLatch over) throws IOException, InterruptedException;
  }

  private static void witness(Talk talk, Duration patience, String trouble) throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(any, 0);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext(
        "/add-checkpoint",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            talk.say(exchange.getResponseBody(), over);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    try {
      URI at = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      HttpWitness witness = new HttpWitness(at, patience);
      assertThat(witness.toString()).endsWith("/add-checkpoint");
      assertThatThrownBy(() -> witness.addCheckpoint(BODY))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(trouble);
    } finally {
      over.countDown();
      server.stop(0);
      threads.shutdownNow();
    }
  }

  @Test
  void anAnswerWithoutEndIsCutOff() throws IOException {
    byte[] junk = new byte[1 << 14];
    witness(
        (out, over) -> {
          while (over.getCount() > 0) {
            out.write(junk);
          }
        },
        Duration.ofSeconds(60),
        "body exceeds capacity");
  }

  @Test
  void anAnswerThatNeverComesWholeIsNotWaitedFor() throws IOException {
    witness(
        (out, over) -> {
          out.write('x');
          out.flush();
          over.await();
        },
        Duration.ofMillis(300),
        "");
  }
}
