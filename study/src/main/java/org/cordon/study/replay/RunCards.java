package org.cordon.study.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.calls.roster.FireRoster.Apparatus;
import org.cordon.calls.roster.ResponseCodes;
import org.cordon.calls.roster.ResponseCodes.Code;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.ResponsePlan;
import org.cordon.dispatch.model.ResponsePlan.OnEdge;
import org.cordon.dispatch.model.Service;

/**
 * Response plans for Seattle Fire's types of call. The department's own run cards are not
 * published; these say what kinds of apparatus a type gets, written from the published descriptions
 * of the response codes ("2 ENGINES, 1 LADDER, 1 CHIEF") and from which kinds, never which units,
 * the records of June 2017 show for a type. A type that no code matches gets one engine and is
 * counted.
 */
final class RunCards {
  /** Anything with a crew trained in basic life support: aid car, engine or ladder. */
  static final String BASIC_LIFE_SUPPORT = "bls";

  private static final int MOST_URGENT = 1;
  private static final Pattern COUNTED =
      Pattern.compile("([0-9]) (ENGINE|LADDER|CHIEF)", Pattern.CASE_INSENSITIVE);

  /** A card, and the response class that it was made for; "" when no code matched the type. */
  record Card(ResponsePlan plan, String response) {}

  /** How the records spell some types, and the code that they mean. */
  private record Alias(String start, String code) {}

  private static final List<Alias> ALIASES =
      List.of(
          new Alias("MVI Medic", "MED"),
          new Alias("MVI Freeway Medic", "MED"),
          new Alias("MVI", "MVA"),
          new Alias("Medic Response, 6", "MED6"),
          new Alias("Medic Response- 6", "MED6"),
          new Alias("Medic Response, 7", "MED7"),
          new Alias("Medic Response- 7", "MED7"),
          new Alias("Assault w/Weap", "AWW7"),
          new Alias("Automatic Fire Alarm Resd", "AFAR"),
          new Alias("Automatic Fire Alarm False", "AFAF"),
          new Alias("Automatic Medical Alarm", "AMA"),
          new Alias("Alarm Bell", "ALBELL"),
          new Alias("Activated CO", "CO"),
          new Alias("Natural Gas Odor", "NGL"),
          new Alias("Unk Odor", "ODOR"),
          new Alias("Water Job Minor", "WATMI"),
          new Alias("Fire in Single Family", "FIB"),
          new Alias("Rubbish Fire", "RUBISH"),
          new Alias("Advised", "ADV"),
          new Alias("Trans to AMR", "AMB"),
          new Alias("Hazardous Mat", "HAZ"),
          new Alias("HazMat", "HAZ"),
          new Alias("Multiple Casualty", "MCI"));

  private final ResponseCodes codes;

  RunCards(ResponseCodes codes) {
    this.codes = codes;
  }

  Card of(String type) {
    Optional<Code> code = code(type);
    String response = code.map(Code::response).orElse("");
    List<Requirement> needs = code.map(RunCards::needs).orElse(List.of(need("engine", 1)));
    boolean medical = response.equals("AID") || response.equals("MEDIC");
    boolean violence = type.startsWith("Assault");
    OnEdge onEdge = medical ? OnEdge.MEET : OnEdge.STAGE;
    ResponsePlan plan =
        new ResponsePlan(type, MOST_URGENT, needs, medical && !violence, violence, false, onEdge);
    return new Card(plan, response);
  }

  private Optional<Code> code(String type) {
    for (Alias alias : ALIASES) {
      if (type.startsWith(alias.start)) {
        return codes.codes().stream().filter(c -> c.code().equals(alias.code)).findFirst();
      }
    }
    return codes.find(type);
  }

  private static List<Requirement> needs(Code code) {
    List<Requirement> counted = counted(code.description());
    if (!counted.isEmpty()) {
      return counted;
    }
    return switch (code.code()) {
      case "AFA", "AFAH", "ALBELL" -> List.of(need("engine", 1), need("ladder", 1));
      case "RESELV", "RESLOC", "CO", "NGL", "WATMI" -> List.of(need("ladder", 1));
      case "FIB", "FIBHB", "SHED", "GARAGE" ->
          List.of(need("engine", 4), need("ladder", 2), need("chief", 1));
      case "MED1" -> List.of(need("medic", 1));
      case "MED6", "MED7", "AWW7" -> List.of(need("medic", 1), need(BASIC_LIFE_SUPPORT, 2));
      case "MVAF" -> List.of(need("engine", 2), need("aid", 1));
      default -> needsOfClass(code.response());
    };
  }

  private static List<Requirement> needsOfClass(String response) {
    return switch (response) {
      case "MEDIC" -> List.of(need("medic", 1), need(BASIC_LIFE_SUPPORT, 1));
      case "FIRE", "HAZMAT" -> List.of(need("engine", 1));
      default -> List.of(need(BASIC_LIFE_SUPPORT, 1));
    };
  }

  private static List<Requirement> counted(String description) {
    Matcher matcher = COUNTED.matcher(description);
    List<Requirement> needs = new ArrayList<>();
    while (matcher.find()) {
      String kind = matcher.group(2).toLowerCase(Locale.ROOT);
      needs.add(need(kind, Integer.parseInt(matcher.group(1))));
    }
    return needs;
  }

  private static Requirement need(String capability, int count) {
    return new Requirement(Service.FIRE, capability, count);
  }

  /** What an apparatus can do, by the letters of its call sign; empty for what no card asks for. */
  static List<String> capabilities(Apparatus apparatus) {
    return switch (apparatus.kind()) {
      case "E" -> List.of("engine", BASIC_LIFE_SUPPORT);
      case "L" -> List.of("ladder", BASIC_LIFE_SUPPORT);
      case "A" -> List.of("aid", BASIC_LIFE_SUPPORT);
      case "M" -> List.of("medic");
      case "B" -> List.of("chief");
      default -> List.of();
    };
  }
}
