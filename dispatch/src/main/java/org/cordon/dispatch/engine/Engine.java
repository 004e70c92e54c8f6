package org.cordon.dispatch.engine;

import java.util.Collection;
import java.util.List;
import org.cordon.dispatch.model.AccountCommand;
import org.cordon.dispatch.model.CallCommand;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.Outcome.Refused;
import org.cordon.dispatch.model.PointCommand;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.SetupEvent;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.model.ZoneCommand;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * The single writer: look up, decide, append, apply. Time is an argument, and so is everything else
 * that is not on the log: travel times, positions, salts.
 *
 * <p>A command is decided on the state; its events are applied one by one, because what follows
 * from one (an alarm cleared, a waiting unit let in) is decided on the state that it leaves; then
 * the journal gets all entries of the command together, before the command is answered. If the
 * journal fails, memory is ahead of it: the engine then refuses to go on, and a new one is started
 * from the journal. Live, replay and simulation are this one mechanism. One thread.
 */
public final class Engine {
  private final State state;
  private final Journal journal;
  private final Salts salts;
  private final TravelTimes times;
  private final IncidentPlaces places = new IncidentPlaces();
  private final Recommender recommender;
  private final Previews previews;
  private final Follow follow;
  private final SetupDesk setupDesk;
  private final CallDesk callDesk;
  private final IncidentDesk incidentDesk;
  private final Dispatcher dispatcher;
  private final UnitDesk unitDesk;
  private final ZoneDesk zoneDesk;
  private final AccountDesk accountDesk;
  private final PointDesk pointDesk;
  private final Ticker ticker;
  private boolean broken;
  private @Nullable Kept kept;

  /** The last recommendation, good as long as nothing happened since. */
  private record Kept(
      String incidentId, long nowMs, long seq, @Nullable Recommendation recommendation) {}

  /** An engine that goes on from a state, which is empty or the fold of the journal so far. */
  public Engine(State state, TravelTimes times, Positions positions, Journal journal, Salts salts) {
    this.state = state;
    this.journal = journal;
    this.salts = salts;
    this.times = times;
    recommender = new Recommender(state, times, positions, places);
    previews = new Previews(state, recommender, places);
    Checks checks = new Checks(state, times);
    Alarms alarms = new Alarms(state);
    Escorts escorts = new Escorts(state, recommender, alarms);
    follow = new Follow(state, recommender, places, escorts, alarms);
    RuleWatch rules = new RuleWatch(state, follow, alarms);
    OwnerWatch owners = new OwnerWatch(state, alarms);
    Proposals proposals = new Proposals(state, alarms);
    setupDesk = new SetupDesk(state, checks, owners);
    callDesk = new CallDesk(state, checks, places, follow, alarms);
    incidentDesk = new IncidentDesk(state, checks, places, follow, escorts, alarms);
    dispatcher = new Dispatcher(state, checks, places, recommender, escorts, alarms);
    unitDesk = new UnitDesk(state, checks, recommender, follow, escorts, alarms);
    zoneDesk = new ZoneDesk(state, checks, follow, rules, owners, proposals);
    accountDesk = new AccountDesk(state, follow, rules, owners, proposals);
    pointDesk = new PointDesk(state, checks, places, recommender, follow, alarms);
    ticker = new Ticker(state, alarms, rules, owners, follow);
  }

  /** To be read only. */
  public State state() {
    return state;
  }

  /** Whether a command was not carried out to its end, so that this engine refuses to go on. */
  public boolean broken() {
    return broken;
  }

  /** Tells the engine where an incident is, after a restart, from what was sealed. */
  public void restorePlace(String incidentId, Place place) {
    places.put(incidentId, place);
  }

  /**
   * Where an incident is, as far as is known; sealed, so that whoever is shown it must be of the
   * desk.
   */
  public @Nullable Place place(String incidentId) {
    return places.get(incidentId);
  }

