package org.cordon.brief.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Agreement;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.dispatch.policy.Access;

/**
 * A zone, who may enter it then, and what people agreed and tried about it.
 *
 * @param rules one a service that has one
 * @param dealings agreements, contacts and access attempts that stand, in the order of the log
 * @param sinceMs when it was activated first
 * @param changes numbers of every entry that drew, activated, redrew, ruled or ended it
 * @param outlined number of the entry that drew its outline of then
 */
public record ZoneOnRecord(
    Zone zone,
    List<Rule> rules,
    List<AccountItem> dealings,
    long sinceMs,
    List<Long> changes,
    long outlined) {
  /**
   * A service's rule.
   *
   * @param ruling what holds, after ends and agreements are taken into account
   * @param authority the entry that it rests on: none when none is given, else one
   * @param number of the entry that set it
   */
  public record Rule(
      Service service,
      AccessRule written,
      Access.Ruling ruling,
      List<AccountItem> authority,
      long number) {
    public Rule {
      authority = List.copyOf(authority);
    }
  }

  public ZoneOnRecord {
    rules = List.copyOf(rules);
    dealings = List.copyOf(dealings);
    changes = List.copyOf(changes);
  }

  private static final Set<EntryKind> DEALINGS =
      Set.of(EntryKind.AGREEMENT, EntryKind.CONTACT, EntryKind.ACCESS_ATTEMPT); // never iterated

  static ZoneOnRecord of(Zone zone, State state, Trail trail, long atMs) {
    List<Rule> rules = new ArrayList<>();
    for (Service service : Service.values()) {
      AccessRule written = zone.rule(service, atMs);
      if (written != null && zone.active()) {
        Access.Ruling ruling = Access.in(zone, service, "", state.zones(), atMs);
        AccountItem authority = state.account().item(written.authority());
        rules.add(
            new Rule(
                service,
                written,
                ruling,
                authority == null ? List.of() : List.of(authority),
                trail.ruled(zone.id())));
      }
    }
    List<AccountItem> dealings =
        state.account().all().stream()
            .filter(i -> i.stands() && DEALINGS.contains(i.entry().kind()))
            .filter(i -> zone.id().equals(zoneOf(i.entry())))
            .toList();
    return new ZoneOnRecord(
        zone,
        rules,
        dealings,
        trail.activatedMs(zone.id()),
        List.copyOf(new TreeSet<>(trail.changes(zone.id()))),
        trail.outlined(zone.id()));
  }

  private static String zoneOf(AccountEntry entry) {
    return switch (entry) {
      case AccountEntry.Agreement a -> a.zoneId();
      case AccountEntry.Contact c -> c.zoneId();
      case AccountEntry.AccessAttempt a -> a.zoneId();
      default -> "";
    };
  }

  /** The dealings of one kind. */
  public List<AccountItem> of(EntryKind kind) {
    return dealings.stream().filter(d -> d.entry().kind() == kind).toList();
  }

  /** Whether an agreement can be relied on at a time. */
  public static boolean holds(AccountItem agreement, State state, long atMs) {
    Agreement standing = state.zones().agreement(agreement.id());
    return standing != null && standing.holds(atMs);
  }
}
