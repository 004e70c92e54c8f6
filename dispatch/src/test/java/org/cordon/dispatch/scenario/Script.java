package org.cordon.dispatch.scenario;

import static org.cordon.dispatch.scenario.Words.clock;
import static org.cordon.dispatch.scenario.Words.span;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.AccountCommand;
import org.cordon.dispatch.model.Acknowledgement;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.CallCommand;
import org.cordon.dispatch.model.CallData;
import org.cordon.dispatch.model.CallerState;
import org.cordon.dispatch.model.Closure;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.HoldReason;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Milestone;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.OverrideReason;
import org.cordon.dispatch.model.Party;
import org.cordon.dispatch.model.PlaceStatus;
import org.cordon.dispatch.model.PointCommand;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.ResponsePlan;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Settings;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.Shift;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.model.UnitSpec;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.dispatch.model.ZoneCommand;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** Turns a dispatcher's line into a command. */
final class Script {
  private Script() {}

  static Command command(Words w) {
    String verb = w.next();
    AccountCommand entered = AccountScript.command(verb, w);
    return entered != null ? entered : first(verb, w);
  }

  private static Command first(String verb, Words w) {
    return switch (verb) {
      case "enrol" ->
          new SetupCommand.EnrolOperator(
              w.next(),
              w.constant(Role.class),
              w.more() ? w.next() : "",
              w.take("key") ? w.next() : "");
      case "station" -> station(w);
      case "unit" -> unit(w);
      case "plan" -> plan(w);
      case "close-station" -> new SetupCommand.CloseStation(w.next(), afterWord("to", w), on(w));
      case "open-station" -> new SetupCommand.OpenStation(w.next());
      case "settings" -> new SetupCommand.Configure(settings(w));
      case "move-station" -> new SetupCommand.MoveStation(w.next(), at(w).place());
      case "shift" -> new SetupCommand.SetShift(w.next(), shift(w));
      case "call", "another" -> call(verb, w);
      case "locate" -> new CallCommand.Locate(w.next(), data(w));
      case "caller" -> new CallCommand.UpdateCaller(w.next(), caller(w));
      case "casualty" -> new CallCommand.UpdateCasualty(w.next(), w.next(), caller(w));
      case "no-casualty" -> new CallCommand.RemoveCasualty(w.next(), w.next());
      case "reclassify" -> new CallCommand.Reclassify(w.next(), w.next(), priority(w), services(w));
      case "hold", "callback" -> hold(verb, w);
      case "end" -> new CallCommand.End(w.next(), w.constant(IncidentOutcome.class), "");
      case "reopen" -> new CallCommand.Reopen(w.next(), "");
      case "review" -> new CallCommand.Review(w.next());
      case "duplicate" -> new CallCommand.LinkDuplicate(w.next(), afterWord("of", w));
      case "child" -> new CallCommand.LinkChild(w.next(), afterWord("of", w));
      case "split" ->
          new CallCommand.Split(w.next(), afterWord("into", w), w.next(), priority(w), services(w));
      case "transfer" -> new CallCommand.Transfer(w.next(), afterWord("to", w), "");
      case "secured" -> new CallCommand.SecureScene(w.next(), afterWord("by", w));
      case "revoked" -> new CallCommand.RevokeScene(w.next(), afterWord("by", w));
      default -> second(verb, w);
    };
  }

  private static Command second(String verb, Words w) {
    return switch (verb) {
      case "send" -> send(w);
      case "undo" -> new UnitCommand.Undo(w.next(), "");
      case "correct" ->
          new UnitCommand.CorrectTime(
              afterWord("on", w), w.next(), w.constant(Milestone.class), clock(afterWord("to", w)));
      case "proceed" -> new UnitCommand.Proceed(w.next(), because(w));
      case "emergency" -> new UnitCommand.Emergency(w.next());
      case "safe" -> new UnitCommand.ConfirmSafe(w.next());
      case "move-up" -> new UnitCommand.MoveUp(w.next(), afterWord("to", w));
      case "eta" -> new UnitCommand.SetManualEta(w.next(), span(w.next()));
      case "point" -> point(w);
      case "ack" -> ack(w);
      case "seen" -> new PointCommand.AcknowledgeAlarm(w.constant(AlarmKind.class), w.next());
      default -> zone(verb, w);
    };
  }

