package org.cordon.app.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.witness.Cosigning;
import org.cordon.record.witness.HttpWitness;
import org.cordon.roads.Refusal;

/** Witnesses as they are named on the command line. */
final class WitnessOption {
  private WitnessOption() {}

  /** Those of {@code --witness URL,KEYFILE}. */
  static List<Cosigning.Asked> all(List<String> options) throws IOException {
    List<Cosigning.Asked> asked = new ArrayList<>();
    for (String option : options) {
      int comma = option.indexOf(',');
      if (comma < 0) {
        throw refusal(option, "--witness");
      }
      asked.add(
          asked(option.substring(0, comma), Path.of(option.substring(comma + 1)), "--witness"));
    }
    return asked;
  }

  /** A witness by its address and the file with its public key. */
  static Cosigning.Asked asked(String address, Path key, String option) throws IOException {
    if (!address.matches("https?://[^\\s/]+(/\\S*)?")) {
      throw refusal(address, option);
    }
    URI uri;
    try {
      uri = URI.create(address.endsWith("/") ? address : address + "/");
    } catch (IllegalArgumentException e) { // what no address can be written as
      throw refusal(address, option);
    }
    VerifierKey verifier = VerifierKey.parse(Files.readString(key), key.toString());
    if (!verifier.type().timestamped()) {
      throw new Refusal(
          "not-a-witness-key",
          "a key that signs without a time, as those of records do",
          key.toString(),
          "Give the public key of the witness (keygen --witness).");
    }
    return new Cosigning.Asked(new HttpWitness(uri), verifier);
  }

  private static Refusal refusal(String found, String option) {
    return new Refusal(
        "bad-address",
        "\"" + found + "\"",
        option,
        "Give http://HOST:PORT/, and where a writer runs its key behind: http://HOST:PORT/,w.key.pub");
  }
}
