package org.cordon.brief.joint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.brief.account.Account;
import org.cordon.brief.claim.Answer;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.account.Briefing;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.record.json.CanonicalJson;
import org.cordon.record.json.NotCanonicalException;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.tree.Hash;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A joint briefing of a record as of a time: the draft, what the offices say to it on the record as
 * it stands, and all that a stranger needs to check it.
 */
public final class JointBriefing {
  /** Name of the page. */
  public static final String PAGE = "briefing.html";

  /** Name of the draft with its signatures and proofs. */
  public static final String JSON = "briefing.json";

  /** Name of the entries. */
  public static final String ENTRIES = "briefing.entries.gz";

  private final Draft draft;
  private final Signatures signatures;
  private final LogReader log;
  private final Checkpoint checkpoint;
  private final List<byte[]> entries;

  private JointBriefing(Draft draft, Signatures signatures, LogReader log) {
    this.draft = draft;
    this.signatures = signatures;
    this.log = log;
    checkpoint = checkpoint(log);
    entries = log.entries(0, log.size());
  }

  private static Checkpoint checkpoint(LogReader log) {
    return Checkpoint.parseText(log.checkpoint().text(), "checkpoint of the record");
  }

  /**
   * Drafts it.
   *
   * @param account of this record as of the time of the briefing
   * @param offset in which times are printed
   * @param claims as they were answered, in the order in which they are printed
   * @throws Refusal for entries that do not fold
   */
  public static JointBriefing of(
      LogReader log, Account account, ZoneOffset offset, List<Answer> claims) {
    String name = account.name();
    long atMs = account.atMs();
    List<ClaimLine> lines = claims.stream().map(ClaimLine::of).toList();
    Account whole = Account.read(log, name, Long.MAX_VALUE);
    Draft draft = Draft.of(account, offset, lines);
    Signatures signatures = Signatures.of(draft, whole);
    for (AccountItem item : whole.standing(EntryKind.BRIEFING)) {
      boolean earlier =
          !signatures.onRecord()
              && item.entry() instanceof Briefing b
              && b.atMs() == atMs
              && b.size() < draft.size();
      if (earlier && item.entry() instanceof Briefing b) { // more came in the same millisecond
        Draft then = Draft.of(FirstEntries.account(log, name, b.size(), atMs), offset, lines);
        if (then.sha256().equals(b.sha256())) {
          draft = then;
          signatures = Signatures.of(then, whole);
        }
      }
    }
    return new JointBriefing(draft, signatures, log);
  }

  /**
   * Drafts again what lies in a folder, from its record as that stands now: with what the offices
   * have said to it since.
   *
   * @throws Refusal {@code not-a-briefing}; {@code draft-not-of-this-record} when the record's
   *     entries give another draft
   * @throws IOException when the folder cannot be read
   */
  public static JointBriefing again(LogReader log, Path folder) throws IOException {
    Written json = written(folder);
    Written draft = json.object("draft");
    String name = checkpoint(log).origin();
    long size = draft.number("size");
    Draft made = null;
    if (draft.text("record").equals(name) && size >= 0 && size <= log.size()) {
      Account then = FirstEntries.account(log, name, size, draft.number("atMs"));
      made = Draft.of(then, draft.offset(), draft.claims());
    }
    if (made == null || !made.sha256().equals(json.text("sha256"))) {
      throw new Refusal(
          "draft-not-of-this-record",
          "a draft that the record " + name + " does not give",
          folder.resolve(JSON).toString(),
          "Make it again from this record with cordon brief draft, and read it again.");
    }
    Account whole = Account.read(log, name, Long.MAX_VALUE);
    return new JointBriefing(made, Signatures.of(made, whole), log);
  }

  private static Written written(Path folder) throws IOException {
    try {
      return new Written(CanonicalJson.read(Files.readAllBytes(folder.resolve(JSON))));
    } catch (NoSuchFileException e) {
      throw Written.notABriefing("no " + JSON, folder.toString());
    } catch (NotCanonicalException e) {
      throw Written.notABriefing(String.valueOf(e.getMessage()), folder.resolve(JSON).toString());
    }
  }

  /** Entry that puts the draft on the record, asking every head. */
  public Briefing entry(String id) {
    return new Briefing(
        id, draft.atMs(), draft.size(), draft.sha256(), draft.lineIds(), draft.offices());
  }

  /** Id under which the draft is on the record, or "". */
  public String onRecord() {
    return signatures.briefing();
  }

  /** Whether it is issued. */
  public boolean issued() {
    return signatures.issued();
  }

  /** How many entries it was made from. */
  public long size() {
    return draft.size();
  }

  /** SHA-256 of the draft. */
  public String sha256() {
    return draft.sha256();
  }

  /** Offices of the heads, who are asked to sign. */
  public List<String> offices() {
    return draft.offices();
  }

  /** How many lines it has. */
  public int lines() {
    return draft.lines().size();
  }

  /** Ids of the lines that print a figure that nobody checked, in their order. */
  public List<String> uncheckedLines() {
    return draft.lines().stream().filter(Line::unchecked).map(Line::id).toList();
  }

  /** Ids of the lines that an office has not answered, in their order. */
  public List<String> unanswered(String office) {
    return draft.lineIds().stream().filter(id -> signatures.given(office, id) == null).toList();
  }

  /**
   * Whether an entry is this draft on the record, a signature that stands under it, or its issue.
   */
  public boolean has(String entryId) {
    return signatures.onRecord()
        && (entryId.equals(signatures.briefing())
            || entryId.equals(signatures.issue())
            || signatures.given().stream().anyMatch(g -> entryId.equals(g.signature())));
  }

  /** How many answers stand, dissents among them. */
  public int answers() {
    return signatures.given().size();
  }

  /** How many dissents stand. */
  public long dissents() {
    return signatures.given().stream().filter(g -> !g.dissent().isEmpty()).count();
  }

  /** Every file by its name, in the order in which they are to be written. */
  public Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(ENTRIES, EntriesFile.write(entries));
    files.put(PAGE, Page.of(draft, signatures, checkpoint).getBytes(StandardCharsets.UTF_8));
    files.put(JSON, json().getBytes(StandardCharsets.UTF_8));
    return files;
  }

  /**
   * Writes every file beside its place and moves all of them when all are written. The folder is
   * made where there is none; what else lies in it stays.
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, Path> parts = new TreeMap<>();
    try {
      for (Map.Entry<String, byte[]> file : files().entrySet()) {
        Path part = folder.resolve(file.getKey() + ".part");
        parts.put(file.getKey(), part);
        Files.write(part, file.getValue());
      }
      for (Map.Entry<String, Path> part : parts.entrySet()) {
        Files.move(
            part.getValue(), folder.resolve(part.getKey()), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (Path part : parts.values()) {
        Files.deleteIfExists(part);
      }
    }
  }

  private String json() {
    Map<String, @Nullable Object> map = new TreeMap<>();
    map.put("draft", draft.map());
    map.put("sha256", draft.sha256());
    map.put("signatures", signatures.map());
    map.put("checkpoint", log.checkpoint().toString());
    map.put("root", log.root(draft.size()).base64());
    List<String> proof = new ArrayList<>();
    for (Hash hash : log.consistency(draft.size())) {
      proof.add(hash.base64());
    }
    map.put("consistency", proof);
    return CanonicalJson.write(map);
  }
}
