package org.cordon.dispatch.model;

import java.util.List;
import org.cordon.roads.Place;

/** Zones and their rules. Only a duty officer changes what is in force. */
public sealed interface ZoneCommand extends Command {
  /**
   * A zone that restricts nobody yet.
   *
   * @param authority the human entry that the outline rests on, "" when none is given
   */
  record Draft(String zoneId, String name, List<Place> outline, String authority)
      implements ZoneCommand {
    public Draft {
      outline = List.copyOf(outline);
    }

    /** On no authority. */
    public Draft(String zoneId, String name, List<Place> outline) {
      this(zoneId, name, outline, "");
    }
  }

  /** Marks a draft as looked at; what it would do is answered by the engine's preview. */
  record Preview(String zoneId) implements ZoneCommand {}

  record Activate(String zoneId) implements ZoneCommand {}

  record EndZone(String zoneId) implements ZoneCommand {}

  /**
   * A new version of a zone's outline.
   *
   * @param authority the human entry that it rests on, "" when none is given
   */
  record SetOutline(String zoneId, List<Place> outline, String authority) implements ZoneCommand {
    public SetOutline {
      outline = List.copyOf(outline);
    }

    /** On no authority. */
    public SetOutline(String zoneId, List<Place> outline) {
      this(zoneId, outline, "");
    }
  }

  /** A new version of all rules of a zone. */
  record SetRules(String zoneId, List<AccessRule> rules) implements ZoneCommand {
    public SetRules {
      rules = List.copyOf(rules);
    }
  }

  /** The current rule of a service goes on until a later end, on an authority. */
  record RenewRule(String zoneId, Service service, long untilMs, String authority)
      implements ZoneCommand {}

  /** The rule that an access attempt proposed for a service begins, until a time. */
  record AcceptProposal(String zoneId, Service service, long untilMs, String authority)
      implements ZoneCommand {}

  /** The rule of a service ends, and with it what it restricted or allowed. */
  record EndRule(String zoneId, Service service) implements ZoneCommand {}

  record AddCollectionPoint(String zoneId, NamedPlace point) implements ZoneCommand {}

  record RemoveCollectionPoint(String zoneId, String pointId) implements ZoneCommand {}

  /** Streets closed to every vehicle, such as by barriers. */
  record CloseStreets(Closure closure) implements ZoneCommand {}

  record OpenStreets(String closureId) implements ZoneCommand {}
}
