package org.cordon.dispatch.model;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settings, operators and response plans. */
public final class SetupBoard {
  private final TreeMap<String, Role> operators = new TreeMap<>();
  private final TreeMap<String, String> offices = new TreeMap<>(); // of operators who have one
  private final TreeMap<String, String> keys = new TreeMap<>(); // of heads who have one
  private final TreeMap<String, TreeMap<Integer, ResponsePlan>> plans = new TreeMap<>();
  private Settings settings = Settings.defaults();
  private String cityHash = "";
  private String speedsHash = "";

  /** The settings in force. */
  public Settings settings() {
    return settings;
  }

  /** The hash of the city that decisions were computed on. */
  public String cityHash() {
    return cityHash;
  }

  /** The hash of the speeds table that decisions were computed with; empty for free flow. */
  public String speedsHash() {
    return speedsHash;
  }

  /** An operator's role, or null if not enrolled. */
  public @Nullable Role role(String operatorId) {
    return operators.get(operatorId);
  }

  /** The office whose entries an operator's are; "" for the centre itself. */
  public String office(String operatorId) {
    return offices.getOrDefault(operatorId, "");
  }

  /** The public key under which a head signs, or "". */
  public String key(String operatorId) {
    return keys.getOrDefault(operatorId, "");
  }

  /** Every operator. */
  public Collection<String> operators() {
    return Collections.unmodifiableCollection(operators.keySet());
  }

  /** The plan of a type at a priority, or null. */
  public @Nullable ResponsePlan plan(String type, int priority) {
    TreeMap<Integer, ResponsePlan> ofType = plans.get(type);
    return ofType == null ? null : ofType.get(priority);
  }

  /** Every plan, by type and priority. */
  public List<ResponsePlan> plans() {
    return plans.values().stream().flatMap(p -> p.values().stream()).toList();
  }

  /** What an incident needs: its plan, narrowed to the services named, or one unit of each. */
  public ResponsePlan resolve(String type, int priority, List<Service> services) {
    ResponsePlan plan = plan(type, priority);
    if (plan == null) {
      return ResponsePlan.fallback(type, priority, services);
    }
    return services.isEmpty() ? plan : plan.narrowedTo(services);
  }

  void start(String city, String speeds) {
    cityHash = city;
    speedsHash = speeds;
  }

  void configure(Settings next) {
    settings = next;
  }

  void enrol(SetupEvent.OperatorEnrolled event) {
    String operatorId = event.operatorId();
    enrol(operatorId, event.role(), event.office());
    if (event.key().isEmpty()) {
      keys.remove(operatorId);
    } else {
      keys.put(operatorId, event.key());
    }
  }

  private void enrol(String operatorId, Role role, String office) {
    operators.put(operatorId, role);
    if (office.isEmpty()) {
      offices.remove(operatorId);
    } else {
      offices.put(operatorId, office);
    }
  }

  void set(ResponsePlan plan) {
    plans.computeIfAbsent(plan.type(), t -> new TreeMap<>()).put(plan.priority(), plan);
  }

  /** All of it in one exact form. */
  public void canonical(Canonical out) {
    out.put(cityHash);
    if (!speedsHash.isEmpty()) {
      out.put(speedsHash);
    }
    out.put(operators.size());
    operators.forEach((id, role) -> out.put(id).put(role));
    if (!offices.isEmpty()) { // else as it was before operators had offices
      out.put("offices").put(offices.size());
      offices.forEach((id, office) -> out.put(id).put(office));
    }
    if (!keys.isEmpty()) { // else as it was before heads had keys
      out.put("keys").put(keys.size());
      keys.forEach((id, key) -> out.put(id).put(key));
    }
    for (ResponsePlan p : plans()) {
      out.put(p.type()).put(p.priority()).put(p.requirements().size());
      p.requirements().forEach(r -> out.put(r.service()).put(r.capability()).put(r.count()));
      out.put(p.meetAllowed()).put(p.violence()).put(p.preempts()).put(p.onEdge());
    }
    settings.canonical(out);
  }
}
