package org.cordon.record.verify;

import java.io.IOException;
import java.net.ConnectException;
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
 * Files of a record on a web server, in the layout of C2SP tlog-tiles. The server is not believed:
 * what it sends is bounded in size and time, and checked like any other bytes. Redirects are not
 * followed.
 */
final class KeptHttp implements KeptTiles.Source {
  private static final int OK = 200;

  private final HttpClient client;
  private final URI folder;
  private final Duration patience;

  KeptHttp(URI address, Duration patience) {
    String text = address.toString();
    folder = text.endsWith("/") ? address : URI.create(text + "/");
    this.patience = patience;
    client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public byte[] file(String path, int mostBytes) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(folder.resolve(path)).timeout(patience).GET().build();
    CompletableFuture<HttpResponse<byte[]>> coming =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
    try {
      HttpResponse<byte[]> came = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (came.statusCode() != OK) {
        throw new IOException("the server answers " + came.statusCode());
      }
      return came.body();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof ConnectException) {
        throw new IOException("no server answers there", e);
      }
      throw new IOException(
          cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage(),
          e);
    } catch (TimeoutException e) {
      throw new IOException("it did not come whole within " + patience.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      coming.cancel(true);
    }
  }

  @Override
  public boolean endless() {
    return true;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
