package org.cordon.brief.joint;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.brief.account.Account;
import org.cordon.brief.figure.Figure;
import org.cordon.brief.figure.Figures;
import org.cordon.record.Sha256;
import org.cordon.record.json.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * What the briefing says: a pure function of the first entries of a record, the time, the offset in
 * which times are printed, and the claims as they were answered. The same inputs give the same
 * bytes, so a signature under its SHA-256 is one under every word and number.
 *
 * @param record name of the record's log
 * @param size how many entries it was made from
 * @param offices of the heads, who are asked to sign
 */
record Draft(
    String record,
    long atMs,
    ZoneOffset offset,
    long size,
    boolean simulated,
    List<String> offices,
    List<Line> lines,
    List<Figure> figures,
    List<ClaimLine> claims,
    Chart chart) {
  private static final long VERSION = 1;

  Draft {
    offices = List.copyOf(offices);
    lines = List.copyOf(lines);
    figures = List.copyOf(figures);
    claims = List.copyOf(claims);
  }

  /** Of an account, in an offset, with claims in their order. */
  static Draft of(Account account, ZoneOffset offset, List<ClaimLine> claims) {
    List<Figure> figures = Figures.of(account);
    return new Draft(
        account.name(),
        account.atMs(),
        offset,
        account.size(),
        account.simulated(),
        account.heads(),
        Drafting.lines(account, new Said(offset), figures, claims),
        figures,
        claims,
        Chart.of(account));
  }

  Map<String, @Nullable Object> map() {
    Map<String, @Nullable Object> map = new TreeMap<>();
    map.put("v", VERSION);
    map.put("record", record);
    map.put("atMs", atMs);
    map.put("at", new Said(offset).time(atMs));
    map.put("offsetSeconds", (long) offset.getTotalSeconds());
    map.put("size", size);
    map.put("simulated", simulated);
    map.put("offices", offices);
    map.put("lines", lines.stream().map(Line::map).toList());
    map.put("figures", figures.stream().map(Figure::map).toList());
    map.put("claims", claims.stream().map(ClaimLine::map).toList());
    map.put("chart", chart.map());
    return map;
  }

  /** Its bytes. */
  String json() {
    return CanonicalJson.write(map());
  }

  /** SHA-256 of its bytes, in hexadecimal. */
  String sha256() {
    return HexFormat.of()
        .formatHex(Sha256.digest().digest(json().getBytes(StandardCharsets.UTF_8)));
  }

  List<String> lineIds() {
    return lines.stream().map(Line::id).toList();
  }
}
