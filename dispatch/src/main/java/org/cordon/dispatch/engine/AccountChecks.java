package org.cordon.dispatch.engine;

import static org.cordon.dispatch.engine.Checks.no;

import java.util.List;
import org.cordon.dispatch.model.AccountCommand;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Agreement;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Outcome.Refused;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.account.About;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Correction;
import org.cordon.dispatch.model.account.Briefing;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.dispatch.model.account.Issue;
import org.cordon.dispatch.model.account.Signature;
import org.cordon.dispatch.policy.OfficeProof;
import org.jspecify.annotations.Nullable;

/** What speaks against a human entry: a field, who enters it, or what it refers to. */
final class AccountChecks {
  private static final List<Role> ANYBODY = List.of(Role.values());
  private static final List<Role> OFFICER = List.of(Role.DUTY_OFFICER, Role.HEAD);
  private static final List<Role> HEAD = List.of(Role.HEAD);
  private static final List<Role> LIAISON = List.of(Role.DUTY_OFFICER, Role.LIAISON);
  private static final List<Role> SPEAKS = List.of(Role.DUTY_OFFICER, Role.LIAISON, Role.HEAD);

  private final State state;
  private final BriefingChecks briefings;

  AccountChecks(State state) {
    this.state = state;
    this.briefings = new BriefingChecks(state);
  }

  /** Null where nothing speaks against it. */
  @Nullable Refused refused(AccountCommand.Enter c, Log log) {
    AccountEntry entry = c.entry();
    FieldChecks fields = new FieldChecks();
    entry.tell(fields);
    c.provenance().tell("", fields);
    Refused bad = fields.refused();
    bad = bad != null ? bad : Checks.text(c.note(), "note");
    bad = bad != null ? bad : refers(entry, log);
    bad = bad != null ? bad : role(entry, log.stamp().by());
    bad = bad != null ? bad : office(entry, log.stamp().by());
    bad = bad != null ? bad : proof(entry, log.stamp().by());
    return bad != null ? bad : taken(entry.id());
  }

  private @Nullable Refused taken(String id) {
    boolean taken =
        state.account().item(id) != null
            || state.zones().agreement(id) != null
            || state.zones().orders().stream().anyMatch(o -> o.id().equals(id));
    return taken ? no(DispatchRefusal.DUPLICATE_ID, id, "entry id") : null;
  }

  /** Who may enter what. */
  static List<Role> mayEnter(EntryKind kind) {
    return switch (kind) {
      case DECISION, ORDER, POSITION -> OFFICER;
      case AGREEMENT, CONTACT -> LIAISON;
      case STATEMENT, QUESTION, CORRECTION, BRIEFING -> SPEAKS;
      case SIGNATURE -> HEAD;
      case ISSUE -> OFFICER;
      case ACCESS_ATTEMPT -> ANYBODY;
    };
  }

  private @Nullable Refused role(AccountEntry entry, String by) {
    EntryKind kind = entry.kind();
    if (entry instanceof Correction c && c.how() != Correction.How.ANSWERS) {
      kind = corrected(c).root().entry().kind();
    }
    Role role = state.setup().role(by);
    List<Role> may = mayEnter(kind);
    return role != null && may.contains(role)
        ? null
        : no(
            DispatchRefusal.WRONG_ROLE,
            by + " is " + (role == null ? "not enrolled" : role) + "; a " + kind + " is of " + may,
            "operator");
  }

  /** A head speaks for one office, and no office changes what another entered. */
  private @Nullable Refused office(AccountEntry entry, String by) {
    String mine = state.setup().office(by);
    boolean head = state.setup().role(by) == Role.HEAD;
    return switch (entry) {
      case AccountEntry.Statement s when head && !s.office().equals(mine) ->
          no(DispatchRefusal.WRONG_OFFICE, by + " is of \"" + mine + "\"", "office");
      case AccountEntry.Position p when head && !p.office().equals(mine) ->
          no(DispatchRefusal.WRONG_OFFICE, by + " is of \"" + mine + "\"", "office");
      case Signature s when !s.office().equals(mine) ->
          no(DispatchRefusal.WRONG_OFFICE, by + " is of \"" + mine + "\"", "office");
      case Correction c
          when (c.how().removes() || c.how() == Correction.How.ENDS)
              && !corrected(c).office().equals(mine) ->
          no(
              DispatchRefusal.ANOTHER_OFFICES_ENTRY,
              c.entryId()
                  + " is of \""
                  + corrected(c).office()
                  + "\", "
                  + by
                  + " of \""
                  + mine
                  + "\"",
              "entry");
      default -> null;
    };
  }

