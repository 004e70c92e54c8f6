package org.cordon.app.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cordon.record.note.KeyFile;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.witness.Witness;
import org.cordon.record.witness.WitnessServer;
import org.cordon.roads.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code record witness}: serves the witness protocol for one log until it is stopped. */
@Command(
    name = "witness",
    description = "Cosigns the checkpoints of a record, and refuses any that do not continue them.",
    footer = {
      "",
      "Run it where those who keep the record cannot reach: a newspaper, a court, another city.",
      "It remembers under --state what it signed; never give it an older copy of that folder.",
      "",
      "Example:",
      "  cordon record witness --listen 127.0.0.1:8480 --state witness --key w.key --log-key record.pub"
    })
final class WitnessCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  private final Console console;

  @Option(
      names = "--listen",
      required = true,
      paramLabel = "H:P",
      description = "Address and port to listen on; port 0 for any.")
  private String listen = "";

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "Folder of what it signed; made if need be.")
  private Path state = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "F",
      description = "Its secret key, of record keygen --witness.")
  private Path key = Path.of("");

  @Option(
      names = "--log-key",
      required = true,
      paramLabel = "F",
      description = "Public key of the record it watches; after a rotation give the new one first.")
  private List<Path> logKeys = List.of();

  WitnessCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<VerifierKey> logs = new ArrayList<>();
    for (Path file : logKeys) {
      logs.add(VerifierKey.parse(Files.readString(file), file.toString()));
    }
    Witness witness = Witness.at(state, KeyFile.read(key), logs, InstantSource.system());
    try (WitnessServer server = new WitnessServer(witness, address())) {
      InetSocketAddress at = server.address();
      console.say(
          "witness of "
              + logs.getFirst().name()
              + " on http://"
              + at.getAddress().getHostAddress()
              + ":"
              + at.getPort()
              + "/; Ctrl-C ends it");
      new CountDownLatch(1).await();
    } catch (InterruptedException e) { // told to end
      console.note("witness ended");
    }
    return 0;
  }

  private InetSocketAddress address() {
    int colon = listen.lastIndexOf(':');
    String port = listen.substring(colon + 1);
    if (colon <= 0 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > MOST_PORT) {
      throw new Refusal(
          "bad-address", "\"" + listen + "\"", "--listen", "Give HOST:PORT, as 127.0.0.1:8480.");
    }
    return new InetSocketAddress(listen.substring(0, colon), Integer.parseInt(port));
  }
}
