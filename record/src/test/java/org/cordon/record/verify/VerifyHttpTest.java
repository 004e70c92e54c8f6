package org.cordon.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.log.TileExport;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record on a web server that nobody has to believe. */
final class VerifyHttpTest {
  private static final SignerKey KEY =
      SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);
  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final Duration IMPATIENT = Duration.ofMillis(300);
  private static final int SIZE = 700;

  @TempDir private Path folder = Path.of("");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch over = new CountDownLatch(1);
  private Path tiles = Path.of("");
  private HttpServer server = newServer();

  /** What a server does with a file other than to hand it out. */
  private interface Trick {
    void play(HttpExchange exchange, byte[] file) throws IOException;
  }

  private static HttpServer newServer() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void aRecordOnAServer() throws IOException {
    MemoryStore store = new MemoryStore();
    try (Log log = Log.open(store, KEY)) {
      List<byte[]> entries = new ArrayList<>();
      for (int n = 0; n < SIZE; n++) {
        entries.add(("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
      }
      log.append(entries);
      tiles = folder.resolve("tiles");
      TileExport.write(new LogReader(store), tiles);
    }
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private URI serve(String trickOn, Trick trick) {
    server.createContext(
        "/r/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/r/".length());
            Path file = tiles.resolve(path);
            if (!Files.isRegularFile(file)) {
              exchange.sendResponseHeaders(404, -1);
            } else if (path.equals(trickOn)) {
              trick.play(exchange, Files.readAllBytes(file));
            } else {
              send(exchange, Files.readAllBytes(file));
            }
          }
        });
    server.setExecutor(threads);
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/r");
  }

  private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Verdict check(URI address, Duration patience) {
    return Verify.check(
        address, patience, new Verify.Against(KEY.verifier().toString(), List.of(), null));
  }

  private static void names(Verdict verdict, String where, String what) {
    assertThat(verdict.damage())
        .anyMatch(d -> d.where().contains(where) && d.what().contains(what));
    assertThat(verdict.proved()).isEmpty();
  }

  @Test
  void aRecordOverHttpIsCheckedAsOneInAFolder() {
    Verdict verdict = check(serve("", VerifyHttpTest::send), PATIENT);
    assertThat(verdict.damage()).isEmpty();
    assertThat(verdict.entries()).isEqualTo(SIZE);
    assertThat(verdict.proved()).anyMatch(s -> s.contains("700 entries"));
  }

  @Test
  void aServerThatLiesAboutOneBitOfAnEntryOrATileIsFound() {
    URI address =
        serve(
            "tile/entries/001",
            (exchange, file) -> {
              file[7] ^= 1;
              send(exchange, file);
            });
    names(check(address, PATIENT), "entry 25", "");
  }

  @Test
  void aTileWithOneBitChangedIsFound() {
    URI address =
        serve(
            "tile/0/002.p/188",
            (exchange, file) -> {
              file[32 * 3] ^= 1;
              send(exchange, file);
            });
    names(check(address, PATIENT), "entry 515", "its bytes and the hash in its tile differ");
  }

  @Test
  void aServerThatCutsOffIsNamedByTheFile() {
    URI address =
        serve(
            "tile/entries/001",
            (exchange, file) -> {
              exchange.sendResponseHeaders(200, file.length);
              exchange.getResponseBody().write(file, 0, 100);
              exchange.getResponseBody().flush();
            });
    names(check(address, PATIENT), "the entries", "tile/entries/001 cannot be read");
  }

  @Test
  void aFileWithoutEndIsNotReadToTheEnd() {
    URI address =
        serve(
            "tile/0/000",
            (exchange, file) -> {
              exchange.sendResponseHeaders(200, 0);
              byte[] junk = new byte[1 << 16];
              try (OutputStream out = exchange.getResponseBody()) {
                while (over.getCount() > 0) {
                  out.write(junk);
                }
              }
            });
    names(check(address, PATIENT), "tile 0/0", "tile/0/000 cannot be read");
  }

  @Test
  void aServerThatIsSilentInTheMiddleIsNotWaitedForLongerThanIsSaid() {
    URI address =
        serve(
            "checkpoint",
            (exchange, file) -> {
              exchange.sendResponseHeaders(200, file.length);
              exchange.getResponseBody().write(file, 0, 10);
              exchange.getResponseBody().flush();
              try {
                over.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    assertThatThrownBy(() -> check(address, IMPATIENT))
        .isInstanceOf(RecordRefusal.class)
        .hasMessageContaining("record-not-reached")
        .hasMessageContaining("did not come whole");
  }

  @Test
  void aServerThatIsAwayOrHasNoRecordIsARefusal() {
    URI address = serve("", VerifyHttpTest::send);
    assertThatThrownBy(() -> check(URI.create(address + "/elsewhere"), PATIENT))
        .hasMessageContaining("record-not-reached")
        .hasMessageContaining("404");
    server.stop(0);
    assertThatThrownBy(() -> check(address, PATIENT)).hasMessageContaining("record-not-reached");
  }

  @Test
  void withoutACheckpointByThisKeyNoEntryIsAskedForSinceTheyMightNeverEnd() {
    AtomicInteger bundles = new AtomicInteger();
    URI address =
        serve(
            "tile/entries/000",
            (exchange, file) -> {
              bundles.incrementAndGet();
              send(exchange, file);
            });
    SignerKey other = SignerKey.ofSeed("other.example", KeyType.ED25519, new byte[32]);
    Verdict verdict =
        Verify.check(
            address, PATIENT, new Verify.Against(other.verifier().toString(), List.of(), null));
    names(verdict, "the entries", "nothing says where they end");
    assertThat(bundles).hasValue(0);
  }

  @Test
  void aServerCannotSendItsReaderSomewhereElse() {
    URI address =
        serve(
            "tile/entries/000",
            (exchange, file) -> {
              exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/secret");
              exchange.sendResponseHeaders(302, -1);
            });
    names(check(address, PATIENT), "the entries", "the server answers 302");
  }

  @Test
  void theCheckpointOfAnotherLogOrAForkIsNotThatOfTheseEntries() throws IOException {
    URI address = serve("", VerifyHttpTest::send);
    Path checkpoint = tiles.resolve("checkpoint");
    SignerKey other = SignerKey.ofSeed("other.example/r", KeyType.ED25519, new byte[32]);
    MemoryStore elsewhere = new MemoryStore();
    try (Log log = Log.open(elsewhere, other)) {
      Files.write(checkpoint, log.checkpoint().bytes());
    }
    names(check(address, PATIENT), "the checkpoint", "dispatch.example/r");
    MemoryStore fork = new MemoryStore();
    try (Log log = Log.open(fork, KEY)) {
      for (int n = 0; n < SIZE; n++) {
        log.append(List.of(("{\"fork\":" + n + "}").getBytes(StandardCharsets.UTF_8)));
      }
      Files.write(checkpoint, log.checkpoint().bytes());
    }
    names(check(address, PATIENT), "the tree", "a fork");
  }

  @Test
  void aPartialFileThatAFullOneReplacedIsReadFromThatOne() throws IOException {
    MemoryStore store = new MemoryStore();
    try (Log log = Log.open(store, KEY)) {
      List<byte[]> entries = new ArrayList<>();
      for (int n = 0; n < 768; n++) {
        entries.add(("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
      }
      log.append(entries);
      Path later = folder.resolve("later");
      TileExport.write(new LogReader(store), later);
      Files.copy(later.resolve("tile/entries/002"), tiles.resolve("tile/entries/002"));
      Files.copy(later.resolve("tile/0/002"), tiles.resolve("tile/0/002"));
    }
    Files.delete(tiles.resolve("tile/entries/002.p/188"));
    Files.delete(tiles.resolve("tile/0/002.p/188"));
    URI address = serve("", VerifyHttpTest::send);
    assertThat(check(address, PATIENT).damage()).isEmpty();
    Path partial = tiles.resolve("tile/entries/002.p/188");
    byte[] all = Files.readAllBytes(tiles.resolve("tile/entries/002"));
    Files.write(partial, Arrays.copyOf(all, all.length));
    names(check(address, PATIENT), "the entries", "goes on after its last entry");
  }
}
