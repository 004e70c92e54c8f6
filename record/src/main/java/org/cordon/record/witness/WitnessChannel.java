package org.cordon.record.witness;

import java.io.IOException;

/** The way to a witness: over HTTP, or one in the same process. */
public interface WitnessChannel {
  /** What a witness answers: a status of HTTP and a body. */
  record Answer(int status, String body) {}

  /**
   * Hands over the body of a request, as C2SP tlog-witness writes it.
   *
   * @throws IOException when no answer came
   */
  Answer addCheckpoint(byte[] body) throws IOException;
}
