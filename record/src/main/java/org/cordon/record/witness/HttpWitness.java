package org.cordon.record.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A witness at an address. It gets 10 seconds, for the connection and for its whole answer, and 64
 * kB for what it says: one that is slow, silent or talks without end is away.
 */
public final class HttpWitness implements WitnessChannel {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 1 << 16;

  private final HttpClient client;
  private final URI address;
  private final Duration patience;

  /** The witness at {@code http://host:port/} or a path below. */
  public HttpWitness(URI address) {
    this(address, PATIENCE);
  }

  HttpWitness(URI address, Duration patience) {
    this.address = address.resolve("add-checkpoint");
    this.patience = patience;
    client = HttpClient.newBuilder().connectTimeout(patience).build();
  }

  @Override
  public Answer addCheckpoint(byte[] body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<String>> coming =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
    try {
      HttpResponse<String> came = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(came.statusCode(), came.body());
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer within " + patience.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      coming.cancel(true); // of an answer that goes on nothing more is read
    }
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
