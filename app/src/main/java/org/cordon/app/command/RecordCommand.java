package org.cordon.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.cordon.record.keeping.RecordWriter;
import org.cordon.record.log.LogReader;
import org.cordon.record.log.TileExport;
import org.cordon.record.note.KeyFile;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.Stores;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code record}: reads the record, proves and exports it; {@link RecordVerify} checks it. */
@Command(
    name = "record",
    description = "Reads, proves, exports and verifies the record.",
    synopsisSubcommandLabel =
        "(keygen | log | show | state | verify | proof | export | witness | cosign | rotate-key"
            + " | replace-key | backup | restore | continue | begin | forget)",
    footer = {
      "",
      "A record is a SQLite file, or a schema of a PostgreSQL database, by default cordon:",
      "postgresql://USER@HOST:PORT/DATABASE?currentSchema=SCHEMA; its password is best kept in",
      "PGPASSWORD or ~/.pgpass, for others can read a command line.",
      "",
      "Example:",
      "  cordon record verify --record record.sqlite --key record.pub --since older.checkpoint"
    })
public final class RecordCommand {
  private static final int LATEST = 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final Console console;

  /** The command, speaking on a console. */
  public RecordCommand(Console console) {
    this.console = console;
  }

  /** The command with all of its subcommands. */
  public static CommandLine line(Console console) {
    return new CommandLine(new RecordCommand(console))
        .addSubcommand(new RecordVerify(console))
        .addSubcommand(new WitnessCommand(console))
        .addSubcommand(new CosignCommand(console))
        .addSubcommand(new RecordBackup(console))
        .addSubcommand(new RecordRestore(console))
        .addSubcommand(new RecordContinue(console))
        .addSubcommand(new RecordBegin(console))
        .addSubcommand(new RecordForget(console))
        .addSubcommand(new RotateKeyCommand(console))
        .addSubcommand(new ReplaceKeyCommand(console));
  }

  /** What is asked of a record that is open. */
  private interface Question {
    void ask(LogReader log) throws IOException;
  }

  private static int reading(String record, Question question) {
    try (LogStore store = Stores.read(address(record))) {
      question.ask(new LogReader(store));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return 0;
  }

  /** The path of a record that can only be a file or folder. */
  static Path file(String record) {
    if (PostgresAddress.is(record)) {
      throw new Refusal(
          "store-not-supported",
          Stores.shown(record),
          "--record",
          "Give the path of a SQLite file, or of a folder of tiles.");
    }
    return Path.of(address(record));
  }

  /** The address of a record that a store can open: a path of a SQLite file, postgresql://…. */
  static String address(String record) {
    if (record.startsWith("http:") || record.startsWith("https:")) {
      throw new Refusal(
          "store-not-supported",
          record,
          "--record",
          "Give a SQLite file or postgresql://USER@HOST:PORT/DATABASE; tiles over HTTP are only"
              + " verified.");
    }
    return record;
  }

  /** Address of a record that is there: what changes a record does not begin one by mistake. */
  static String existing(String record) {
    String address = address(record);
    if (!PostgresAddress.is(address) && !Stores.isRecord(address)) {
      Stores.read(address).close(); // refuses it by name
    }
    RecordWriter.refuseRestored(address);
    return address;
  }

  @Command(
      name = "keygen",
      description = {
        "Makes the secret key of a record, FILE, and its public key, FILE.pub.",
        "Keep FILE outside of the record and readable by its owner alone; hand FILE.pub to everybody."
      },
      footer = {
        "",
        "Example:",
        "  cordon record keygen --name dispatch.example/record --out record.key"
      })
  int keygen(
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "Name of the record, as an address without https://.")
          String name,
      @Option(names = "--out", required = true, paramLabel = "FILE", description = "Key file.")
          Path out,
      @Option(names = "--witness", description = "A key for a witness, which signs with the time.")
          boolean witness)
      throws IOException {
    KeyType type = witness ? KeyType.COSIGNATURE_ED25519 : KeyType.ED25519;
    SignerKey key = SignerKey.generate(name, type, new SecureRandom());
    Path open = KeyFile.write(out, key);
    console.say("secret key " + out + ": keep it outside of the record, with a copy in a safe");
    console.say("public key " + open + ": " + key.verifier());
    return 0;
  }

  @Command(
      name = "log",
      description = "Prints entries, one a line, behind their numbers; the latest without --from.",
      footer = {"", "Example:", "  cordon record log --record record.sqlite --from 0 --to 100"})
  int log(
      @Option(
              names = "--record",
              required = true,
              paramLabel = "RECORD",
              description = "The record: a SQLite file, or postgresql://….")
          String record,
      @Option(names = "--from", paramLabel = "N", description = "First entry, from 0.")
          @Nullable Long from,
      @Option(names = "--to", paramLabel = "N", description = "Entry to stop before.")
          @Nullable Long to,
      @Option(names = "--json", description = "Print one JSON object.") boolean json) {
    return reading(
        record,
        log -> {
          long end = to == null ? log.size() : Math.min(to, log.size());
          long begin = from == null ? Math.max(0, end - LATEST) : from;
          List<byte[]> entries = log.entries(begin, end);
          if (json) {
            console.answer(asJson(log, begin, entries));
            return;
          }
          for (int i = 0; i < entries.size(); i++) {
            console.say((begin + i) + "  " + printable(text(entries.get(i))));
          }
          console.say(log.size() + " entries; nothing was verified, see cordon record verify");
        });
  }

