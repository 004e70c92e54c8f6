package org.cordon.dispatch.policy;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Agreement;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.ZonesBoard;
import org.jspecify.annotations.Nullable;

/**
 * Who may enter. Each overlapping zone's exceptions come first, then the strictest of what remains.
 *
 * <p>Ends fail safe. Past its end a <i>restriction</i> stays in force, expired and unconfirmed; a
 * <i>permission</i> (an open level, or an exception more lenient than the rule) is withdrawn. A
 * rule that stands on an agreement which lapsed or was broken permits nothing any more.
 */
public final class Access {
  /** How a level came to hold. */
  public enum Standing {
    NO_RULE,
    IN_FORCE,
    EXPIRED_UNCONFIRMED,
    PERMISSION_WITHDRAWN
  }

  /**
   * What holds for a service.
   *
   * @param zone whose rule decided, or null where nothing restricts
   * @param though what zones over the same place say that is less strict, in words
   */
  public record Ruling(
      AccessLevel level,
      @Nullable Zone zone,
      @Nullable AccessRule rule,
      Standing standing,
      List<String> though) {
    public Ruling {
      though = List.copyOf(though);
    }

    Ruling(AccessLevel level, @Nullable Zone zone, @Nullable AccessRule rule, Standing standing) {
      this(level, zone, rule, standing, List.of());
    }

    private Ruling though(List<String> others) {
      return new Ruling(level, zone, rule, standing, others);
    }

    static final Ruling FREE = new Ruling(AccessLevel.OPEN, null, null, Standing.NO_RULE);

    /** Whether the service may drive in by itself. */
    public boolean open() {
      return level == AccessLevel.OPEN;
    }

    /** How many units have to go first; 0 where none. */
    private int escorts() {
      AccessRule.Escort escort = rule == null ? null : rule.escort();
      return level == AccessLevel.ESCORTED && escort != null ? escort.units() : 0;
    }

    /** Where to wait or join, or null. */
    public @Nullable NamedPlace stagingPoint() {
      return rule == null ? null : rule.stagingPoint();
    }

    /** "zone CHOP is closed to POLICE (expired, unconfirmed)". */
    public String words(Service service) {
      if (zone == null || rule == null) {
        return "no rule restricts " + service;
      }
      String how =
          switch (standing) {
            case NO_RULE, IN_FORCE -> "";
            case EXPIRED_UNCONFIRMED -> " (expired, unconfirmed)";
            case PERMISSION_WITHDRAWN -> " (its permission is withdrawn)";
          };
      String authority = rule.authority().isEmpty() ? ", no authority given" : "";
      String others = though.isEmpty() ? "" : ", though " + String.join(" and ", though);
      return zone.name() + " is " + level + " to " + service + how + authority + others;
    }
  }

  private Access() {}

  /** The strictest over several zones; the first by id where equal. */
  public static Ruling of(
      List<Zone> zones, Service service, String type, ZonesBoard board, long nowMs) {
    Ruling strictest = Ruling.FREE;
    List<Ruling> rulings = new ArrayList<>();
    for (Zone zone : zones) {
      Ruling ruling = in(zone, service, type, board, nowMs);
      rulings.add(ruling);
      int order = ruling.level.compareTo(strictest.level);
      if (order > 0
          || (order == 0 && ruling.escorts() > strictest.escorts())
          || (strictest.zone == null && ruling.zone != null)) {
        strictest = ruling;
      }
    }
    return zones.size() < 2 ? strictest : strictest.though(others(strictest, rulings));
  }

  private static List<String> others(Ruling strictest, List<Ruling> rulings) {
    List<String> others = new ArrayList<>();
    for (Ruling ruling : rulings) {
      Zone zone = ruling.zone;
      if (zone != null && ruling.level != strictest.level) {
        others.add(zone.name() + " is " + ruling.level + " to it");
      }
    }
    return others;
  }

  /** What holds in one zone; a service without a rule there is not restricted by it. */
  public static Ruling in(Zone zone, Service service, String type, ZonesBoard board, long nowMs) {
    AccessRule rule = zone.rule(service, nowMs);
    if (rule == null) {
      return Ruling.FREE;
    }
    boolean excepted = rule.exceptTypes().contains(type);
    AccessLevel written = excepted ? rule.exceptLevel() : rule.level();
    if (!agreementHolds(rule, board, nowMs)) {
      Standing standing =
          written == AccessLevel.CLOSED ? Standing.IN_FORCE : Standing.PERMISSION_WITHDRAWN;
      return new Ruling(AccessLevel.CLOSED, zone, rule, standing);
    }
    if (nowMs < rule.untilMs()) {
      return new Ruling(written, zone, rule, Standing.IN_FORCE);
    }
    AccessLevel left = pastEnd(rule, excepted);
    return new Ruling(
        left,
        zone,
        rule,
        left == written ? Standing.EXPIRED_UNCONFIRMED : Standing.PERMISSION_WITHDRAWN);
  }

  private static AccessLevel pastEnd(AccessRule rule, boolean excepted) {
    if (excepted && rule.exceptLevel().compareTo(rule.level()) > 0) {
      return rule.exceptLevel();
    }
    return rule.level() == AccessLevel.OPEN ? AccessLevel.CLOSED : rule.level();
  }

  /** Whether the agreement that a rule stands on holds; a rule without one needs none. */
  public static boolean agreementHolds(AccessRule rule, ZonesBoard board, long nowMs) {
    if (rule.agreementId().isEmpty()) {
      return true;
    }
    Agreement agreement = board.agreement(rule.agreementId());
    return agreement != null && agreement.holds(nowMs);
  }

  /** Whether a rule permits something that its end would withdraw. */
  public static boolean permits(AccessRule rule) {
    return rule.level() == AccessLevel.OPEN
        || (!rule.exceptTypes().isEmpty() && rule.exceptLevel().compareTo(rule.level()) < 0);
  }
}
