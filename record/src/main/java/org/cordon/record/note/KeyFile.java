package org.cordon.record.note;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.cordon.record.RecordRefusal;

/** Where a secret key lies: a file that only its owner can read, outside of the record. */
public final class KeyFile {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private KeyFile() {}

  /**
   * Reads a secret key.
   *
   * @throws RecordRefusal {@code key-readable-by-others}, {@code not-a-signer-key}, {@code
   *     no-such-key}
   */
  public static SignerKey read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new RecordRefusal(
          "no-such-key",
          "no file",
          file.toString(),
          "Make one with cordon record keygen, or give the path of the one you have.");
    }
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && !OWNER.containsAll(view.readAttributes().permissions())) {
      throw new RecordRefusal(
          "key-readable-by-others",
          "permissions " + PosixFilePermissions.toString(view.readAttributes().permissions()),
          file.toString(),
          "Run chmod 600 on it; if others could read it for some time, make a new key.");
    }
    return SignerKey.parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
  }

  /**
   * Writes a secret key to {@code file} and its public line to {@code file.pub}.
   *
   * @throws RecordRefusal {@code key-exists} when one of them is there
   */
  public static Path write(Path file, SignerKey key) throws IOException {
    Path open = file.resolveSibling(file.getFileName() + ".pub");
    for (Path each : new Path[] {file, open}) {
      if (Files.exists(each)) {
        throw new RecordRefusal(
            "key-exists",
            "a file under that name",
            each.toString(),
            "Give another name; a key is never written over another.");
      }
    }
    if (Files.getFileStore(file.toAbsolutePath().getParent())
        .supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
    } else {
      Files.createFile(file);
    }
    Files.writeString(file, key.secret() + "\n", StandardOpenOption.WRITE);
    Files.writeString(open, key.verifier() + "\n", StandardOpenOption.CREATE_NEW);
    return open;
  }
}
