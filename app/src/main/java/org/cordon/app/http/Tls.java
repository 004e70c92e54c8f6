package org.cordon.app.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cordon.roads.Refusal;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * A server's certificate and key out of PEM files: the certificate with those that vouch for it
 * below, the key as PKCS #8 without a password.
 */
public final class Tls {
  private static final int DNS_NAME = 2; // RFC 5280, GeneralName
  private static final int IP_ADDRESS = 7;

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private Tls(List<X509Certificate> chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /**
   * Reads both.
   *
   * @param nowMs UTC ms, when the certificate must be valid
   * @throws Refusal {@code tls-cert-unreadable}, {@code tls-cert-not-valid-now}, {@code
   *     tls-key-unreadable}, {@code tls-key-readable-by-others}, {@code tls-pair-differs}
   */
  public static Tls read(Path cert, Path key, long nowMs) throws IOException {
    List<X509Certificate> chain = chain(cert);
    X509Certificate own = chain.getFirst();
    Instant from = own.getNotBefore().toInstant();
    Instant to = own.getNotAfter().toInstant();
    Instant now = Instant.ofEpochMilli(nowMs);
    if (now.isBefore(from) || now.isAfter(to)) {
      throw new Refusal(
          "tls-cert-not-valid-now",
          "valid from " + from + " to " + to,
          cert.toString(),
          "Renew it, or set this machine's clock.");
    }
    PrivateKey secret = key(key, own.getPublicKey().getAlgorithm());
    if (!fits(secret, own)) {
      throw new Refusal(
          "tls-pair-differs",
          "a key that is not of the certificate",
          key + " and " + cert,
          "Give the key that the certificate was issued for; the server's own certificate first.");
    }
    return new Tls(chain, secret);
  }

  private static List<X509Certificate> chain(Path file) throws IOException {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      byte[] pem = bytes(file, "tls-cert-unreadable");
      for (Certificate each :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))) {
        chain.add((X509Certificate) each);
      }
    } catch (CertificateException e) {
      throw unreadable("tls-cert-unreadable", String.valueOf(e.getMessage()), file);
    }
    if (chain.isEmpty()) {
      throw unreadable("tls-cert-unreadable", "no certificate in it", file);
    }
    return List.copyOf(chain);
  }

  private static byte[] bytes(Path file, String refusal) throws IOException {
    if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
      throw unreadable(refusal, "no file that can be read", file);
    }
    return Files.readAllBytes(file);
  }

  private static Refusal unreadable(String name, String found, Path file) {
    return new Refusal(
        name,
        found,
        file.toString(),
        "Give PEM: a certificate (BEGIN CERTIFICATE), and a key without a password (BEGIN PRIVATE"
            + " KEY); openssl pkcs8 -topk8 -nocrypt makes one of other forms.");
  }

  private static PrivateKey key(Path file, String algorithm) throws IOException {
    byte[] pem = bytes(file, "tls-key-unreadable");
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)) {
      throw new Refusal(
          "tls-key-readable-by-others",
          "a key that everybody on this machine can read",
          file.toString(),
          "Run chmod 600 on it; if others could read it for some time, take a new one.");
    }
    String text = new String(pem, StandardCharsets.US_ASCII);
    String begin = "-----BEGIN PRIVATE KEY-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END PRIVATE KEY-----");
    if (from < 0 || to < from) {
      throw unreadable("tls-key-unreadable", "no PKCS #8 key in it", file);
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unreadable("tls-key-unreadable", "no " + algorithm + " key", file);
    }
  }

  private static boolean fits(PrivateKey key, X509Certificate cert) {
    String kind = cert.getPublicKey().getAlgorithm();
    String scheme =
        switch (kind) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> kind;
        };
    byte[] words = "one pair".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signature = Signature.getInstance(scheme);
      signature.initSign(key);
      signature.update(words);
      byte[] signed = signature.sign();
      signature.initVerify(cert.getPublicKey());
      signature.update(words);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) { // keys of other sizes or curves
      return false;
    }
  }

  /** The host names and addresses that the certificate is for. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    try {
      var all = chain.getFirst().getSubjectAlternativeNames();
      for (List<?> each : all == null ? List.<List<?>>of() : all) {
        if (each.get(0).equals(DNS_NAME) || each.get(0).equals(IP_ADDRESS)) {
          String name = String.valueOf(each.get(1)).toLowerCase(Locale.ROOT);
          names.add(name.contains(":") ? "[" + name + "]" : name);
        }
      }
    } catch (CertificateParsingException e) {
      throw new IllegalStateException("a certificate that was parsed before", e);
    }
    return List.copyOf(names);
  }

  /** For TLS 1.2 and 1.3, as Jetty chooses ciphers. */
  SslContextFactory.Server context() {
    String password = UUID.randomUUID().toString(); // of a store that stays in memory
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("desk", key, password.toCharArray(), chain.toArray(new X509Certificate[0]));
      SslContextFactory.Server context = new SslContextFactory.Server();
      context.setKeyStore(store);
      context.setKeyStorePassword(password);
      context.setIncludeProtocols("TLSv1.2", "TLSv1.3");
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key store in memory", e);
    }
  }
}
