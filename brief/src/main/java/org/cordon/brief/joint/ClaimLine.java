package org.cordon.brief.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.brief.claim.Answer;
import org.cordon.brief.claim.Claim;
import org.cordon.brief.claim.Metric;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A claim that was answered, as the briefing carries it: an input of the draft like the entries,
 * kept whole in the draft, since the call data it was held against lie elsewhere.
 *
 * @param file its name, as others would type it
 * @param meanings what it could mean, the meaning as stated first
 * @param statement id of the statement on record that it tests, or ""
 * @param tested whether calls were read for it
 * @param settles what would settle it; at last the command to run then, if it takes other data
 */
record ClaimLine(
    String file,
    String claim,
    String by,
    List<String> meanings,
    String statement,
    String verdict,
    String reason,
    boolean tested,
    List<String> cautions,
    List<String> settles) {
  ClaimLine {
    meanings = List.copyOf(meanings);
    cautions = List.copyOf(cautions);
    settles = List.copyOf(settles);
  }

  static ClaimLine of(Answer answer) {
    Claim claim = answer.claim();
    List<String> meanings = new ArrayList<>();
    meanings.add(claim.metric().words());
    claim.couldMean().stream().map(Metric::words).forEach(meanings::add);
    return new ClaimLine(
        claim.file().toString(),
        claim.said().claim(),
        claim.said().by(),
        meanings,
        claim.statement(),
        answer.verdict().word(),
        answer.reason(),
        answer.read().inPeriods() > 0,
        answer.cautions(),
        answer.settles());
  }

  Map<String, @Nullable Object> map() {
    Map<String, @Nullable Object> map = new TreeMap<>();
    map.put("file", file);
    map.put("claim", claim);
    map.put("by", by);
    map.put("meanings", meanings);
    map.put("statement", statement);
    map.put("verdict", verdict);
    map.put("reason", reason);
    map.put("tested", tested);
    map.put("cautions", cautions);
    map.put("settles", settles);
    return map;
  }

  /** Out of a briefing; what does not fit is refused. */
  static ClaimLine read(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw refusal("a claim that is no object");
    }
    return new ClaimLine(
        text(map, "file"),
        text(map, "claim"),
        text(map, "by"),
        texts(map, "meanings"),
        text(map, "statement"),
        text(map, "verdict"),
        text(map, "reason"),
        Boolean.TRUE.equals(map.get("tested")),
        texts(map, "cautions"),
        texts(map, "settles"));
  }

  private static String text(Map<?, ?> map, String name) {
    if (map.get(name) instanceof String s) {
      return s;
    }
    throw refusal("a claim without \"" + name + "\"");
  }

  private static List<String> texts(Map<?, ?> map, String name) {
    if (!(map.get(name) instanceof List<?> list)) {
      throw refusal("a claim without \"" + name + "\"");
    }
    return list.stream().map(String::valueOf).toList();
  }

  private static Refusal refusal(String found) {
    return new Refusal(
        "not-a-briefing", found, "briefing.json", "Give the folder as cordon brief wrote it.");
  }
}
