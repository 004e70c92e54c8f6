package org.cordon.app.http;

import static org.cordon.app.account.DeskRole.ADMINISTRATOR;
import static org.cordon.app.account.DeskRole.CALL_TAKER;
import static org.cordon.app.account.DeskRole.DISPATCHER;
import static org.cordon.app.account.DeskRole.DUTY_OFFICER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cordon.app.account.DeskRole;

/**
 * Who may do what: every request that needs a session, and every command. What is not named here is
 * a duty officer's alone. The engine has checks of its own beside it.
 */
final class Rights {
  private static final String FEATURES = "GET /features…"; // and all that lies below

  private static final Set<DeskRole> SIGNED_IN = EnumSet.allOf(DeskRole.class);
  private static final Set<DeskRole> SEES =
      EnumSet.complementOf(EnumSet.of(ADMINISTRATOR)); // who keeps the accounts need see no call
  private static final Set<DeskRole> TAKES = EnumSet.of(CALL_TAKER, DISPATCHER, DUTY_OFFICER);
  private static final Set<DeskRole> SENDS = EnumSet.of(DISPATCHER, DUTY_OFFICER);
  private static final Set<DeskRole> RULES = EnumSet.of(DUTY_OFFICER);

  private static final SortedMap<String, Set<DeskRole>> ROUTES = routes();
  private static final SortedMap<String, Set<DeskRole>> COMMANDS = commands();

  private Rights() {}

  private static SortedMap<String, Set<DeskRole>> routes() {
    SortedMap<String, Set<DeskRole>> all = new TreeMap<>();
    put(all, SIGNED_IN, "GET /session", "POST /session/end");
    put(all, SENDS, "POST /session/tokens", "POST /units/{id}/link");
    put(all, SEES, "GET /state", "GET /events", "GET /incidents/{id}/recommendation");
    put(all, SEES, "GET /places", "GET /map", "GET " + MapRoutes.TILES);
    put(all, SEES, FEATURES);
    put(all, SENDS, "GET /provisional"); // with the addresses that were given
    put(all, TAKES, "GET " + Tell.PATH);
    put(all, SENDS, "POST /positions", "GET /incidents/{id}/eido", "GET " + ConsoleRoutes.PREVIEW);
    put(all, TAKES, "POST /commands"); // and the command's own row
    return Collections.unmodifiableSortedMap(all);
  }

  private static SortedMap<String, Set<DeskRole>> commands() {
    SortedMap<String, Set<DeskRole>> all = new TreeMap<>();
    put(all, TAKES, "ReceiveCall", "AttachCall", "Locate", "UpdateCaller", "UpdateCasualty");
    put(all, TAKES, "RemoveCasualty", "Reclassify", "CallBack", "LinkDuplicate");
    put(all, TAKES, "Acknowledge", "AcknowledgeAlarm", "Emergency");
    put(all, SENDS, "Hold", "Review", "LinkChild", "Split", "Transfer", "End", "Reopen");
    put(all, SENDS, "SecureScene", "RevokeScene", "SetPoint", "WithdrawPoint");
    put(all, SENDS, "Dispatch", "Report", "Undo", "CorrectTime", "Proceed", "ConfirmSafe");
    put(all, TAKES, "Emergency");
    put(all, SENDS, "MoveUp", "SetManualEta");
    put(all, RULES, "Draft", "Preview", "Activate", "EndZone", "SetOutline", "SetRules");
    put(all, RULES, "RenewRule", "AcceptProposal", "EndRule", "CloseStreets", "OpenStreets");
    put(all, RULES, "AddCollectionPoint", "RemoveCollectionPoint");
    return Collections.unmodifiableSortedMap(all);
  }

  private static void put(
      SortedMap<String, Set<DeskRole>> all, Set<DeskRole> may, String... names) {
    for (String name : names) {
      all.put(name, Collections.unmodifiableSet(may));
    }
  }

  /** Who may ask a route that needs a session. */
  static Set<DeskRole> of(Route route) {
    return ROUTES.getOrDefault(row(route.method() + " " + route.path()), RULES);
  }

  /** Under which name a request stands in the table. */
  private static String row(String request) {
    return request.startsWith("GET /features") ? FEATURES : request;
  }

  /** Who may give a command, by its name. */
  static Set<DeskRole> ofCommand(String name) {
    return COMMANDS.getOrDefault(name, RULES);
  }

  /** Refuses who may not ask a route. */
  static void check(Route route, Who who) {
    check(of(route), who, route.method() + " " + route.path());
  }

  /** Refuses who may not give a command. */
  static void checkCommand(String name, Who who) {
    check(ofCommand(name), who, name);
  }

  private static void check(Set<DeskRole> may, Who who, String what) {
    if (!may.contains(who.role())) {
      throw new HttpRefusal(
          403,
          "not-your-role",
          "signed in as " + who.role().word(),
          what,
          "Ask one who may: " + words(may) + ".");
    }
  }

  static String words(Set<DeskRole> roles) {
    return roles.stream().map(DeskRole::word).collect(Collectors.joining(", "));
  }

  /** The table as Markdown, with a row for each of these, and a mark for who may. */
  static String table(List<Route> routes, Set<String> commands) {
    StringBuilder text = new StringBuilder("| what |");
    for (DeskRole role : DeskRole.values()) {
      text.append(' ').append(role.word()).append(" |");
    }
    text.append("\n|---|").append("---|".repeat(DeskRole.values().length)).append('\n');
    SortedMap<String, Set<DeskRole>> rows = new TreeMap<>();
    for (Route route : routes) {
      if (route.signedIn()) {
        rows.put(row(route.method() + " " + route.path()), of(route));
      }
    }
    rows.forEach((what, may) -> row(text, what, may));
    for (String command : commands) {
      row(text, command, ofCommand(command));
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String what, Set<DeskRole> may) {
    text.append("| `").append(what).append("` |");
    for (DeskRole role : DeskRole.values()) {
      text.append(may.contains(role) ? " yes |" : " – |");
    }
    text.append('\n');
  }

  /** Those whose rights are written down. */
  static boolean names(String what) {
    return ROUTES.containsKey(row(what)) || COMMANDS.containsKey(what);
  }
}
