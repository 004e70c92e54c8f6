package org.cordon.app.http;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Under which names the desk answers, and its own pages post.
 *
 * @param hosts as a browser sends them: a name, and a port unless it is the usual one
 */
record Site(String scheme, List<String> hosts, int port) {
  private static final List<String> HERE = List.of("127.0.0.1", "localhost", "[::1]");
  private static final int USUAL_PORT = 443;

  Site {
    hosts = List.copyOf(hosts);
  }

  /** This machine's own names, and those of a certificate. */
  static Site of(int port, @Nullable Tls tls) {
    List<String> names = tls == null ? List.of() : tls.names();
    List<String> hosts =
        Stream.concat(names.stream(), HERE.stream())
            .distinct()
            .map(name -> tls != null && port == USUAL_PORT ? name : name + ":" + port)
            .toList();
    return new Site(tls == null ? "http" : "https", hosts, port);
  }

  boolean secure() {
    return scheme.equals("https");
  }

  boolean isHost(String host) {
    return hosts.contains(host);
  }

  boolean isOrigin(String origin) {
    return hosts.stream().anyMatch(host -> origin.equals(scheme + "://" + host));
  }

  String origin() {
    return scheme + "://" + hosts.getFirst();
  }
}
