package org.cordon.brief.joint;

import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cordon.brief.account.Account;
import org.cordon.record.RecordRefusal;
import org.cordon.record.json.CanonicalJson;
import org.cordon.record.json.NotCanonicalException;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.tree.CompactRange;
import org.cordon.record.tree.Hash;
import org.cordon.record.tree.ProofCheck;
import org.cordon.record.tree.TreeHasher;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Checks a written briefing from its own folder and a public key, without record or network: the
 * entries against the signed checkpoint, the draft and every figure by making it again, the
 * signatures by the entries, the page by printing it again. Claims are inputs: what call data say
 * is checked where those are, by {@code claim check}; that the claims in a draft are those that
 * were signed follows from the draft's hash on the record.
 */
public final class JointCheck {
  private static final String AGAIN =
      "Believe the entries: make the briefing again from the record, and ask who changed this one.";

  private final Path folder;
  private final List<VerifierKey> keys;
  private final TreeHasher hasher = new TreeHasher();

  private JointCheck(Path folder, List<VerifierKey> keys) {
    this.folder = folder;
    this.keys = List.copyOf(keys);
  }

  /**
   * What was checked.
   *
   * @param wrong what does not fit, or null; the numbers are 0 then
   * @param size entries of the draft
   * @param entries entries of the checkpoint
   * @param signed what the offices say to it
   * @param onRecord id of the draft on the record, or ""
   * @param claims of the draft, not held against calls here
   */
  public record Result(
      @Nullable Finding wrong,
      long size,
      long entries,
      int figures,
      Signed signed,
      String onRecord,
      boolean issued,
      ClaimsAgain claims) {}

  /**
   * The answers of the offices.
   *
   * @param answers signed lines and dissents
   * @param proved those of them under an office's own key
   * @param keys these keys, as they were enrolled, in order
   */
  public record Signed(int answers, int proved, List<String> keys) {
    static final Signed NONE = new Signed(0, 0, List.of());

    public Signed {
      keys = List.copyOf(keys);
    }
  }

  /** Stops a check at what is wrong. */
  private static final class WrongException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
    private final Finding finding;

