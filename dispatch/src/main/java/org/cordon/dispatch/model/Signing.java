package org.cordon.dispatch.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.model.account.Briefing;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.dispatch.model.account.Issue;
import org.cordon.dispatch.model.account.Signature;
import org.jspecify.annotations.Nullable;

/**
 * What the offices say to a briefing so far, by the signatures that stand, and whether it is
 * issued.
 *
 * @param issue the entry that issued it, or null
 */
public record Signing(
    AccountItem briefing, Map<String, Map<String, Answer>> answers, @Nullable AccountItem issue) {
  /**
   * To one line.
   *
   * @param dissent its words, or "" where the line is signed
   * @param by the signature
   */
  public record Answer(String dissent, AccountItem by) {
    /** Whether the office does not stand by the line. */
    public boolean dissents() {
      return !dissent.isEmpty();
    }
  }

  /** A line that an office has not answered. */
  public record Unanswered(String office, String line) {}

  public Signing {
    answers = Collections.unmodifiableMap(answers);
  }

  /**
   * Of a briefing, by an account.
   *
   * @throws IllegalArgumentException for an entry that is no briefing
   */
  public static Signing of(AccountItem briefing, AccountBoard account) {
    if (!(briefing.entry() instanceof Briefing entry)) {
      throw new IllegalArgumentException(briefing.id() + " is a " + briefing.entry().kind());
    }
    TreeMap<String, Map<String, Answer>> answers = new TreeMap<>();
    entry.offices().forEach(office -> answers.put(office, new TreeMap<>()));
    for (AccountItem item : account.of(EntryKind.SIGNATURE)) {
      if (item.stands()
          && item.entry() instanceof Signature s
          && s.briefingId().equals(briefing.id())) {
        Map<String, Answer> of = answers.computeIfAbsent(s.office(), o -> new TreeMap<>());
        s.lines().forEach(line -> of.put(line, new Answer("", item)));
        s.dissents().forEach(d -> of.put(d.line(), new Answer(d.text(), item)));
      }
    }
    AccountItem issue = null;
    for (AccountItem item : account.of(EntryKind.ISSUE)) {
      if (item.stands()
          && item.entry() instanceof Issue i
          && i.briefingId().equals(briefing.id())) {
        issue = item;
      }
    }
    return new Signing(briefing, answers, issue);
  }

  /** What was drafted. */
  public Briefing entry() {
    return (Briefing) briefing.entry();
  }

  /** What an office says to a line, or null. */
  public @Nullable Answer answer(String office, String line) {
    Map<String, Answer> of = answers.get(office);
    return of == null ? null : of.get(line);
  }

  /** Whether it is issued. */
  public boolean issued() {
    return issue != null;
  }

  /** What is still to be answered, by office in the order of the briefing and then by line. */
  public List<Unanswered> unanswered() {
    List<Unanswered> all = new ArrayList<>();
    for (String office : entry().offices()) {
      for (String line : entry().lines()) {
        if (answer(office, line) == null) {
          all.add(new Unanswered(office, line));
        }
      }
    }
    return all;
  }
}