  private static ObjectNode asJson(LogReader log, long first, List<byte[]> entries) {
    ObjectNode object = Console.object().put("size", log.size());
    object.put("checkpoint", log.checkpoint().toString()).put("from", first);
    ArrayNode array = object.putArray("entries");
    entries.forEach(e -> array.add(text(e)));
    return object;
  }

  private static String text(byte[] entry) {
    return new String(entry, StandardCharsets.UTF_8);
  }

  static String printable(byte[] text) {
    return printable(text(text));
  }

  /** Text without characters that would move a terminal's cursor or turn its writing round. */
  static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          int kind = Character.getType(c);
          if (kind == Character.CONTROL || kind == Character.FORMAT) {
            out.append(String.format(Locale.ROOT, "\\u%04x", c));
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }

  @Command(
      name = "show",
      description = "Prints one entry, readable; --out writes its very bytes.",
      footer = {"", "Example:", "  cordon record show --record record.sqlite --entry 417"})
  int show(
      @Option(
              names = "--record",
              required = true,
              paramLabel = "RECORD",
              description = "The record: a SQLite file, or postgresql://….")
          String record,
      @Option(names = "--entry", required = true, paramLabel = "N", description = "Its number.")
          long entry,
      @Option(names = "--out", paramLabel = "F", description = "File for the bytes of the entry.")
          @Nullable Path out,
      @Option(
              names = "--sealed",
              description = "Also show what it keeps behind commitments: personal data.")
          boolean sealed,
      @Option(names = "--json", description = "Print the entry as it stands.") boolean json) {
    return reading(
        record,
        log -> {
          byte[] bytes = log.entries(entry, entry + 1).getFirst();
          if (out != null) {
            write(out, bytes);
            console.note("entry " + entry + ": " + bytes.length + " bytes in " + out);
          }
          if (json && sealed) {
            ObjectNode object = Console.object();
            object.set("entry", JSON.readTree(bytes));
            SealedMatter.into(object, record, log, bytes);
            console.answer(object);
          } else if (json) {
            console.say(text(bytes));
          } else if (out == null) {
            console.say("entry " + entry + " of " + log.size() + ", not verified:");
            String pretty = JSON.readTree(bytes).toPrettyString();
            pretty.lines().forEach(l -> console.say(printable(l)));
            if (sealed) {
              SealedMatter.print(console, record, log, bytes);
            }
          }
        });
  }

  @Command(
      name = "state",
      description = "Folds the record to its state, without map or clock, and prints its hash.",
      footer = {
        "",
        "Example:",
        "  cordon record state --record record.sqlite --at 2020-06-20T02:30-07:00"
      })
  int state(
      @Option(
              names = "--record",
              required = true,
              paramLabel = "RECORD",
              description = "The record: a SQLite file, or postgresql://….")
          String record,
      @Option(
              names = "--at",
              paramLabel = "TIME",
              description = "Only what was recorded up to this time (ISO 8601 with offset).")
          @Nullable String at,
      @Option(
              names = "--whole",
              description = "Fold from the first entry, without the states kept beside it.")
          boolean whole,
      @Option(names = "--keep", description = "Keep the state in RECORD.state, to open it faster.")
          boolean keep,
      @Option(names = "--json", description = "Print one JSON object.") boolean json) {
    return ReplayCommand.state(
        console, address(record), new ReplayCommand.Wanted(at, whole, keep, json));
  }

  @Command(
      name = "proof",
      description = "Writes the proof that an entry stands in the record (C2SP tlog-proof).",
      footer = {
        "",
        "Whoever has the entry's bytes and the public key can check it without the record.",
        "",
        "Example:",
        "  cordon record proof --record record.sqlite --entry 417 --out 417.tlog-proof"
      })
  int proof(
      @Option(
              names = "--record",
              required = true,
              paramLabel = "RECORD",
              description = "The record: a SQLite file, or postgresql://….")
          String record,
      @Option(names = "--entry", required = true, paramLabel = "N", description = "Its number.")
          long entry,
      @Option(names = "--out", required = true, paramLabel = "X.tlog-proof", description = "File.")
          Path out) {
    return reading(
        record,
        log -> {
          write(out, log.proof(entry).toString().getBytes(StandardCharsets.UTF_8));
          console.say(
              "entry "
                  + entry
                  + " of "
                  + log.size()
                  + " in "
                  + out
                  + "; with the entry's bytes (show"
                  + " --out) it is checked by: cordon record verify --proof "
                  + out
                  + " --bytes ENTRY-FILE --key PUBLIC-KEY");
        });
  }

  @Command(
      name = "export",
      description = "Writes the record as static files (C2SP tlog-tiles) for other programs.",
      footer = {
        "",
        "Keep its file named checkpoint: it is what verify --since takes later.",
        "",
        "Example:",
        "  cordon record export --record record.sqlite --out tiles"
      })
  int export(
      @Option(
              names = "--record",
              required = true,
              paramLabel = "RECORD",
              description = "The record: a SQLite file, or postgresql://….")
          String record,
      @Option(names = "--out", required = true, paramLabel = "DIR", description = "New folder.")
          Path out) {
    return reading(
        record,
        log -> {
          int files = TileExport.write(log, out);
          console.say(log.size() + " entries in " + files + " files under " + out);
        });
  }

  static void write(Path file, byte[] bytes) throws IOException {
    Path whole = file.toAbsolutePath();
    Path part = Files.createTempFile(whole.getParent(), "record", ".part");
    Files.write(part, bytes);
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
  }
}
