package org.cordon.brief.situation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cordon.brief.account.Account;
import org.cordon.brief.page.Wording;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Alarm;
import org.cordon.dispatch.model.Ownership;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.Dating;
import org.cordon.dispatch.model.account.Provenance;

/** An account, and how it is told. */
record Telling(Account account, Wording words) {
  private static final Pattern RULE =
      Pattern.compile(
          " is ("
              + Arrays.stream(AccessLevel.values()).map(Enum::name).collect(Collectors.joining("|"))
              + ") to ("
              + Arrays.stream(Service.values()).map(Enum::name).collect(Collectors.joining("|"))
              + ")\\b");

  long atMs() {
    return account.atMs();
  }

  String time(long ms) {
    return words.time(ms);
  }

  /** "on the word of police chief, quoted; press conference". */
  static String basis(Provenance p) {
    String date = p.source().date().isEmpty() ? "" : ", " + p.source().date();
    String dating = p.dating() == Dating.STATED ? "" : ", " + Wording.dating(p.dating());
    return "on the word of "
        + p.onWordOf()
        + ", "
        + Wording.how(p.how())
        + dating
        + "; "
        + p.source().text()
        + date;
  }

  /** What an entry rests on. */
  static Line basis(AccountItem item) {
    Provenance p = item.provenance();
    return new Line("How known", basis(p), Line.Kind.WORDS, p.source().link());
  }

  /**
   * What somebody said, as it was entered. Without quotation marks: what is known by a quotation
   * may stand in other words.
   */
  static Line said(String label, String text) {
    return new Line(label, text, Line.Kind.SAID, "");
  }

  String zone(String id) {
    Zone zone = account.state().zones().zone(id);
    return zone == null ? id : zone.name();
  }

  /**
   * What a rule, an outline or a closed station rests on, and the entries of that.
   *
   * @param authority id of an entry, or ""
   */
  Item.Draft authority(Item.Draft draft, String authority) {
    AccountItem item = authority.isEmpty() ? null : account.state().account().item(authority);
    if (item == null) {
      String given = authority.isEmpty() ? "" : " (" + authority + " is named; no such entry)";
      return draft.line("Authority", "no authority given" + given);
    }
    return draft.line("Authority", authority(item)).on(account.numbers(item));
  }

  /** In a few words what something rests on. */
  String authority(String id) {
    AccountItem item = id.isEmpty() ? null : account.state().account().item(id);
    if (item == null) {
      return "no authority given";
    }
    return item.entry() instanceof AccountEntry.Decision
        ? "rests on a decision, " + owner(Ownership.of(item, account.state().account()))
        : "rests on " + Wording.word(item.entry().kind()) + " " + item.id();
  }

  private String authority(AccountItem item) {
    String over = item.inForce() ? "" : " (" + Wording.word(item.standing()) + ")";
    return switch (item.entry()) {
      case AccountEntry.Decision d ->
          "decision: "
              + d.what()
              + " \u2013 "
              + owner(Ownership.of(item, account.state().account()))
              + over;
      case AccountEntry.Order o -> "order of a court (" + o.court() + "): " + o.subject() + over;
      case AccountEntry.Agreement a -> "agreement with " + a.with().name() + over;
      default -> Wording.word(item.entry().kind()) + " " + item.id() + over;
    };
  }

  static String owner(Ownership ownership) {
    return switch (ownership.standing()) {
      case OWNED -> "owned";
      case DISPUTED -> "whose it is, is disputed";
      case WITHOUT_AN_OWNER -> "without an owner";
    };
  }

  /** Alarms that stand about one subject. */
  List<Alarm> alarms(String subject) {
    List<Alarm> all = new ArrayList<>();
    for (Alarm alarm : account.state().alarms().all()) {
      if (alarm.subject().equals(subject)) {
        all.add(alarm);
      }
    }
    return all;
  }

  /**
   * What the engine says of a rule, in the page's words for it: "is STAGED to FIRE" becomes ", for
   * Fire: WAIT OUTSIDE UNTIL CLEARED".
   */
  static String plain(String text) {
    return RULE.matcher(text)
        .replaceAll(rule ->
            ", for "
                + Wording.service(rule.group(2))
                + ": "
                + Wording.level(AccessLevel.valueOf(rule.group(1))));
  }

  /** An alarm in a line. */
  String said(Alarm alarm) {
    String seen =
        alarm.acknowledgedBy().isEmpty()
            ? "acknowledged by nobody"
            : "acknowledged by " + alarm.acknowledgedBy();
    return Wording.word(alarm.kind())
        + ": "
        + plain(alarm.text())
        + " (since "
        + time(alarm.raisedMs())
        + ", "
        + seen
        + ")";
  }
}
