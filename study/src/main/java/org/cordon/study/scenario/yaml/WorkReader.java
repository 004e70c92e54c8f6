package org.cordon.study.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.model.Service;
import org.cordon.study.scenario.Distribution;
import org.cordon.study.scenario.Goal;
import org.cordon.study.scenario.IncidentType;
import org.cordon.study.scenario.IncidentType.Callers;
import org.cordon.study.scenario.Plan;
import org.cordon.study.scenario.Plan.Need;
import org.cordon.study.scenario.Resources;
import org.cordon.study.scenario.Scenario.Work;
import org.cordon.study.scenario.yaml.Item.Fields;
import org.jspecify.annotations.Nullable;

/** Reads incident types, response plans and goals. */
final class WorkReader {
  private final Source source;

  private final List<Resources.Unit> units;

  WorkReader(Source source, List<Resources.Unit> units) {
    this.source = source;
    this.units = units;
  }

  Work read(Fields scenario) {
    Map<Service, Distribution> turnout =
        source.problems.attempt(Map.of(), () -> byService(scenario.get("turnout")));
    source.section();
    List<IncidentType> types =
        source.problems.each(scenario.get("incident-types"), item -> type(item, turnout));
    source.section();
    List<Plan> plans =
        source.problems.each(scenario.get("response-plans"), item -> plan(item, types));
    source.section();
    List<Goal> goals = source.problems.each(scenario.find("goals"), this::goal);
    return new Work(types, plans, goals);
  }

  private Map<Service, Distribution> byService(Item item) {
    Fields f = item.fields(Section.BY_SERVICE);
    Map<Service, Distribution> times = new TreeMap<>();
    for (Service service : Service.values()) {
      Item given = f.find(Words.kebab(service));
      if (given != null) {
        times.put(service, Forms.distribution(given));
      }
    }
    return times;
  }

  private IncidentType type(Item item, Map<Service, Distribution> turnout) {
    Fields f = item.fields(Section.INCIDENT_TYPE);
    String name = source.define("incident-type", f.get("name"));
    List<Service> services = new ArrayList<>();
    for (Item service : f.get("services").items()) {
      source.refer("service with units", service);
      services.add(Forms.service(service));
    }
    if (services.isEmpty()) {
      throw f.get("services").refusal("type-without-service", "no service", "Name at least one.");
    }
    Item own = f.find("turnout");
    return new IncidentType(
        name,
        services,
        Forms.distribution(f.get("call-handling")),
        own == null ? pick(item, services, turnout, "turnout") : spread(own, services),
        spread(f.get("on-scene"), services),
        callers(f.get("callers")));
  }

  /** One distribution for all services of a type, or one for each. */
  private Map<Service, Distribution> spread(Item item, List<Service> services) {
    boolean single =
        !item.isMapping()
            || item.entries().containsKey("median")
            || item.entries().containsKey("least");
    if (!single) {
      return pick(item, services, byService(item), "time");
    }
    Map<Service, Distribution> times = new TreeMap<>();
    Distribution one = Forms.distribution(item);
    services.forEach(service -> times.put(service, one));
    return times;
  }

  private Map<Service, Distribution> pick(
      Item item, List<Service> services, Map<Service, Distribution> from, String what) {
    Map<Service, Distribution> times = new TreeMap<>();
    for (Service service : services) {
      Distribution time = from.get(service);
      if (time == null) {
        throw item.refusal(
            "missing-" + what,
            "no " + what + " of " + Words.kebab(service),
            "Add \"" + Words.kebab(service) + ": ...\" to the " + what + "s.");
      }
      times.put(service, time);
    }
    return times;
  }

  private Callers callers(Item item) {
    Fields f = item.fields(Section.CALLERS);
    int walks = Forms.permille(f.get("walks"));
    int carried = Forms.permille(f.get("carried"));
    int cannot = Forms.permille(f.get("cannot-be-moved"));
    if (walks + carried + cannot != 1000) {
      throw item.refusal(
          "shares-not-whole",
          "walks, carried and cannot-be-moved add up to " + (walks + carried + cannot) / 10.0 + "%",
          "Make them add up to 100%.");
    }
    Item withdraw = f.find("withdraw");
    Item patience = f.find("patience");
    if (withdraw != null && patience == null) {
      throw withdraw.refusal(
          "missing-key", "\"withdraw\" without \"patience\"", "Say after how long they withdraw.");
    }
    return new Callers(
        walks,
        carried,
        cannot,
        withdraw == null ? 0 : Forms.permille(withdraw),
        patience == null ? null : Forms.distribution(patience));
  }

  private Plan plan(Item item, List<IncidentType> types) {
    Fields f = item.fields(Section.RESPONSE_PLAN);
    String type = source.refer("incident-type", f.get("type"));
    int priority = Forms.count(f.get("priority"), 1, 9);
    source.define("response-plan", f.get("type"), type + " P" + priority);
    IncidentType of = types.stream().filter(t -> t.name().equals(type)).findFirst().orElse(null);
    List<Need> needs = new ArrayList<>();
    for (Item need : f.get("needs").items()) {
      needs.add(need(need, of));
    }
    if (needs.isEmpty()) {
      throw f.get("needs").refusal("plan-without-units", "no needs", "Ask for at least one unit.");
    }
    return new Plan(
        type,
        priority,
        needs,
        truth(f.find("meeting-point")),
        truth(f.find("violence")),
        truth(f.find("pre-empts")),
        Words.read(f.get("at-edge"), Plan.AtEdge.class),
        share(f.find("transport")));
  }

  private Need need(Item item, @Nullable IncidentType type) {
    Fields f = item.fields(Section.NEED);
    source.refer("service with units", f.get("service"));
    Service service = Forms.service(f.get("service"));
    if (type != null && !type.services().contains(service)) {
      throw f.get("service")
          .refusal(
              "service-not-of-type",
              Words.kebab(service) + " for " + type.name(),
              "Add it to the services of the type, or leave it out of the plan.");
    }
    Item named = f.find("capability");
    String capability =
        named == null ? "" : source.refer(ResourcesReader.capabilityOf(service), named);
    int wanted = Forms.count(f.get("units"), 1, 99);
    long crews = crews(service, capability);
    if (wanted > crews) {
      throw source.dangling(
          f.get("units")
              .refusal(
                  "plan-needs-more-than-there-are",
                  wanted + " units, where the roster has " + crews + " crews for them",
                  "Ask for fewer, or add units."));
    }
    return new Need(service, capability, wanted);
  }

  /** How many units could go at once; cross-staffed ones count once. */
  private long crews(Service service, String capability) {
    return units.stream()
        .filter(u -> u.service() == service)
        .filter(u -> capability.isEmpty() || u.capabilities().contains(capability))
        .map(Resources.Unit::crewId)
        .distinct()
        .count();
  }

  private Goal goal(Item item) {
    Fields f = item.fields(Section.GOAL);
    source.refer("service with units", f.get("service"));
    Service service = Forms.service(f.get("service"));
    int priority = Forms.count(f.get("priority"), 1, 9);
    source.define("goal", f.get("service"), Words.kebab(service) + " P" + priority);
    Item given = f.find("source");
    return new Goal(
        service, priority, Forms.durationMs(f.get("within")), given == null ? "" : given.text());
  }

  private static boolean truth(@Nullable Item item) {
    return item != null && Forms.truth(item);
  }

  private static int share(@Nullable Item item) {
    return item == null ? 0 : Forms.permille(item);
  }
}
