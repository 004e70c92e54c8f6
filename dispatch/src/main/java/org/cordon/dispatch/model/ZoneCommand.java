package org.cordon.dispatch.model;

import java.util.List;
import org.cordon.roads.Place;

/** Zones and their rules. Only a duty officer changes what is in force. */
public sealed interface ZoneCommand extends Command {
  record Draft(String zoneId, String name, List<Place> outline) implements ZoneCommand {
    public Draft {
      outline = List.copyOf(outline);
    }
  }

  /** Marks a draft as looked at; what it would do is answered by the engine's preview. */
  record Preview(String zoneId) implements ZoneCommand {}

  record Activate(String zoneId) implements ZoneCommand {}

  record EndZone(String zoneId) implements ZoneCommand {}

  record SetOutline(String zoneId, List<Place> outline) implements ZoneCommand {
    public SetOutline {
      outline = List.copyOf(outline);
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

  /** The rule of a service ends, and with it what it restricted or allowed. */
  record EndRule(String zoneId, Service service) implements ZoneCommand {}

  record AddCollectionPoint(String zoneId, NamedPlace point) implements ZoneCommand {}

  record RemoveCollectionPoint(String zoneId, String pointId) implements ZoneCommand {}

  /** Streets closed to every vehicle, such as by barriers. */
  record CloseStreets(Closure closure) implements ZoneCommand {}

  record OpenStreets(String closureId) implements ZoneCommand {}
}
