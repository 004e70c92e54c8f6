package org.cordon.study.scenario;

import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.roads.Place;
import org.cordon.roads.route.ClosedShape;
import org.jspecify.annotations.Nullable;

/**
 * An area whose access rules differ, with everything that happened to it.
 *
 * @param ruleSets the variants of its rules, of which a case takes one
 * @param ruleSet the name of the one taken
 * @param inForce false where a case leaves the zone out; it then only tells inside from outside
 */
public record Zone(
    String id,
    String name,
    List<Outline> outlines,
    List<RuleSet> ruleSets,
    String ruleSet,
    boolean inForce,
    Ground ground,
    Dealings dealings) {
  public Zone {
    outlines = List.copyOf(outlines);
    ruleSets = List.copyOf(ruleSets);
  }

  /**
   * A version of the outline, and how far off it may be.
   *
   * @param authority the decision or order that it rests on, "" when none is given
   */
  public record Outline(Span span, Ring low, Ring central, Ring high, String authority) {
    /** The outline at a level of the range. */
    public Ring at(Level level) {
      return switch (level) {
        case LOW -> low;
        case CENTRAL -> central;
        case HIGH -> high;
      };
    }
  }

  /** A named variant of the rules: versions in the order of their start. */
  public record RuleSet(String name, List<RuleVersion> versions) {
    public RuleSet {
      versions = List.copyOf(versions);
    }
  }

  /**
   * The rules of all services from a time on.
   *
   * @param authority who gave them, "" when none was given
   * @param agreementId the agreement they stand on, or ""
   */
  public record RuleVersion(Span span, String authority, String agreementId, List<Rule> rules) {
    public RuleVersion {
      rules = List.copyOf(rules);
    }
  }

  /**
   * The rule of one service; no escort or staging point is null.
   *
   * @param exceptTypes incident types to which {@code exceptLevel} applies
   */
  public record Rule(
      Service service,
      AccessLevel level,
      List<String> exceptTypes,
      AccessLevel exceptLevel,
      @Nullable Escort escort,
      @Nullable NamedPoint stagingPoint) {
    public Rule {
      exceptTypes = List.copyOf(exceptTypes);
    }
  }

  /** So many units of another service, which have secured the scene. */
  public record Escort(Service service, int units) {}

  /** A public place with the name spoken on the radio. */
  public record NamedPoint(String id, String spokenName, Place place) {}

  /** What stands on the ground: barriers, collection points. */
  public record Ground(List<Barrier> barriers, List<CollectionPoint> collectionPoints) {
    public Ground {
      barriers = List.copyOf(barriers);
      collectionPoints = List.copyOf(collectionPoints);
    }
  }

  /** Streets that vehicles cannot use for a time. */
  public record Barrier(String id, Span span, List<ClosedShape> shapes) {
    public Barrier {
      shapes = List.copyOf(shapes);
    }
  }

  /** An agreed place to bring casualties to. */
  public record CollectionPoint(NamedPoint point, Span span, String agreementId) {}

  /** What was tried and said between the services and the people inside. */
  public record Dealings(
      List<Agreement> agreements, List<Timeline.Told> attempts, List<Timeline.Told> contacts) {
    public Dealings {
      agreements = List.copyOf(agreements);
      attempts = List.copyOf(attempts);
      contacts = List.copyOf(contacts);
    }
  }

  /**
   * What was agreed, with whom, on what mandate.
   *
   * @param entry what it becomes; its collection points are those of the zone that name it
   * @param note what may name private persons, or ""
   */
  public record Agreement(Span span, AccountEntry.Agreement entry, Provenance known, String note) {
    /** Its id. */
    public String id() {
      return entry.id();
    }
  }

  /** The outline in force at a time, or null before the first and after the last. */
  public @Nullable Ring outlineAt(long ms, Level level) {
    for (Outline outline : outlines) {
      if (outline.span().contains(ms)) {
        return outline.at(level);
      }
    }
    return null;
  }

  /** The rules that the case takes. */
  public List<RuleVersion> rules() {
    for (RuleSet set : ruleSets) {
      if (set.name().equals(ruleSet)) {
        return set.versions();
      }
    }
    throw new IllegalStateException("zone " + id + " has no rule set " + ruleSet);
  }

  /** This zone with another of its rule sets (kept if it has none of that name), or left out. */
  public Zone with(@Nullable String wanted, boolean nowInForce) {
    String taken = ruleSet;
    for (RuleSet set : ruleSets) {
      taken = set.name().equals(wanted) ? set.name() : taken;
    }
    return new Zone(id, name, outlines, ruleSets, taken, nowInForce, ground, dealings);
  }
}
