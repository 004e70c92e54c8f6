package org.cordon.dispatch.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** An area whose access rules differ. Written by the fold only. */
public final class Zone {
  private final String id;
  private final String name;
  private final TreeMap<String, NamedPlace> collectionPoints = new TreeMap<>();
  ZoneStatus status = ZoneStatus.DRAFT;
  List<Place> outline;
  int outlineVersion = 1;
  String outlineAuthority = "";
  List<AccessRule> rules = List.of();
  int ruleVersion;
  int attempts;
  int attemptsFailed;
  List<ProposedRule> proposals = List.of();
  int contacts;
  int contactsFailed;

  Zone(String id, String name, List<Place> outline) {
    this.id = id;
    this.name = name;
    this.outline = outline;
  }

  /** A zone as it would be if it were active; for previews and tests. */
  public Zone asActive() {
    Zone copy = new Zone(id, name, outline);
    copy.status = ZoneStatus.ACTIVE;
    copy.outlineVersion = outlineVersion;
    copy.outlineAuthority = outlineAuthority;
    copy.rules = rules;
    copy.ruleVersion = ruleVersion;
    copy.collectionPoints.putAll(collectionPoints);
    return copy;
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** Its name as spoken. */
  public String name() {
    return name;
  }

  /** Where it is in its life. */
  public ZoneStatus status() {
    return status;
  }

  /** Whether it restricts anybody. */
  public boolean active() {
    return status == ZoneStatus.ACTIVE;
  }

  /** Its corners in order, the first not repeated. */
  public List<Place> outline() {
    return outline;
  }

  /** From 1. */
  public int outlineVersion() {
    return outlineVersion;
  }

  /** The human entry that the outline rests on, "" when none is given. */
  public String outlineAuthority() {
    return outlineAuthority;
  }

  /** All rules of the current version. */
  public List<AccessRule> rules() {
    return rules;
  }

  /** From 1; 0 before there are rules. */
  public int ruleVersion() {
    return ruleVersion;
  }

  /** Agreed collection points, by id. */
  public Collection<NamedPlace> collectionPoints() {
    return Collections.unmodifiableCollection(collectionPoints.values());
  }

  /** A collection point, or null. */
  public @Nullable NamedPlace collectionPoint(String pointId) {
    return collectionPoints.get(pointId);
  }

  /** Tries to go in, ever. */
  public int attempts() {
    return attempts;
  }

  /** Those that did not enter. */
  public int attemptsFailed() {
    return attemptsFailed;
  }

  /** What attempts propose for its rules and nobody has decided yet, in their order. */
  public List<ProposedRule> proposals() {
    return proposals;
  }

  /** Tries to speak with the people inside, ever. */
  public int contacts() {
    return contacts;
  }

  /** Those that did not come about, or broke off. */
  public int contactsFailed() {
    return contactsFailed;
  }

  /**
   * A service's rule at a time: of those that have begun, the one that began last. Its end does not
   * matter here: what an end means is the business of the access policy.
   */
  public @Nullable AccessRule rule(Service service, long nowMs) {
    AccessRule found = null;
    for (AccessRule rule : rules) {
      if (rule.service() == service
          && rule.fromMs() <= nowMs
          && (found == null || rule.fromMs() >= found.fromMs())) {
        found = rule;
      }
    }
    return found;
  }

  void put(NamedPlace point) {
    collectionPoints.put(point.id(), point);
  }

  void removePoint(String pointId) {
    collectionPoints.remove(pointId);
  }

  void replace(AccessRule old, @Nullable AccessRule next) {
    List<AccessRule> changed = new ArrayList<>(rules);
    if (next == null) {
      changed.remove(old);
    } else {
      changed.set(changed.indexOf(old), next);
    }
    rules = List.copyOf(changed);
  }

  StateImage.OneZone image() {
    return new StateImage.OneZone(
        id,
        name,
        List.copyOf(collectionPoints.values()),
        status,
        outline,
        outlineVersion,
        outlineAuthority,
        rules,
        ruleVersion,
        attempts,
        attemptsFailed,
        proposals,
        contacts,
        contactsFailed);
  }

  static Zone of(StateImage.OneZone image) {
    Zone zone = new Zone(image.id(), image.name(), List.copyOf(image.outline()));
    image.collectionPoints().forEach(zone::put);
    zone.status = image.status();
    zone.outlineVersion = image.outlineVersion();
    zone.outlineAuthority = image.outlineAuthority();
    zone.rules = List.copyOf(image.rules());
    zone.ruleVersion = image.ruleVersion();
    zone.attempts = image.attempts();
    zone.attemptsFailed = image.attemptsFailed();
    zone.proposals = List.copyOf(image.proposals());
    zone.contacts = image.contacts();
    zone.contactsFailed = image.contactsFailed();
    return zone;
  }

  /** This zone in one exact form. */
  public void canonical(Canonical out) {
    out.put(id).put(name).put(status).put(outlineVersion).put(ruleVersion).put(outline.size());
    outline.forEach(out::put);
    out.put(rules.size());
    rules.forEach(r -> r.canonical(out));
    out.put(collectionPoints.size());
    collectionPoints.values().forEach(p -> p.canonical(out));
    out.put(attempts).put(attemptsFailed);
    if (!outlineAuthority.isEmpty()) { // else as it was before outlines could rest on anything
      out.put("outline on").put(outlineAuthority);
    }
    if (!proposals.isEmpty()) { // else as it was before attempts proposed anything
      out.put("proposed").put(proposals.size());
      proposals.forEach(p -> out.put(p.attemptId()).put(p.service()).put(p.level()));
    }
    if (contacts > 0) { // else as it was before they were counted
      out.put("contacts").put(contacts).put(contactsFailed);
    }
  }
}