    WrongException(Finding finding) {
      super(finding.found());
      this.finding = finding;
    }
  }

  private static void stop(@Nullable Finding finding) {
    if (finding != null) {
      throw new WrongException(finding);
    }
  }

  private static void hold(boolean so, String name, String found, String where) {
    if (!so) {
      stop(new Finding(name, found, where, AGAIN));
    }
  }

  /**
   * Checks a folder.
   *
   * @param keys public keys of the record, of which one signed its checkpoint
   * @throws IOException when it cannot be read
   * @throws Refusal when it holds no briefing
   */
  public static Result of(Path folder, List<VerifierKey> keys) throws IOException {
    try {
      return new JointCheck(folder, keys).check();
    } catch (WrongException e) {
      return new Result(e.finding, 0, 0, 0, Signed.NONE, "", false, ClaimsAgain.NONE);
    }
  }

  private Result check() throws IOException {
    Written json = new Written(json(bytes(JointBriefing.JSON)));
    List<byte[]> entries = entries(bytes(JointBriefing.ENTRIES));
    byte[] page = bytes(JointBriefing.PAGE);
    Checkpoint checkpoint = checkpoint(json.text("checkpoint"));
    Written written = json.object("draft");
    long size = written.number("size");
    roots(json, entries, checkpoint, size);
    LogReader log = log(entries, checkpoint);
    Account whole = Account.read(log, checkpoint.origin(), Long.MAX_VALUE);
    Account then = FirstEntries.account(log, checkpoint.origin(), size, written.number("atMs"));
    Draft draft = Draft.of(then, written.offset(), written.claims());
    stop(DraftDifference.find(written.json(), draft.map()));
    hold(
        draft.sha256().equals(json.text("sha256")),
        "draft-hash-differs",
        json.text("sha256") + " where the draft has " + draft.sha256(),
        JointBriefing.JSON + ", sha256");
    SignerCheck signers = SignerCheck.of(log, checkpoint.origin());
    stop(signers.wrong());
    Signatures signatures = Signatures.of(draft, whole);
    signatures(json.object("signatures").json(), signatures);
    page(page, Page.of(draft, signatures, checkpoint).getBytes(StandardCharsets.UTF_8));
    return new Result(
        null,
        size,
        entries.size(),
        draft.figures().size(),
        signers.signed(signatures),
        signatures.briefing(),
        signatures.issued(),
        new ClaimsAgain(draft.claims(), then));
  }

  private byte[] bytes(String name) throws IOException {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (NoSuchFileException e) {
      throw Written.notABriefing("no " + name, folder.toString());
    }
  }

  private static Map<String, @Nullable Object> json(byte[] bytes) {
    try {
      return CanonicalJson.read(bytes);
    } catch (NotCanonicalException e) {
      throw new WrongException(
          new Finding("not-canonical", String.valueOf(e.getMessage()), JointBriefing.JSON, AGAIN));
    }
  }

  private static List<byte[]> entries(byte[] bytes) {
    try {
      return EntriesFile.read(bytes, JointBriefing.ENTRIES);
    } catch (Refusal e) {
      throw new WrongException(new Finding(e.name(), e.found(), JointBriefing.ENTRIES, AGAIN));
    }
  }

  /** What the key signed; a record whose key changed is checked by its newest key. */
  private Checkpoint checkpoint(String note) {
    String where = JointBriefing.JSON + ", checkpoint";
    @Nullable RecordRefusal first = null;
    for (VerifierKey key : keys) {
      try {
        SignedNote signed = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8), where);
        return Checkpoint.of(signed, key, where);
      } catch (RecordRefusal e) {
        first = first == null ? e : first;
      }
    }
    if (first == null) {
      throw new IllegalArgumentException("no key to check by");
    }
    throw new WrongException(new Finding(first.name(), first.found(), where, first.remedy()));
  }

  private void roots(Written json, List<byte[]> entries, Checkpoint checkpoint, long size) {
    hold(
        entries.size() == checkpoint.size() && size >= 0 && size <= entries.size(),
        "entries-missing",
        entries.size() + " entries where the checkpoint has " + checkpoint.size(),
        JointBriefing.ENTRIES);
    CompactRange tree = new CompactRange(hasher);
    Hash first = tree.root();
    for (int n = 0; n < entries.size(); n++) {
      tree.append(hasher.leaf(entries.get(n)));
      first = n + 1 == size ? tree.root() : first;
    }
    hold(
        tree.root().equals(checkpoint.root()),
        "entries-changed",
        "entries with the root " + tree.root().base64(),
        JointBriefing.ENTRIES + ", against the checkpoint's " + checkpoint.root().base64());
    String where = JointBriefing.JSON + ", root of the first " + size + " entries";
    String root = json.text("root");
    hold(first.base64().equals(root), "root-differs", root, where);
    List<Hash> proof = new ArrayList<>();
    if (json.json().get("consistency") instanceof List<?> hashes) {
      hashes.forEach(h -> proof.add(Hash.parse(String.valueOf(h), where)));
    }
    hold(
        new ProofCheck(hasher).consistent(size, first, checkpoint.size(), checkpoint.root(), proof),
        "proof-fails",
        "a proof that does not lead from " + size + " to " + checkpoint.size() + " entries",
        JointBriefing.JSON + ", consistency");
  }

  private static LogReader log(List<byte[]> entries, Checkpoint checkpoint) {
    if (entries.isEmpty()) {
      throw Written.notABriefing("a record without entries", JointBriefing.ENTRIES);
    }
    return FirstEntries.log(entries, checkpoint.origin());
  }

  private static void signatures(Map<?, ?> written, Signatures found) {
    Map<String, @Nullable Object> made = found.map();
    Object given = written.get("given");
    if (given instanceof List<?> list) {
      for (int i = 0; i < found.given().size(); i++) {
        Signatures.Given g = found.given().get(i);
        Object is = i < list.size() ? list.get(i) : null;
        Object must = made.get("given") instanceof List<?> all ? all.get(i) : null;
        hold(
            must != null && must.equals(is),
            "signature-differs",
            (is == null ? "nothing" : is) + " where entry " + g.entry() + " has it otherwise",
            "line " + g.line() + ", " + g.office());
      }
    }
    hold(
        same(written, made),
        "signature-differs",
        "signatures, a draft or an issue that are not on the record so",
        JointBriefing.JSON + ", signatures");
  }

  private static boolean same(Map<?, ?> a, Map<String, ?> b) {
    Map<String, Object> copy = new java.util.TreeMap<>();
    a.forEach((k, v) -> copy.put(String.valueOf(k), v == null ? "" : v));
    return CanonicalJson.write(copy).equals(CanonicalJson.write(b));
  }

  private static void page(byte[] is, byte[] must) {
    int at = Arrays.mismatch(is, must);
    if (at >= 0) {
      String before = new String(must, 0, Math.min(at, must.length), StandardCharsets.UTF_8);
      long line = before.lines().count();
      int from = Math.max(0, at - 40);
      int length = Math.min(100, is.length - Math.min(from, is.length));
      String near = new String(is, Math.min(from, is.length), length, StandardCharsets.UTF_8);
      hold(
          false,
          "page-differs",
          "“" + near.replaceAll("\\p{Cntrl}", " ") + "”",
          JointBriefing.PAGE + ", line " + Math.max(1, line));
    }
  }
}
