package org.cordon.brief.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.brief.account.Account;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Signing;
import org.cordon.dispatch.model.account.Briefing;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.dispatch.model.account.Signature;
import org.jspecify.annotations.Nullable;

/**
 * What the whole record says of a draft: whether it is on it, who answered which line how, and
 * whether it is issued.
 *
 * @param briefing id under which it was entered, "" when it is not on the record
 * @param given by office in the order of the draft, then by line
 * @param issue id of the entry that issued it, or ""
 */
record Signatures(
    String briefing,
    long entry,
    List<Given> given,
    String issue,
    String issuedBy,
    long issueEntry) {
  /**
   * What an office says to a line.
   *
   * @param dissent its words, or ""
   * @param signature id of the signature
   * @param key name of the office's own key that signed it, or ""
   * @param entry number of its entry
   */
  record Given(
      String office, String line, String dissent, String signature, String key, long entry) {}

  private static final Signatures NONE = new Signatures("", -1, List.of(), "", "", -1);

  Signatures {
    given = List.copyOf(given);
  }

  /** By the whole record; the last briefing that stands with this very hash. */
  static Signatures of(Draft draft, Account whole) {
    AccountItem found = null;
    String sha256 = draft.sha256();
    for (AccountItem item : whole.standing(EntryKind.BRIEFING)) {
      if (item.entry() instanceof Briefing b
          && b.sha256().equals(sha256)
          && b.size() == draft.size()) {
        found = item;
      }
    }
    return found == null ? NONE : of(Signing.of(found, whole.state().account()), whole);
  }

  private static Signatures of(Signing signing, Account whole) {
    List<Given> given = new ArrayList<>();
    for (String office : signing.entry().offices()) {
      for (String line : signing.entry().lines()) {
        Signing.Answer answer = signing.answer(office, line);
        if (answer != null) {
          given.add(
              new Given(
                  office,
                  line,
                  answer.dissent(),
                  answer.by().id(),
                  answer.by().entry() instanceof Signature s ? s.signer() : "",
                  whole.number(answer.by())));
        }
      }
    }
    AccountItem issue = signing.issue();
    return new Signatures(
        signing.briefing().id(),
        whole.number(signing.briefing()),
        given,
        issue == null ? "" : issue.id(),
        issue == null ? "" : issue.office(),
        issue == null ? -1 : whole.number(issue));
  }

  boolean onRecord() {
    return !briefing.isEmpty();
  }

  boolean issued() {
    return !issue.isEmpty();
  }

  @Nullable Given given(String office, String line) {
    for (Given each : given) {
      if (each.office.equals(office) && each.line.equals(line)) {
        return each;
      }
    }
    return null;
  }

  /** For canonical JSON. */
  Map<String, @Nullable Object> map() {
    Map<String, @Nullable Object> map = new TreeMap<>();
    if (onRecord()) {
      map.put("briefing", Map.of("id", briefing, "entry", entry));
    }
    map.put(
        "given",
        given.stream()
            .map(g ->
                Map.of(
                    "office",
                    g.office,
                    "line",
                    g.line,
                    "answer",
                    g.dissent.isEmpty() ? "signs" : "dissents",
                    "dissent",
                    g.dissent,
                    "signature",
                    g.signature,
                    "key",
                    g.key,
                    "entry",
                    g.entry))
            .toList());
    if (issued()) {
      map.put("issue", Map.of("id", issue, "office", issuedBy, "entry", issueEntry));
    }
    return map;
  }
}
