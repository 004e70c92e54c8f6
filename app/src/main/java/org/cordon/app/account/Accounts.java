package org.cordon.app.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a desk: a JSON file beside its record, which only its owner can read. It is
 * written beside and moved, one writer at a time, and read again whenever it was changed, so that a
 * running desk takes in what the command line does.
 */
public final class Accounts {
  private final @Nullable Path file;
  private String stamp = "";
  private List<Account> read = List.of();

  private Accounts(@Nullable Path file) {
    this.file = file;
  }

  /** Those in a file, which need not be there. */
  public static Accounts at(Path file) {
    return new Accounts(file);
  }

  /** Nobody. */
  public static Accounts none() {
    return new Accounts(null);
  }

  /** Where the accounts of a desk lie: {@code record.accounts.json} beside {@code record.key}. */
  public static Path beside(Path key) {
    String name = String.valueOf(key.getFileName()).replaceFirst("\\.key$", "");
    return key.resolveSibling(name + ".accounts.json");
  }

  /**
   * All of them, in the order in which they were added.
   *
   * @throws Refusal {@code accounts-unreadable}, {@code accounts-readable-by-others}
   */
  public synchronized List<Account> all() {
    Path from = file;
    if (from == null) {
      return List.of();
    }
    try {
      BasicFileAttributes now = Files.readAttributes(from, BasicFileAttributes.class);
      String seen = now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
      if (!seen.equals(stamp)) {
        read = AccountsFile.read(from);
        stamp = seen;
      }
      return read;
    } catch (NoSuchFileException e) {
      stamp = "";
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the name that is typed; null when there is none. */
  public @Nullable Account named(String name) {
    return all().stream().filter(a -> a.name().equals(name)).findFirst().orElse(null);
  }

  /** By the operator on the record; null when there is none. */
  public @Nullable Account of(String operator) {
    return all().stream().filter(a -> a.operator().equals(operator)).findFirst().orElse(null);
  }

  /**
   * Adds one.
   *
   * @throws Refusal {@code account-exists}
   */
  public void add(Account account) throws IOException {
    write(all -> {
      if (all.stream().anyMatch(a -> a.name().equals(account.name()))) {
        throw new Refusal(
            "account-exists",
            account.name(),
            String.valueOf(file),
            "Take another name; one that was disabled is kept, since the record knows it.");
      }
      List<Account> more = new ArrayList<>(all);
      more.add(account);
      return more;
    });
  }

  /**
   * Changes one.
   *
   * @throws Refusal {@code unknown-account}
   */
  public void change(String name, UnaryOperator<Account> how) throws IOException {
    write(all -> {
      if (all.stream().noneMatch(a -> a.name().equals(name))) {
        throw new Refusal(
            "unknown-account",
            name,
            String.valueOf(file),
            "cordon account list shows those that there are.");
      }
      return all.stream().map(a -> a.name().equals(name) ? how.apply(a) : a).toList();
    });
  }

  private synchronized void write(UnaryOperator<List<Account>> change) throws IOException {
    Path to = file;
    if (to == null) {
      throw new IllegalStateException("no file of accounts");
    }
    Path folder = to.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path lock = to.resolveSibling(to.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (!held.isValid()) {
        throw new IllegalStateException("a lock that does not hold");
      }
      stamp = "";
      String text = AccountsFile.text(change.apply(all()));
      Path beside = to.resolveSibling(to.getFileName() + ".new");
      Files.deleteIfExists(beside);
      if (to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            beside,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(
          beside,
          text,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      stamp = "";
    }
  }
}
