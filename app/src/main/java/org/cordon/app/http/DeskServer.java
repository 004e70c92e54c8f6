package org.cordon.app.http;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.cordon.app.account.Accounts;
import org.cordon.app.account.DeskRole;
import org.cordon.app.desk.CommandText;
import org.cordon.app.desk.Desk;
import org.cordon.roads.Refusal;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A desk behind HTTP on this machine, each request on a virtual thread of its own. */
public final class DeskServer implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int MOST_TASKS = 2 * MOST_CONNECTIONS; // each stream of events is one
  private static final int MOST_HEADER_BYTES = 8_192;
  private static final long IDLE_MS = 30_000;
  private static final int SLOWEST_BYTES_PER_S = 100;
  private static final long STOP_MS = 5_000;

  private final Desk desk;
  private final Server server = new Server(new VirtualThreadPool(MOST_TASKS));
  private final ServerConnector connector;
  private final Sessions sessions;
  private final Who own;
  private final String rights;
  private final int port;
  private final String address;

  /**
   * Where and for whom to listen.
   *
   * @param host of this machine alone, such as 127.0.0.1, unless there is TLS
   * @param port 0 takes any that is free
   * @param operator opaque id of whoever signs in by the server's own link, as a duty officer
   * @param accounts of those who sign in by a password
   * @param tls null for plain HTTP
   */
  public record Listen(
      String host, int port, String operator, Accounts accounts, @Nullable Tls tls) {
    /** Without accounts, and without TLS. */
    public Listen(String host, int port, String operator) {
      this(host, port, operator, Accounts.none(), null);
    }
  }

  private DeskServer(Desk desk, Listen listen, LongSupplier clock, Consumer<String> log)
      throws IOException {
    this.desk = desk;
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MOST_HEADER_BYTES);
    connector = connector(server, http, listen.tls);
    connector.setHost(listen.host);
    connector.setPort(listen.port);
    connector.setIdleTimeout(IDLE_MS);
    open(listen);
    port = connector.getLocalPort();
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    server.setStopTimeout(STOP_MS);
    sessions = new Sessions(clock);
    own = new Who(listen.operator, DeskRole.DUTY_OFFICER, "", "");
    Site site = Site.of(port, listen.tls);
    address =
        listen.tls == null
            ? site.scheme() + "://" + shown(listen.host) + ":" + port
            : site.origin();
    Guard guard = new Guard(site, sessions, listen.accounts, listen.operator);
    Sessions ofCrews = new Sessions(clock, CrewRoutes.LINK_MS);
    SignIn signIn = new SignIn(desk, guard, sessions);
    Api api = new Api(desk, guard, signIn, new CrewRoutes(desk, guard, ofCrews));
    rights = Rights.table(api.all(), CommandForm.all().keySet());
    server.setHandler(
        new GracefulHandler(
            new MinimumDataRateHandler(new Answering(api, guard, log), SLOWEST_BYTES_PER_S, 0)));
    server.setErrorHandler(new Errors());
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, @Nullable Tls tls) {
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    if (tls == null) {
      return new ServerConnector(server, 1, 1, plain);
    }
    http.addCustomizer(new SecureRequestCustomizer(false)); // the guard looks at the host's name
    String then = plain.getProtocol();
    return new ServerConnector(server, 1, 1, new SslConnectionFactory(tls.context(), then), plain);
  }

  private static String shown(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private void open(Listen listen) throws IOException {
    try {
      connector.open();
    } catch (IOException e) {
      throw new Refusal(
          "port-in-use",
          String.valueOf(e.getMessage()),
          listen.host + ":" + listen.port,
          "Stop the program that listens there, or give another port with --port.");
    }
  }

  /**
   * Starts to answer.
   *
   * @param clock UTC ms, for how long sessions last
   * @param log takes a line of JSON for every command and every refusal
   * @throws Refusal {@code port-in-use}
   */
  public static DeskServer start(Desk desk, Listen listen, LongSupplier clock, Consumer<String> log)
      throws IOException {
    DeskServer made = new DeskServer(desk, listen, clock, log);
    try {
      made.server.start();
      desk.answersAt(made.address());
    } catch (Exception e) { // as Jetty declares it
      throw new IllegalStateException("the server does not start", e);
    }
    return made;
  }

  /** The form in which commands come, for the desk's journal. */
  public static CommandText commandText() {
    return new CommandText(CommandForm::write, CommandForm::read);
  }

  /** Where it answers, as {@code http://127.0.0.1:8470}; with TLS under the certificate's name. */
  public String address() {
    return address;
  }

  /** An address that signs in once; what stands behind its # is not sent until the page asks. */
  public String signInLink() {
    return address() + "/#sign-in=" + sessions.token(own);
  }

  /** Who may do what, as a table in Markdown. */
  String rights() {
    return rights;
  }

  /** Answers what was asked, ends the streams and stops; the desk goes on. */
  @Override
  public void close() {
    desk.endFeed();
    try {
      server.stop();
    } catch (Exception e) { // as Jetty declares it
      throw new IllegalStateException("the server does not stop", e);
    }
  }

  /** Finds the route, has the guard look, and turns refusals into answers. */
  private static final class Answering extends Handler.Abstract {
    private final Api api;
    private final Guard guard;
    private final Consumer<String> log;

    Answering(Api api, Guard guard, Consumer<String> log) {
      this.api = api;
      this.guard = guard;
      this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      long startNs = System.nanoTime();
      secure(response);
      HttpRefusal refusal = null;
      try {
        answer(request, response);
      } catch (HttpRefusal r) {
        refusal = r;
      } catch (Desk.Unavailable e) {
        refusal = unavailable(e);
      } catch (Exchange.GoneException e) {
        callback.failed(e);
        return true;
      }
      if (refusal != null) {
        Exchange exchange = new Exchange(request, response, "");
        if (!request.consumeAvailable()) { // else who asks next would meet a closed connection
          exchange.with("Connection", "close");
        }
        refuse(refusal, exchange);
      }
      api.metrics().answered(response.getStatus());
      if (refusal != null || request.getMethod().equals("POST")) {
        log.accept(line(request, response, refusal, System.nanoTime() - startNs));
      }
      callback.succeeded();
      return true;
    }

    private void answer(Request request, Response response) {
      String path = request.getHttpURI().getDecodedPath();
      String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
      boolean there = false;
      for (Route route : api.all()) {
        String parameter = path == null ? null : route.fit(path);
        if (parameter != null) {
          there = true;
          if (route.method().equals(method)) {
            Exchange exchange = new Exchange(request, response, parameter);
            guard.check(route, exchange);
            route.action().accept(exchange);
            return;
          }
        }
      }
      throw there
          ? new HttpRefusal(405, "other-method", method, "the method", "See /openapi.json.")
          : new HttpRefusal(404, "no-such-page", "nothing", "the path", "See /openapi.json.");
    }

    private static HttpRefusal unavailable(Desk.Unavailable e) {
      return new HttpRefusal(503, e.name(), String.valueOf(e.getMessage()), e.where(), e.remedy());
    }

    private static void refuse(HttpRefusal refusal, Exchange exchange) {
      if (refusal.status() == 429 || refusal.status() == 503) {
        exchange.with("Retry-After", "1");
      }
      exchange.send(refusal.status(), json(refusal));
    }

    private static String line(
        Request request, Response response, @Nullable HttpRefusal refusal, long ns) {
      ObjectNode line =
          Json.object()
              .put("method", request.getMethod())
              .put("path", request.getHttpURI().getPath())
              .put("status", response.getStatus())
              .put("us", ns / 1_000);
      if (refusal != null) {
        line.put("refusal", refusal.name()).put("where", refusal.where());
      }
      return line.toString();
    }
  }

  private static ObjectNode json(HttpRefusal refusal) {
    ObjectNode json = Json.object();
    json.putObject("refusal")
        .put("name", refusal.name())
        .put("found", refusal.found())
        .put("where", refusal.where())
        .put("remedy", refusal.remedy());
    return json;
  }

  private static void secure(Response response) {
    response
        .getHeaders()
        .put(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                + " img-src 'self' data: blob:; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        .put("X-Content-Type-Options", "nosniff")
        .put("Referrer-Policy", "no-referrer")
        .put("Cross-Origin-Opener-Policy", "same-origin")
        .put("Cross-Origin-Resource-Policy", "same-origin")
        .put("Cache-Control", "no-store");
  }

  /** What Jetty refuses by itself, and our bugs, in the form of every refusal. */
  private static final class Errors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      int status = response.getStatus();
      secure(response);
      HttpRefusal refusal =
          new HttpRefusal(
              status,
              status >= 500 ? "internal-error" : "bad-request",
              String.valueOf(HttpStatus.getMessage(status)).toLowerCase(Locale.ROOT),
              "the request",
              status >= 500
                  ? "Look at the server's log; a command may be given again under its key."
                  : "Send it as /openapi.json says.");
      try {
        new Exchange(request, response, "").send(status, json(refusal));
        callback.succeeded();
      } catch (Exchange.GoneException e) {
        callback.failed(e);
      }
      return true;
    }
  }
}