  /** Decides, appends to the journal and applies; or refuses, and nothing changes. */
  public Outcome handle(Command command, Stamp stamp) {
    if (broken) {
      throw new IllegalStateException(
          "a command was not carried out to its end; start again from what the journal holds");
    }
    Refused bad = refusedStamp(stamp);
    if (bad != null) {
      return bad;
    }
    times.now(stamp.nowMs());
    Recommendation recommended =
        command instanceof UnitCommand.Dispatch d ? recommend(d.incidentId(), stamp.nowMs()) : null;
    Log log = new Log(state, salts, stamp);
    if (state.seq() == 0) {
      log.follow(new SetupEvent.Started(times.cityHash(), times.speedsHash()));
    }
    Refused refused = null;
    boolean done = false;
    try {
      refused = decide(command, recommended, log);
      keepRecommended(log);
      if (!log.entries().isEmpty()) {
        journal.append(List.copyOf(log.entries()), List.copyOf(log.sealed()));
      }
      done = true;
    } finally {
      broken = !done && !log.entries().isEmpty(); // memory is ahead of the journal
    }
    return refused == null ? new Outcome.Accepted(log.entries()) : refused;
  }

  private @Nullable Refused refusedStamp(Stamp stamp) {
    if (stamp.nowMs() < state.recordedAtMs()) {
      return Checks.no(
          DispatchRefusal.TIME_WENT_BACK,
          stamp.nowMs() + " after " + state.recordedAtMs(),
          "clock");
    }
    if (stamp.nowMs() > Times.NEVER_MS) {
      return Checks.no(DispatchRefusal.TIME_WENT_BACK, stamp.nowMs() + " is no time", "clock");
    }
    Refused bad = Checks.id(stamp.by(), "operator id");
    if (bad != null) {
      return bad;
    }
    return stamp.happenedAtMs() > stamp.nowMs() || stamp.happenedAtMs() < 0
        ? Checks.no(
            DispatchRefusal.HAPPENED_IN_THE_FUTURE,
            stamp.happenedAtMs() + " at " + stamp.nowMs(),
            "happenedAt")
        : null;
  }

  /** What was just recommended holds as long as nothing was written after it. */
  private void keepRecommended(Log log) {
    Recommendation last = follow.last();
    if (last != null
        && !log.entries().isEmpty()
        && log.entries().getLast().event() instanceof CallEvent.Recommended r
        && r.incidentId().equals(last.incidentId())) {
      kept = new Kept(last.incidentId(), log.nowMs(), state.seq(), last);
    }
  }

  private @Nullable Refused decide(Command command, @Nullable Recommendation recommended, Log log) {
    return switch (command) {
      case SetupCommand c -> setupDesk.decide(c, log);
      case CallCommand c -> decide(c, log);
      case UnitCommand c -> decide(c, recommended, log);
      case ZoneCommand c -> decide(c, log);
      case PointCommand c -> decide(c, log);
      case AccountCommand.Enter c -> accountDesk.enter(c, log);
      case Command.Tick c -> {
        ticker.tick(log);
        yield null;
      }
    };
  }

  private @Nullable Refused decide(CallCommand command, Log log) {
    return switch (command) {
      case CallCommand.ReceiveCall c -> callDesk.receive(c, log);
      case CallCommand.AttachCall c -> callDesk.attach(c, log);
      case CallCommand.Locate c -> callDesk.locate(c, log);
      case CallCommand.UpdateCaller c -> callDesk.caller(c, log);
      case CallCommand.UpdateCasualty c -> callDesk.casualty(c, log);
      case CallCommand.RemoveCasualty c -> callDesk.casualty(c, log);
      case CallCommand.Reclassify c -> callDesk.reclassify(c, log);
      case CallCommand.Review c -> callDesk.review(c, log);
      case CallCommand.Hold c -> incidentDesk.hold(c, log);
      case CallCommand.CallBack c -> incidentDesk.callBack(c, log);
      case CallCommand.LinkDuplicate c -> incidentDesk.duplicate(c, log);
      case CallCommand.LinkChild c -> incidentDesk.child(c, log);
      case CallCommand.Split c -> incidentDesk.split(c, log);
      case CallCommand.Transfer c -> incidentDesk.transfer(c, log);
      case CallCommand.SecureScene c -> incidentDesk.secure(c, log);
      case CallCommand.RevokeScene c -> incidentDesk.revoke(c, log);
      case CallCommand.End c -> incidentDesk.end(c, log);
      case CallCommand.Reopen c -> incidentDesk.reopen(c, log);
    };
  }

