package org.cordon.record.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.VerifierKey;

/** Asks a witness to cosign a log's checkpoint, from where that witness is. */
public final class AskWitness {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int CONFLICT = 409;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI address;
  private final VerifierKey witness;

  /** A witness by its address, as {@code http://host:port/}, and its public key. */
  public AskWitness(URI address, VerifierKey witness) {
    this.address = address.resolve("add-checkpoint");
    this.witness = witness;
  }

  /**
   * The log's checkpoint with the witness's cosignature.
   *
   * @throws RecordRefusal {@code witness-refused}, with its words; {@code witness-not-reached};
   *     {@code false-signature}
   */
  public SignedNote cosigned(LogReader log) {
    Checkpoint checkpoint = Checkpoint.parseText(log.checkpoint().text(), "checkpoint");
    HttpResponse<String> response = send(new AddCheckpoint(0, List.of(), log.checkpoint()));
    if (response.statusCode() == CONFLICT && response.body().matches("[0-9]{1,18}\n")) {
      long known = Long.parseLong(response.body().strip());
      if (known > checkpoint.size()) {
        throw refused("it knows " + known + " entries, this record has " + checkpoint.size());
      }
      response = send(new AddCheckpoint(known, log.consistency(known), log.checkpoint()));
    }
    if (response.statusCode() != OK) {
      throw refused(response.statusCode() + " " + response.body().strip());
    }
    String all = log.checkpoint().toString() + response.body();
    SignedNote note =
        SignedNote.parse(all.getBytes(StandardCharsets.UTF_8), "answer of " + witness.name());
    if (note.by(witness, "answer of " + witness.name()) == null) {
      throw refused("no cosignature of the key that was given");
    }
    return note;
  }

  private RecordRefusal refused(String found) {
    return new RecordRefusal(
        "witness-refused",
        found,
        witness.name() + " at " + address,
        "If it knows more, or another history, this record was rolled back or forked: verify it.");
  }

  private HttpResponse<String> send(AddCheckpoint request) {
    try {
      return client.send(
          HttpRequest.newBuilder(address)
              .timeout(PATIENCE)
              .POST(HttpRequest.BodyPublishers.ofByteArray(request.bytes()))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw notReached(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notReached("interrupted");
    }
  }

  private RecordRefusal notReached(String found) {
    return new RecordRefusal(
        "witness-not-reached",
        found,
        witness.name() + " at " + address,
        "Check the address; the record goes on without it and can be cosigned later.");
  }
}