  private static Command zone(String verb, Words w) {
    return switch (verb) {
      case "zone" -> new ZoneCommand.Draft(w.next(), w.next(), outline(w), on(w));
      case "preview" -> new ZoneCommand.Preview(w.next());
      case "activate" -> new ZoneCommand.Activate(w.next());
      case "end-zone" -> new ZoneCommand.EndZone(w.next());
      case "outline" -> new ZoneCommand.SetOutline(w.next(), outline(w), on(w));
      case "rules" -> rules(w);
      case "renew" ->
          new ZoneCommand.RenewRule(
              w.next(), w.constant(Service.class), clock(afterWord("until", w)), on(w));
      case "accept" ->
          new ZoneCommand.AcceptProposal(
              w.next(), w.constant(Service.class), clock(afterWord("until", w)), on(w));
      case "end-rule" -> new ZoneCommand.EndRule(w.next(), w.constant(Service.class));
      case "collect" ->
          new ZoneCommand.AddCollectionPoint(w.next(), GridTown.corner(afterWord("at", w)));
      case "uncollect" -> new ZoneCommand.RemoveCollectionPoint(w.next(), w.next());
      case "block" -> new ZoneCommand.CloseStreets(block(w));
      case "unblock" -> new ZoneCommand.OpenStreets(w.next());
      default -> status(verb, w);
    };
  }

  private static Command status(String unit, Words w) {
    String words = String.join("-", w.until());
    try {
      return new UnitCommand.Report(
          unit, UnitStatus.valueOf(words.toUpperCase(Locale.ROOT).replace('-', '_')));
    } catch (IllegalArgumentException e) {
      throw new AssertionError("no such line: " + unit + " " + words);
    }
  }

  private static String afterWord(String word, Words w) {
    w.need(word);
    return w.next();
  }

  /** What a rule rests on: "on D1". */
  private static String on(Words w) {
    return w.take("on") ? w.next() : "";
  }

  private static Settings settings(Words w) {
    w.need("default");
    return Settings.defaults();
  }

  private static NamedPlace at(Words w) {
    return GridTown.corner(afterWord("at", w));
  }

  private static Command station(Words w) {
    String id = w.next();
    return new SetupCommand.AddStation(new Station(id, id, at(w).place()));
  }

  private static Command unit(Words w) {
    String id = w.next();
    Service service = w.constant(Service.class);
    List<String> can = w.until("at");
    String station = afterWord("at", w);
    long turnoutMs = w.take("turnout") ? span(w.next()) : 60_000;
    String crew = w.take("crew") ? w.next() : "crew-" + id;
    Shift shift = w.take("shift") ? shift(w) : Shift.ALWAYS;
    long etaMs = w.take("aid") ? span(afterWord("eta", w)) : Times.UNKNOWN_MS;
    return new SetupCommand.AddUnit(
        new UnitSpec(id, service, can, crew, station, shift, turnoutMs, etaMs));
  }

  private static Shift shift(Words w) {
    return new Shift(clock(w.next()), clock(afterWord("to", w)));
  }

  private static Command plan(Words w) {
    String type = w.next();
    int priority = priority(w);
    List<Requirement> needs = new ArrayList<>();
    w.need("needs");
    do {
      int count = Integer.parseInt(w.next());
      Service service = w.constant(Service.class);
      String can = w.take("medic") ? "medic" : w.take("engine") ? "engine" : "";
      needs.add(new Requirement(service, can, count));
    } while (w.take("and"));
    boolean meet = w.take("may-meet");
    boolean violence = w.take("violence");
    boolean preempts = w.take("preempts");
    w.need("else");
    return new SetupCommand.SetPlan(
        new ResponsePlan(
            type,
            priority,
            needs,
            meet,
            violence,
            preempts,
            w.constant(ResponsePlan.OnEdge.class)));
  }

  private static int priority(Words w) {
    return Integer.parseInt(w.next().substring(1));
  }

  private static List<Service> services(Words w) {
    List<Service> services = new ArrayList<>();
    if (w.take("for")) {
      while (w.more()) {
        services.add(w.constant(Service.class));
      }
    }
    return services;
  }

  private static Command call(String verb, Words w) {
    String id = w.next();
    if (verb.equals("another")) {
      return new CallCommand.AttachCall(id, afterWord("about", w), data(w));
    }
    String type = w.next();
    int priority = priority(w);
    CallData data = data(w);
    return new CallCommand.ReceiveCall("call-" + id, id, type, priority, services(w), data);
  }

  private static CallData data(Words w) {
    PlaceStatus status =
        w.take("nowhere")
            ? PlaceStatus.MISSING
            : w.take("forced")
                ? PlaceStatus.FORCED
                : w.take("unverified") ? PlaceStatus.UNVERIFIED : PlaceStatus.VERIFIED;
    @Nullable Place place = status == PlaceStatus.MISSING ? null : at(w).place();
    return new CallData(place, status, "E2", caller(w), "a spoken address", "a caller", "a note");
  }