  private @Nullable Refused decide(
      UnitCommand command, @Nullable Recommendation recommended, Log log) {
    return switch (command) {
      case UnitCommand.Dispatch c -> dispatcher.dispatch(c, recommended, log);
      case UnitCommand.Report c -> unitDesk.report(c, log);
      case UnitCommand.Undo c -> unitDesk.undo(c, log);
      case UnitCommand.CorrectTime c -> unitDesk.correct(c, log);
      case UnitCommand.Proceed c -> unitDesk.proceed(c, log);
      case UnitCommand.Emergency c -> unitDesk.emergency(c, log);
      case UnitCommand.ConfirmSafe c -> unitDesk.confirmSafe(c, log);
      case UnitCommand.MoveUp c -> unitDesk.moveUp(c, log);
      case UnitCommand.SetManualEta c -> unitDesk.manualEta(c, log);
    };
  }

  private @Nullable Refused decide(ZoneCommand command, Log log) {
    return switch (command) {
      case ZoneCommand.Draft c -> zoneDesk.draft(c, log);
      case ZoneCommand.Preview c -> zoneDesk.preview(c, log);
      case ZoneCommand.Activate c -> zoneDesk.activate(c, log);
      case ZoneCommand.EndZone c -> zoneDesk.end(c, log);
      case ZoneCommand.SetOutline c -> zoneDesk.setOutline(c, log);
      case ZoneCommand.SetRules c -> zoneDesk.setRules(c, log);
      case ZoneCommand.RenewRule c -> zoneDesk.renew(c, log);
      case ZoneCommand.AcceptProposal c -> zoneDesk.accept(c, log);
      case ZoneCommand.EndRule c -> zoneDesk.endRule(c, log);
      case ZoneCommand.AddCollectionPoint c -> zoneDesk.addPoint(c, log);
      case ZoneCommand.RemoveCollectionPoint c -> zoneDesk.removePoint(c, log);
      case ZoneCommand.CloseStreets c -> zoneDesk.closeStreets(c, log);
      case ZoneCommand.OpenStreets c -> zoneDesk.openStreets(c, log);
    };
  }

  private @Nullable Refused decide(PointCommand command, Log log) {
    return switch (command) {
      case PointCommand.SetPoint c -> pointDesk.set(c, log);
      case PointCommand.WithdrawPoint c -> pointDesk.withdraw(c, log);
      case PointCommand.Acknowledge c -> pointDesk.acknowledge(c, log);
      case PointCommand.AcknowledgeAlarm c -> pointDesk.acknowledgeAlarm(c, log);
    };
  }

  /**
   * What to do about an open incident now; null when it is unknown, ended, a duplicate, or has all
   * the units it needs. Changes nothing.
   */
  public @Nullable Recommendation recommend(String incidentId, long nowMs) {
    Kept last = kept;
    if (last != null
        && last.seq == state.seq()
        && last.nowMs == nowMs
        && last.incidentId.equals(incidentId)) {
      return last.recommendation;
    }
    times.now(nowMs);
    Incident incident = state.incident(incidentId);
    Recommendation r = incident == null ? null : recommender.recommend(incident, nowMs);
    kept = new Kept(incidentId, nowMs, state.seq(), r);
    return r;
  }

  /**
   * What is closed to a service now on its way to an incident; with "" for no incident, such as on
   * the way home.
   */
  public ClosedStreets closed(String incidentId, Service service, long nowMs) {
    Incident incident = state.incident(incidentId);
    return incident == null
        ? recommender.closed(service, nowMs)
        : recommender.closed(incident, service, nowMs);
  }

  /** What activating a drafted zone would change for the open incidents. Changes nothing. */
  public List<ZonePreview> preview(String zoneId, long nowMs) {
    times.now(nowMs);
    return previews.preview(zoneId, nowMs);
  }

  /** When a {@link Command.Tick} has something to do next. */
  public long nextDueMs() {
    return state.timers().nextDueMs();
  }

  /** Incidents that need something, by priority, then age. */
  public Collection<Incident> waiting() {
    return state.waiting();
  }
}
