package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.cordon.app.account.Accounts;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.DeskRecord;
import org.cordon.roads.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk over TLS, with certificates that keytool makes. */
final class TlsTest {
  private static final LongSupplier CLOCK = System::currentTimeMillis;

  @TempDir Path dir;

  private record Pair(Path cert, Path key) {}

  private Pair pair(String name, String algorithm) throws Exception {
    Path store = dir.resolve(name + ".p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "x", "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", "secret", "-validity", "30", "-dname", "CN=desk"));
    command.addAll(List.of("-ext", "san=dns:localhost,ip:127.0.0.1", "-keyalg", algorithm));
    command.addAll(List.of("-keystore", store.toString()));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "secret".toCharArray());
    }
    Path cert = dir.resolve(name + ".pem");
    Path key = dir.resolve(name + ".key.pem");
    Files.writeString(cert, pem("CERTIFICATE", keys.getCertificate("x").getEncoded()));
    byte[] secret = keys.getKey("x", "secret".toCharArray()).getEncoded();
    Files.createFile(
        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, pem("PRIVATE KEY", secret));
    return new Pair(cert, key);
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(der), what);
  }

  private static HttpClient trusting(Path cert) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "desk",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(cert))));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  @Test
  void overTlsSomebodySignsInByACookieThatStaysOnTls() throws Exception {
    Pair pair = pair("desk", "EC");
    try (Desk desk =
            DeskRecord.open(
                new DeskRecord.Start(LiveDesk.SCENARIO, dir.resolve("record.sqlite"), false),
                CLOCK);
        DeskServer server =
            DeskServer.start(
                desk,
                new DeskServer.Listen(
                    "127.0.0.1",
                    0,
                    DeskRecord.OPERATOR,
                    Accounts.none(),
                    Tls.read(pair.cert, pair.key, CLOCK.getAsLong())),
                CLOCK,
                line -> {});
        HttpClient client = trusting(pair.cert)) {
      assertThat(server.address()).startsWith("https://localhost:");
      HttpResponse<String> in = signIn(client, server, server.address());
      assertThat(in.statusCode()).as(in.body()).isEqualTo(204);
      String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).contains("; Secure");
      HttpRequest state =
          HttpRequest.newBuilder(URI.create(server.address() + "/state"))
              .header("Cookie", cookie.split(";", 2)[0])
              .build();
      assertThat(client.send(state, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
      String plain = server.address().replace("https:", "http:");
      assertThat(signIn(client, server, plain).statusCode()).isEqualTo(403);
      assertThat(plainly(server)).doesNotContain("HTTP/1.1 200");
    }
  }

  private static HttpResponse<String> signIn(HttpClient client, DeskServer server, String origin)
      throws Exception {
    String token = server.signInLink().replaceFirst(".*#sign-in=", "");
    return client.send(
        HttpRequest.newBuilder(URI.create(server.address() + "/session"))
            .header("Origin", origin)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + token + "\"}"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** What the port says to somebody who speaks no TLS. */
  private static String plainly(DeskServer server) throws IOException {
    int port = URI.create(server.address()).getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String ask = "GET /health HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException reset) {
      return "";
    }
  }

  @Test
  void whatDoesNotFitIsRefusedByName() throws Exception {
    Pair one = pair("one", "EC");
    Pair other = pair("other", "RSA");
    Pair third = pair("third", "EC");
    refused("tls-key-unreadable", one.cert, other.key, 0);
    refused("tls-pair-differs", one.cert, third.key, 0);
    refused("tls-cert-not-valid-now", one.cert, one.key, 31L * 86_400_000);
    refused("tls-cert-unreadable", one.key, one.key, 0);
    refused("tls-cert-unreadable", dir.resolve("none.pem"), one.key, 0);
    Files.setPosixFilePermissions(one.key, PosixFilePermissions.fromString("rw-r--r--"));
    refused("tls-key-readable-by-others", one.cert, one.key, 0);
    assertThat(Tls.read(other.cert, other.key, CLOCK.getAsLong()).names())
        .containsExactly("localhost", "127.0.0.1");
  }

  private static void refused(String name, Path cert, Path key, long laterMs) {
    assertThatThrownBy(() -> Tls.read(cert, key, CLOCK.getAsLong() + laterMs))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(name);
  }
}
