package org.cordon.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cordon.record.RecordRefusal;
import org.cordon.record.store.PostgresAddress;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server for as long as something is measured, from the programs that this machine
 * has, in a folder of its own with the settings that it comes with.
 */
final class LocalPostgres implements AutoCloseable {
  private static final int START_S = 60;

  private final Process server;
  private final String address;

  private LocalPostgres(Process server, String address) {
    this.server = server;
    this.address = address;
  }

  /** Folder with initdb and postgres: on the path, or where Debian keeps the newest; or null. */
  static @Nullable Path programs() throws IOException {
    List<Path> folders = new ArrayList<>();
    String path = System.getenv("PATH");
    for (String folder : path == null ? new String[0] : path.split(Pattern.quote(":"), -1)) {
      folders.add(Path.of(folder));
    }
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions
            .sorted(
                Comparator.comparingInt((Path v) -> v.toString().length())
                    .thenComparing(v -> v)
                    .reversed())
            .forEach(v -> folders.add(v.resolve("bin")));
      }
    }
    for (Path folder : folders) {
      if (Files.isExecutable(folder.resolve("initdb"))
          && Files.isExecutable(folder.resolve("postgres"))) {
        return folder;
      }
    }
    return null;
  }

  /** Starts a server with its data in a folder that does not exist yet. */
  static LocalPostgres start(Path programs, Path data) throws IOException {
    ended(
        command(
            programs.resolve("initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"),
        data);
    int port = freePort();
    List<String> command =
        command(programs.resolve("postgres"), "-D", data, "-p", port, "-h", "127.0.0.1", "-k", "");
    Process server = started(command, data);
    String address = "postgresql://postgres@127.0.0.1:" + port + "/postgres";
    LocalPostgres local = new LocalPostgres(server, address);
    try {
      local.await();
      return local;
    } catch (IOException e) {
      local.close();
      throw e;
    }
  }

  /** PostgreSQL refuses to run as root, so root becomes nobody first, in a namespace of its own. */
  private static List<String> command(Path program, Object... arguments) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(program.toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  private static Process started(List<String> command, Path data) throws IOException {
    Path log = data.resolveSibling(data.getFileName() + ".log");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static void ended(List<String> command, Path data) throws IOException {
    Process process = started(command, data);
    try {
      if (!process.waitFor(START_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(command.getFirst() + " failed: " + said(data));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String said(Path data) throws IOException {
    List<String> lines = Files.readAllLines(data.resolveSibling(data.getFileName() + ".log"));
    return lines.isEmpty() ? "nothing said" : lines.getLast();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await() throws IOException {
    long until = System.nanoTime() + START_S * 1_000_000_000L;
    while (!answers()) {
      try {
        if (server.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
          throw new IOException("the server did not start");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  private boolean answers() {
    try {
      PostgresAddress.parse(address).connect(true).close();
      return true;
    } catch (RecordRefusal | java.sql.SQLException e) {
      return false; // not yet
    }
  }

  String address() {
    return address;
  }

  /** Ends it once its sessions have ended. */
  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(START_S, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
