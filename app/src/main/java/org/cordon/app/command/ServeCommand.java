package org.cordon.app.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cordon.app.account.Accounts;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.DeskRecord;
import org.cordon.app.desk.RecordPlace;
import org.cordon.app.desk.Turn;
import org.cordon.app.http.DeskServer;
import org.cordon.app.http.Tls;
import org.cordon.roads.Refusal;
import org.cordon.study.scenario.yaml.ScenarioReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: the live desk. */
@Command(
    name = "serve",
    description =
        "Runs a live desk on this machine: take calls, see who can reach them, send them.",
    footer = {
      "",
      "Prints a link that signs in once, as a duty officer; cordon account makes accounts with a role",
      "and a password beside the record's key. Without TLS it listens on this machine only. Stop it",
      "with Ctrl-C; started again on the same record, it goes on.",
      "",
      "Example:",
      "  cordon serve --record out/desk/record.sqlite",
      "  cordon serve --record postgresql://cordon@db.example/cordon --key /etc/cordon/record.key"
    })
public final class ServeCommand implements Callable<Integer> {
  private static final String SCENARIO = "scenarios/capitol-hill-2020/scenario.yaml";
  private static final long PATIENCE_S = 15;
  private static final String ONE_SERVER =
      "the record lies on one PostgreSQL server: when that is lost, so is all since its last copy."
          + " Give it a synchronous standby (synchronous_standby_names), and keep back-ups elsewhere"
          + " (cordon record backup); docs/operations.md says how";

  private final Console console;

  @Option(
      names = "--host",
      paramLabel = "H",
      defaultValue = "127.0.0.1",
      description = "Address of this machine to listen on. ${DEFAULT-VALUE} without.")
  private String host = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8470",
      description = "0 takes a free one. ${DEFAULT-VALUE} without.")
  private int port;

  @Option(
      names = "--tls-cert",
      paramLabel = "F",
      description = "PEM file of the server's certificate; then --host may be any.")
  private @Nullable Path tlsCert;

  @Option(names = "--tls-key", paramLabel = "F", description = "PEM file of its key, PKCS #8.")
  private @Nullable Path tlsKey;

  @Option(
      names = "--scenario",
      paramLabel = "F",
      description = "Its city, units, plans and zones. Capitol Hill without.")
  private @Nullable Path scenario;

  @Option(
      names = "--record",
      paramLabel = "R",
      description =
          "SQLite file, or postgresql://USER@HOST:PORT/DATABASE?currentSchema=SCHEMA; begun if it is"
              + " not there. out/desk/record.sqlite without; with --rehearse one that is thrown"
              + " away.")
  private @Nullable String record;

  @Option(
      names = "--key",
      paramLabel = "F",
      description =
          "The record's signing key, made with a new record. Beside a file's record (record.key)"
              + " without; for PostgreSQL it must be named.")
  private @Nullable Path key;

  @Option(
      names = "--addresses",
      paramLabel = "FILE.csv",
      description = "House numbers by street, as cordon place takes them (docs/places.md).")
  private @Nullable Path addresses;

  @Option(
      names = "--rehearse",
      description = "On a new record, put the scenario's zones in force at once.")
  private boolean rehearse;

  @Option(names = "--json", description = "Print address and link as one JSON object.")
  private boolean json;

  /** The command, speaking on a console. */
  public ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    refuseOtherMachines();
    if (rehearse && record == null) {
      Path folder = Files.createTempDirectory("cordon-rehearsal");
      return serve(RecordPlace.file(folder.resolve("record.sqlite")), folder);
    }
    String given = record;
    return serve(RecordPlace.of(given == null ? "out/desk/record.sqlite" : given, key), null);
  }

  private @Nullable Tls tls() throws IOException {
    Path cert = tlsCert;
    Path secret = tlsKey;
    if ((cert == null) != (secret == null)) {
      throw new Refusal(
          "tls-half",
          cert == null ? "a key without its certificate" : "a certificate without its key",
          "--tls-cert and --tls-key",
          "Give both, or neither.");
    }
    return cert == null || secret == null
        ? null
        : Tls.read(cert, secret, System.currentTimeMillis());
  }

  private void refuseOtherMachines() throws IOException {
    if (tls() != null) {
      return;
    }
    boolean here;
    try {
      here = InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      here = false;
    }
    if (!here) {
      throw new Refusal(
          "host-not-here",
          host,
          "--host",
          "Give --tls-cert and --tls-key, or listen on 127.0.0.1 or ::1: no other machine may ask without.");
    }
  }

  private static void clear(@Nullable Path folder) throws IOException {
    if (folder == null) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** Serves until it is told to stop; then a folder to throw away goes, before Java may end. */
  private int serve(RecordPlace place, @Nullable Path throwAway) throws IOException {
    long startNs = System.nanoTime();
    CompletableFuture<Void> stop = new CompletableFuture<>();
    CountDownLatch closed = new CountDownLatch(1);
    Thread hook = Thread.ofPlatform().unstarted(() -> stopAndWait(stop, closed));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      serve(place, stop, startNs);
      console.note("the desk is closed, and its record with it"); // before Java may end
    } catch (CompletionException e) { // why the desk stopped by itself
      throw e.getCause() instanceof RuntimeException why ? why : e;
    } finally {
      try {
        clear(throwAway);
      } finally {
        closed.countDown();
      }
      forget(hook);
    }
    return 0;
  }

  private void serve(RecordPlace place, CompletableFuture<Void> stop, long startNs)
      throws IOException {
    try (Desk desk = open(place);
        DeskServer server =
            DeskServer.start(
                desk,
                new DeskServer.Listen(
                    host,
                    port,
                    DeskRecord.OPERATOR,
                    Accounts.at(Accounts.beside(place.key())),
                    tls()),
                System::currentTimeMillis,
                console::note)) {
      tell(server, place, desk.turn() == Turn.LEADING, startNs);
      CompletableFuture.anyOf(stop, desk.stopped()).join();
    }
  }

  private Desk open(RecordPlace place) throws IOException {
    Path numbers = addresses;
    return DeskRecord.open(
        new DeskRecord.Start(
            ScenarioReader.read(scenarioFile()),
            numbers == null ? List.of() : AddressesCsv.read(numbers),
            place,
            rehearse,
            console::note,
            DeskServer.commandText()),
        System::currentTimeMillis);
  }

  private Path scenarioFile() {
    Path given = scenario;
    String home = System.getenv("CORDON_HOME");
    return given == null ? Path.of(home == null ? "." : home).resolve(SCENARIO) : given;
  }

  private void tell(DeskServer server, RecordPlace place, boolean leads, long startNs) {
    long ms = (System.nanoTime() - startNs) / 1_000_000;
    String link = server.signInLink();
    if (place.shared()) {
      console.note(ONE_SERVER);
    }
    if (json) {
      console.answer(
          Console.object()
              .put("address", server.address())
              .put("signIn", link)
              .put("record", place.shown())
              .put("leads", leads)
              .put("startedInMs", ms));
      return;
    }
    String standsBy = leads ? "" : " and stands by";
    console.say(
        "the desk listens on " + server.address() + standsBy + ", ready after " + ms + " ms");
    console.say("sign in once, within a day: " + link);
    console.say("its record is " + place.shown() + "; Ctrl-C closes both");
  }

  private static void stopAndWait(CompletableFuture<Void> stop, CountDownLatch closed) {
    stop.complete(null);
    try {
      closed.await(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // Java is ending, so the hook has run or runs.
      Thread.onSpinWait();
    }
  }
}
