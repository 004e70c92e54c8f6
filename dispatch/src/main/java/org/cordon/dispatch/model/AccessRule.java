package org.cordon.dispatch.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service's rule in one zone.
 *
 * @param exceptTypes incident types to which {@code exceptLevel} applies instead
 * @param escort who goes first where a level is escorted
 * @param stagingPoint where to wait or join, where a level is staged or escorted
 * @param authority the record entry that gave it, "" when no authority was given
 * @param agreementId the agreement a permission stands on, or ""
 */
public record AccessRule(
    Service service,
    AccessLevel level,
    List<String> exceptTypes,
    AccessLevel exceptLevel,
    @Nullable Escort escort,
    @Nullable NamedPlace stagingPoint,
    String authority,
    String agreementId,
    long fromMs,
    long untilMs) {
  /** So many units of another service, which have secured the scene. */
  public record Escort(Service service, int units) {}

  public AccessRule {
    exceptTypes = exceptTypes.stream().sorted().distinct().toList();
    if (fromMs < 0 || untilMs <= fromMs || untilMs > Times.NEVER_MS) {
      throw new IllegalArgumentException(
          "rule ends at " + untilMs + ", not after its start " + fromMs + "; give a later end");
    }
  }

  /** A rule without exceptions, escort, staging point, authority or agreement. */
  public static AccessRule plain(Service service, AccessLevel level, long fromMs, long untilMs) {
    return new AccessRule(
        service, level, List.of(), AccessLevel.OPEN, null, null, "", "", fromMs, untilMs);
  }

  /** The same rule with exceptions. */
  public AccessRule except(AccessLevel exceptLevel, String... types) {
    return new AccessRule(
        service,
        level,
        List.of(types),
        exceptLevel,
        escort,
        stagingPoint,
        authority,
        agreementId,
        fromMs,
        untilMs);
  }

  /** The same rule with a staging point. */
  public AccessRule stagedAt(NamedPlace point) {
    return new AccessRule(
        service,
        level,
        exceptTypes,
        exceptLevel,
        escort,
        point,
        authority,
        agreementId,
        fromMs,
        untilMs);
  }

  /** The same rule with what it stands on. */
  public AccessRule onAuthority(String entry, String agreement) {
    return new AccessRule(
        service,
        level,
        exceptTypes,
        exceptLevel,
        escort,
        stagingPoint,
        entry,
        agreement,
        fromMs,
        untilMs);
  }

  /** The same rule with another end. */
  public AccessRule until(long ms) {
    return new AccessRule(
        service,
        level,
        exceptTypes,
        exceptLevel,
        escort,
        stagingPoint,
        authority,
        agreementId,
        fromMs,
        ms);
  }

  /** Whether a level, or the level of an exception, is this one. */
  public boolean uses(AccessLevel wanted) {
    return level == wanted || (!exceptTypes.isEmpty() && exceptLevel == wanted);
  }

  void canonical(Canonical out) {
    out.put(service).put(level).putAll(exceptTypes).put(exceptLevel);
    if (escort != null) {
      out.put(escort.service()).put(escort.units());
    }
    if (stagingPoint != null) {
      stagingPoint.canonical(out);
    }
    out.put(authority).put(agreementId).put(fromMs).put(untilMs);
  }
}
