package org.cordon.brief.situation;

import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.cordon.brief.account.Account;
import org.cordon.brief.claim.Answer;
import org.cordon.brief.evidence.Evidence;
import org.cordon.brief.page.Wording;
import org.cordon.record.log.LogReader;

/** All that the front page says, in words, and the entries that it rests on with their proofs. */
public final class Situation {
  /**
   * What a page is told beside the account.
   *
   * @param record name of the record as others would type it
   * @param files options that name the other files, as others would type them, each with a space
   *     before it
   * @param offset in which times are printed
   * @param key public key by which the checkpoint's signature was checked, or "" if by none
   */
  public record Telltale(String record, String files, ZoneOffset offset, String key) {}

  private final Account account;
  private final Telltale told;
  private final List<Panel> panels;
  private final Evidence evidence;

  private Situation(Account account, Telltale told, List<Panel> panels, Evidence evidence) {
    this.account = account;
    this.told = told;
    this.panels = panels;
    this.evidence = evidence;
  }

  /**
   * Of an account.
   *
   * @param log the record that the account was read from
   * @param answers to the claims that were handed in
   * @throws org.cordon.record.RecordRefusal where the record does not fit its checkpoint
   */
  public static Situation of(Account account, LogReader log, List<Answer> answers, Telltale told) {
    Telling telling = new Telling(account, new Wording(told.offset));
    List<Panel> panels =
        List.of(
            CallsPanel.of(telling),
            ZonesPanel.of(telling),
            DecisionsPanel.of(telling),
            HeadsPanel.of(telling),
            ClaimsPanel.of(telling, answers));
    TreeSet<Long> numbers = new TreeSet<>();
    for (Panel panel : panels) {
      panel.groups().forEach(g -> g.items().forEach(i -> numbers.addAll(i.numbers())));
    }
    return new Situation(account, told, panels, Evidence.of(log, numbers));
  }

  /** How many entries it was made from. */
  public long size() {
    return account.size();
  }

  Account account() {
    return account;
  }

  Telltale told() {
    return told;
  }

  Wording words() {
    return new Wording(told.offset);
  }

  List<Panel> panels() {
    return panels;
  }

  Evidence evidence() {
    return evidence;
  }
}
