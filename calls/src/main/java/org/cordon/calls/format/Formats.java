package org.cordon.calls.format;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cordon.calls.CallFormat;
import org.cordon.calls.CallsRefusal;
import org.cordon.calls.format.Layout.Column;

/** The table of formats, and which of them a header is. */
public final class Formats {
  private static final List<Format> ALL =
      List.of(
          new SeattleFireUnits(),
          new SeattleFireRealTime(),
          new SeattlePoliceIncidents(),
          new SeattlePoliceCalls(),
          new SeattlePoliceCallSigns(),
          new SanFranciscoFire(),
          new CordonCsv());

  private Formats() {}

  /** Every format, in the order in which headers are tried. */
  public static List<CallFormat> all() {
    return ALL.stream().map(Format::about).toList();
  }

  /** The format all of whose required columns the header has. */
  public static Format detect(List<String> header, String file) {
    return ALL.stream()
        .filter(format -> missing(format, header).isEmpty())
        .max(Comparator.comparingInt(format -> format.layout().requiredColumns().size()))
        .orElseThrow(() -> unknown(header, file));
  }

  private static List<Column> missing(Format format, List<String> header) {
    int[] at = format.layout().find(header);
    return format.layout().requiredColumns().stream().filter(c -> at[c.index()] < 0).toList();
  }

  private static CallsRefusal unknown(List<String> header, String file) {
    Format nearest =
        ALL.stream().max(Comparator.comparingDouble(format -> share(format, header))).orElseThrow();
    List<String> missing =
        missing(nearest, header).stream().map(c -> c.names().getFirst()).toList();
    String columns = shortened(String.join(",", header));
    String found = "no known format of call records has the columns \"" + columns + "\"";
    String remedy =
        share(nearest, header) == 0
            ? "Give a CSV or Parquet file in one of: "
                + ids()
                + "; or make Cordon's own CSV with"
                + " the columns received,lat,lon,type,priority."
            : "Nearest is "
                + nearest.about().id()
                + " ("
                + nearest.about().published()
                + "), but "
                + String.join(", ", missing)
                + (missing.size() == 1 ? " is" : " are")
                + " missing: rename or add, or download the file again as published; or make"
                + " Cordon's own CSV with the columns received,lat,lon,type,priority.";
    return new CallsRefusal("unknown-format", found, file, remedy);
  }

  private static double share(Format format, List<String> header) {
    int required = format.layout().requiredColumns().size();
    return (required - missing(format, header).size()) / (double) required;
  }

  private static String ids() {
    return String.join(", ", ALL.stream().map(format -> format.about().id()).toList());
  }

  /** Printable and short: a foreign file's first "line" can be anything. */
  private static String shortened(String text) {
    String printable = text.replaceAll("[^\\p{Print}]", "?");
    return printable.length() <= 200
        ? printable
        : String.format(
            Locale.ROOT, "%s... (%d characters)", printable.substring(0, 200), text.length());
  }
}
