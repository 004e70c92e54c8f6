package org.cordon.brief.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.brief.account.Account;
import org.cordon.brief.claim.Answer;
import org.cordon.record.json.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a checked briefing, to be held against calls again: those do not lie in its folder,
 * so whoever has them answers the claims anew and compares.
 */
public final class ClaimsAgain {
  static final ClaimsAgain NONE = new ClaimsAgain(List.of(), null);

  private final List<ClaimLine> lines;
  private final @Nullable Account account;

  ClaimsAgain(List<ClaimLine> lines, @Nullable Account account) {
    this.lines = List.copyOf(lines);
    this.account = account;
  }

  /**
   * What came of it.
   *
   * @param wrong the first claim that calls answer otherwise, or null
   * @param same how many they answer as the briefing does
   * @param not those that were not held against calls, each with the reason
   */
  public record Result(@Nullable Finding wrong, int same, List<String> not) {
    public Result {
      not = List.copyOf(not);
    }
  }

  /** How many claims the briefing has. */
  public int size() {
    return lines.size();
  }

  /** What the record said when the briefing was drafted, or null where none was checked. */
  public @Nullable Account account() {
    return account;
  }

  /**
   * Compares.
   *
   * @param answers to claim files, by the calls at hand; empty where neither was given
   * @param calls whether files of calls were given
   */
  public Result against(List<Answer> answers, boolean calls) {
    List<String> not = new ArrayList<>();
    int same = 0;
    Finding wrong = null;
    for (ClaimLine line : lines) {
      Answer answer = find(line, answers);
      String reason = reason(line, answer, calls);
      if (answer == null || !reason.isEmpty()) {
        not.add(line.claim() + ": " + reason);
      } else if (alike(line, ClaimLine.of(answer))) {
        same++;
      } else if (wrong == null) {
        wrong =
            new Finding(
                "claim-differs",
                line.verdict() + " where these calls give " + answer.verdict().word(),
                "claim " + line.file() + ": " + line.claim(),
                "Give the claim file and the calls that it was drafted with; if these are they,"
                    + " believe the calls.");
      }
    }
    return new Result(wrong, same, not);
  }

  private static String reason(ClaimLine line, @Nullable Answer answer, boolean calls) {
    if (answer == null) {
      return "its file " + line.file() + " was not given";
    }
    if (answer.claim().ofRecord()) {
      return "";
    }
    if (!calls) {
      return "no calls were given";
    }
    return line.tested() ? "" : "no calls were given when it was drafted";
  }

  private static @Nullable Answer find(ClaimLine line, List<Answer> answers) {
    for (Answer answer : answers) {
      boolean words =
          answer.claim().said().claim().equals(line.claim())
              && answer.claim().said().by().equals(line.by());
      if (words && answer.claim().metric().words().equals(line.meanings().getFirst())) {
        return answer;
      }
    }
    return null;
  }

  /** But for the name of the file, which may lie elsewhere. */
  private static boolean alike(ClaimLine a, ClaimLine b) {
    return json(a).equals(json(b));
  }

  private static String json(ClaimLine line) {
    Map<String, @Nullable Object> map = new TreeMap<>(line.map());
    map.remove("file");
    return CanonicalJson.write(map);
  }
}