  private @Nullable Refused proof(AccountEntry entry, String by) {
    AccountItem briefing =
        entry instanceof Signature s ? state.account().item(s.briefingId()) : null;
    return entry instanceof Signature s
            && briefing != null
            && briefing.entry() instanceof Briefing b
            && !OfficeProof.holds(s, b, state.setup().key(by))
        ? no(
            DispatchRefusal.NOT_BY_OFFICE_KEY,
            s.proof().isEmpty() ? "no signature of a key" : "a signature that is not of its key",
            "key of " + by)
        : null;
  }

  /** The entry that a correction names, which is there. */
  AccountItem corrected(Correction c) {
    AccountItem item = state.account().item(c.entryId());
    if (item == null) {
      throw new IllegalStateException("no entry " + c.entryId() + "; it was looked for before");
    }
    return item;
  }

  private @Nullable Refused refers(AccountEntry entry, Log log) {
    return switch (entry) {
      case AccountEntry.Decision e -> about(e.about());
      case AccountEntry.Order e -> about(e.about());
      case AccountEntry.Agreement e -> agreement(e, log);
      case AccountEntry.Contact e -> first(zone(e.zoneId()), known(e.entryId(), "entry"));
      case AccountEntry.AccessAttempt e -> first(zone(e.zoneId()), service(e.service()));
      case AccountEntry.Statement e ->
          first(
              of(e.decisionId(), EntryKind.DECISION, "decision"),
              all(e.conflictsWith(), "entry it conflicts with"));
      case AccountEntry.Position e -> statements(e.statementIds());
      case AccountEntry.Question e -> first(about(e.about()), known(e.entryId(), "entry"));
      case Correction e -> correction(e);
      case Briefing e -> briefings.draft(e, log.nowMs());
      case Signature e -> briefings.signature(e);
      case Issue e -> briefings.issue(e);
    };
  }

  private static @Nullable Refused first(@Nullable Refused a, @Nullable Refused b) {
    return a != null ? a : b;
  }

  private @Nullable Refused about(About about) {
    Refused bad = first(zone(about.zoneId()), service(about.service()));
    boolean unknown =
        !about.stationId().isEmpty() && state.units().station(about.stationId()) == null;
    return bad == null && unknown
        ? no(DispatchRefusal.UNKNOWN_STATION, about.stationId(), "station")
        : bad;
  }

  private @Nullable Refused zone(String zoneId) {
    return zoneId.isEmpty() || state.zones().zone(zoneId) != null
        ? null
        : no(DispatchRefusal.UNKNOWN_ZONE, zoneId, "zone");
  }

  private static @Nullable Refused service(String name) {
    for (Service service : Service.values()) {
      if (name.isEmpty() || service.name().equals(name)) {
        return null;
      }
    }
    return no(DispatchRefusal.UNKNOWN_SERVICE, name, "service");
  }

  private @Nullable Refused agreement(AccountEntry.Agreement e, Log log) {
    Refused bad = zone(e.zoneId());
    for (String name : e.scope().mayEnter()) {
      bad = first(bad, service(name));
    }
    return bad == null && e.period().untilMs() <= log.nowMs()
        ? no(DispatchRefusal.AGREEMENT_PAST, "until " + e.period().untilMs(), "until")
        : bad;
  }

  private @Nullable Refused known(String id, String field) {
    return id.isEmpty() || state.account().item(id) != null
        ? null
        : no(DispatchRefusal.UNKNOWN_ENTRY, id, field);
  }

  private @Nullable Refused of(String id, EntryKind kind, String field) {
    AccountItem item = state.account().item(id);
    return id.isEmpty() || (item != null && item.entry().kind() == kind)
        ? null
        : no(
            DispatchRefusal.UNKNOWN_ENTRY,
            id + (item == null ? "" : " is a " + item.entry().kind()),
            field);
  }

  private @Nullable Refused all(List<String> ids, String field) {
    Refused bad = null;
    for (String id : ids) {
      bad = first(bad, known(id, field));
    }
    return bad;
  }