  private static CallerState caller(Words w) {
    CallerState.Mobility mobility = CallerState.Mobility.UNKNOWN;
    CallerState.Answer safe = CallerState.Answer.UNKNOWN;
    boolean child = false;
    while (true) {
      if (w.take("walks")) {
        mobility = CallerState.Mobility.WALKS;
      } else if (w.take("carried")) {
        mobility = CallerState.Mobility.CARRIED;
      } else if (w.take("cannot-be-moved")) {
        mobility = CallerState.Mobility.CANNOT_BE_MOVED;
      } else if (w.take("unsafe")) {
        safe = CallerState.Answer.NO;
      } else if (w.take("child")) {
        child = true;
      } else {
        return new CallerState(mobility, safe, child, "");
      }
    }
  }

  private static Command hold(String verb, Words w) {
    String id = w.next();
    if (verb.equals("callback")) {
      return new CallCommand.CallBack(id, w.take("again") ? clock(w.next()) : Times.NEVER_MS, "");
    }
    HoldReason reason = w.constant(HoldReason.class);
    long due = clock(afterWord("until", w));
    return new CallCommand.Hold(id, reason, w.take("by") ? w.next() : "", due, "");
  }

  private static @Nullable OverrideReason because(Words w) {
    return w.take("because") ? w.constant(OverrideReason.class) : null;
  }

  private static Command send(Words w) {
    List<String> units = w.until("to");
    String incident = afterWord("to", w);
    return new UnitCommand.Dispatch(incident, units, w.take("taking"), because(w));
  }

  private static Command point(Words w) {
    String incident = w.next();
    if (w.take("none")) {
      return new PointCommand.WithdrawPoint(incident);
    }
    NamedPlace point = w.take("at") ? GridTown.corner(w.next()) : null;
    return new PointCommand.SetPoint(incident, point, because(w));
  }

  private static Command ack(Words w) {
    String who = w.next();
    Party party =
        who.equals("call-taker")
            ? Party.CALL_TAKER
            : w.take("desk")
                ? new Party(Party.Kind.DESK, who.toUpperCase(Locale.ROOT))
                : Party.unit(who);
    String incident = w.next();
    int version = Integer.parseInt(w.next().substring(1));
    String holds = w.take("holds") ? w.next() : "";
    Acknowledgement.How how =
        w.take("by") ? w.constant(Acknowledgement.How.class) : Acknowledgement.How.OWN_PAGE;
    return new PointCommand.Acknowledge(
        incident, party, version, holds, how, w.more() ? w.next() : "");
  }

  private static List<Place> outline(Words w) {
    if (w.take("crossed")) {
      List<Place> box = GridTown.around("10th & Pike", "12th & Olive");
      return List.of(box.get(0), box.get(2), box.get(1), box.get(3));
    }
    return GridTown.around(afterWord("around", w), afterWord("to", w));
  }

  private static Command rules(Words w) {
    String zone = w.next();
    List<AccessRule> rules = new ArrayList<>();
    do {
      rules.add(rule(w));
    } while (w.take("and"));
    return new ZoneCommand.SetRules(zone, rules);
  }

  private static Closure block(Words w) {
    String id = w.next();
    List<Place> outline = outline(w);
    List<Service> services = w.take("to") ? new ArrayList<>() : Closure.ALL_SERVICES;
    while (w.more()) {
      services.add(w.constant(Service.class));
    }
    return new Closure(id, true, outline, 0, services, Closure.Crossing.BOTH);
  }

  private static AccessRule rule(Words w) {
    Service service = w.constant(Service.class);
    AccessLevel level = w.constant(AccessLevel.class);
    List<String> types = w.take("except") ? w.until("is") : List.of();
    AccessLevel exceptLevel = AccessLevel.OPEN;
    if (!types.isEmpty()) {
      w.need("is");
      exceptLevel = w.constant(AccessLevel.class);
    }
    AccessRule.Escort escort = null;
    if (w.take("by")) {
      escort = new AccessRule.Escort(w.constant(Service.class), Integer.parseInt(w.next()));
    }
    NamedPlace staging = w.take("at") ? GridTown.corner(w.next()) : null;
    String agreement = w.take("under") ? w.next() : "";
    String authority = on(w);
    long from = w.take("from") ? clock(w.next()) : 0;
    long until = w.take("until") ? clock(w.next()) : Times.NEVER_MS;
    return new AccessRule(
        service, level, types, exceptLevel, escort, staging, authority, agreement, from, until);
  }
}
