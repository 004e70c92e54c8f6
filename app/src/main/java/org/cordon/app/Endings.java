package org.cordon.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.cordon.app.command.Console;
import org.cordon.app.command.Console.Problem;
import org.cordon.calls.CallsRefusal;
import org.cordon.record.RecordRefusal;
import org.cordon.roads.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;

/** How a command can end other than well: exit code 2 usage, 3 bad input, 4 our bug. */
final class Endings {
  private static final int USAGE = 2;
  private static final int BAD_INPUT = 3;
  private static final int BUG = 4;

  private final Console console;
  private final boolean json;

  Endings(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  int misused(ParameterException e) {
    CommandLine line = e.getCommandLine();
    String command = line.getCommandSpec().qualifiedName();
    console.refuse(
        Problem.of("usage", e.getMessage(), command, "See: " + command + " --help"), json);
    CommandLine.UnmatchedArgumentException.printSuggestions(e, console.err());
    console.err().flush();
    return USAGE;
  }

  int failed(Throwable e) {
    return switch (e) {
      case ExecutionException wrapped when wrapped.getCause() != null -> failed(wrapped.getCause());
      case Refusal r -> badInput(Problem.of(r.name(), r.found(), r.where(), r.remedy()));
      case RecordRefusal r -> badInput(Problem.of(r.name(), r.found(), r.where(), r.remedy()));
      case CallsRefusal r -> badInput(Problem.of(r.name(), r.found(), r.where(), r.remedy()));
      case UncheckedIOException io when io.getCause() != null -> unusableFile(io.getCause());
      case IOException io -> unusableFile(io);
      default -> bug(e);
    };
  }

  private int badInput(Problem problem) {
    console.refuse(problem, json);
    return BAD_INPUT;
  }

  private int unusableFile(IOException e) {
    String where =
        e instanceof FileSystemException f && f.getFile() != null ? f.getFile() : "a file";
    return badInput(
        Problem.of(
            "file-not-usable",
            trouble(e, where),
            where,
            "Check the path, its permissions and the free space, and run the same command again."));
  }

  /** What is wrong with a file, in words. */
  private static String trouble(IOException e, String file) {
    return switch (e) {
      case NoSuchFileException missing -> missing(Path.of(file));
      case AccessDeniedException denied -> "a file or folder that you may not use so";
      case FileAlreadyExistsException there -> "a file that is there already";
      case NotDirectoryException flat -> "a file where a folder is needed";
      case CharacterCodingException bytes -> "bytes that are not UTF-8 text";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }

  private static String missing(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null || Files.isDirectory(folder) ? "no such file" : "no folder " + folder;
  }

  private int bug(Throwable e) {
    console.refuse(
        Problem.of(
            "internal-error",
            e.toString(),
            trace(e),
            "This is a bug of ours, not of your input. Please report it with that stack trace and"
                + " the command line."),
        json);
    return BUG;
  }

  /** Keeps the stack trace in a file and says where; on standard error when there is no room. */
  private String trace(Throwable e) {
    try {
      Path file = Files.createTempFile("cordon-bug-", ".txt");
      try (PrintWriter out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
        e.printStackTrace(out);
      }
      return file.toString();
    } catch (IOException noRoom) {
      e.printStackTrace(console.err());
      return "the stack trace above";
    }
  }
}