  private @Nullable Refused statements(List<String> ids) {
    Refused bad = null;
    for (String id : ids) {
      bad = first(bad, of(id, EntryKind.STATEMENT, "statement"));
    }
    return bad;
  }

  private @Nullable Refused correction(Correction c) {
    if (c.entryId().equals(c.id()) || c.entryId().equals(c.instead())) {
      return no(DispatchRefusal.CORRECTION_IN_A_CIRCLE, c.entryId() + " in its own place", "entry");
    }
    AccountItem target = state.account().item(c.entryId());
    if (target == null) {
      return no(DispatchRefusal.UNKNOWN_ENTRY, c.entryId(), "entry");
    }
    if (!target.stands()) {
      return no(DispatchRefusal.ENTRY_STRUCK, c.entryId() + " is " + target.standing(), "entry");
    }
    Refused bad = first(fits(c, target), instead(c, target));
    bad = first(bad, over(c, target));
    if (bad != null || !c.how().removes()) {
      return bad;
    }
    return first(circle(target), briefings.taken(target));
  }

  private static @Nullable Refused fits(Correction c, AccountItem target) {
    EntryKind kind = target.entry().kind();
    boolean fits =
        switch (c.how()) {
          case STRIKES, ANSWERS -> true;
          case AMENDS -> kind.amendable();
          case ENDS -> kind.holds();
          case BREACHES -> kind == EntryKind.AGREEMENT;
        };
    return fits
        ? null
        : no(
            DispatchRefusal.CORRECTION_DOES_NOT_FIT,
            c.how() + " a " + kind + ", which cannot be",
            "how");
  }

  /** What holds instead stands itself, and is of the same kind where it takes the place. */
  private @Nullable Refused instead(Correction c, AccountItem target) {
    if (c.instead().isEmpty()) {
      return null;
    }
    AccountItem other = state.account().item(c.instead());
    if (other == null) {
      return no(DispatchRefusal.UNKNOWN_ENTRY, c.instead(), "entry instead");
    }
    if (!other.stands()) {
      return no(
          DispatchRefusal.ENTRY_STRUCK, other.id() + " is " + other.standing(), "entry instead");
    }
    boolean same = other.entry().kind() == target.entry().kind();
    return same || c.how() == Correction.How.ANSWERS
        ? null
        : no(
            DispatchRefusal.CORRECTION_DOES_NOT_FIT,
            "a " + other.entry().kind() + " in place of a " + target.entry().kind(),
            "entry instead");
  }

  private @Nullable Refused over(Correction c, AccountItem target) {
    if (c.how() == Correction.How.ANSWERS) {
      boolean answered = target.entry().kind() == EntryKind.QUESTION && !target.answers().isEmpty();
      return answered
          ? no(
              DispatchRefusal.QUESTION_ANSWERED,
              target.id() + " by " + target.answers().getFirst().id(),
              "entry")
          : null;
    }
    if (!c.how().ends()) {
      return null;
    }
    Agreement agreement = state.zones().agreement(target.id());
    if (agreement != null && agreement.standing() != Agreement.Standing.IN_FORCE) {
      return no(
          DispatchRefusal.AGREEMENT_ENDED, target.id() + " is " + agreement.standing(), "entry");
    }
    return target.inForce()
        ? null
        : no(DispatchRefusal.ENTRY_ENDED, target.id() + " has ended", "entry");
  }

  /**
   * Striking what struck an amendment brings the amendment back; by then the entry that it put in
   * the other's place may have been replaced by that other, and neither would stand.
   */
  private @Nullable Refused circle(AccountItem struck) {
    AccountItem falls = struck;
    while (falls != null && falls.entry() instanceof Correction c && c.how().removes()) {
      AccountItem back = falls.target();
      if (back == null || back.removedBy().size() > 1) {
        return null;
      }
      if (back.entry() instanceof Correction amends
          && amends.how() == Correction.How.AMENDS
          && isInPlaceOf(amends.entryId(), amends.instead())) {
        return no(
            DispatchRefusal.CORRECTION_IN_A_CIRCLE,
            back.id() + " would stand again, and " + amends.entryId() + " in its own place",
            "entry");
      }
      falls = back.target();
    }
    return null;
  }

  private boolean isInPlaceOf(String id, String other) {
    AccountItem item = state.account().inPlaceOf(other);
    return item != null && item.id().equals(id);
  }
}
