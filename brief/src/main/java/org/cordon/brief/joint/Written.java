package org.cordon.brief.joint;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cordon.roads.Refusal;

/** The fields of a briefing as somebody wrote it; what is missing is refused as no briefing. */
record Written(Map<?, ?> json) {
  static Refusal notABriefing(String found, String where) {
    return new Refusal(
        "not-a-briefing",
        found,
        where,
        "Give the folder that cordon brief --out wrote, all three files of it.");
  }

  String text(String name) {
    if (json.get(name) instanceof String s) {
      return s;
    }
    throw notABriefing("no \"" + name + "\"", JointBriefing.JSON);
  }

  long number(String name) {
    if (json.get(name) instanceof Long n) {
      return n;
    }
    throw notABriefing("no \"" + name + "\"", JointBriefing.JSON);
  }

  Written object(String name) {
    if (json.get(name) instanceof Map<?, ?> m) {
      return new Written(m);
    }
    throw notABriefing("no \"" + name + "\"", JointBriefing.JSON);
  }

  /** Of a draft, in its order. */
  List<ClaimLine> claims() {
    List<ClaimLine> claims = new ArrayList<>();
    if (json.get("claims") instanceof List<?> list) {
      list.forEach(c -> claims.add(ClaimLine.read(c)));
    }
    return claims;
  }

  /** In which a draft prints times. */
  ZoneOffset offset() {
    try {
      return ZoneOffset.ofTotalSeconds(Math.toIntExact(number("offsetSeconds")));
    } catch (DateTimeException | ArithmeticException e) {
      throw notABriefing("an offset that is none", JointBriefing.JSON + ", offsetSeconds");
    }
  }
}
