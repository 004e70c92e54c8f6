package org.cordon.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.bench.crash.Crash;
import org.cordon.bench.jmh.Harness;
import org.cordon.bench.soak.Soak;
import org.cordon.bench.work.GeneratedCity;
import org.cordon.bench.work.Work;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.Roads;
import org.cordon.roads.schematic.Schematic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code cordon bench}: measures the hot paths beside the bars and what others need. */
@Command(
    name = "cordon bench",
    mixinStandardHelpOptions = true,
    description = "Measures the hot paths beside their bars and what others need.",
    footer = {"", "Example:", "  cordon bench roads --quick --json bench.json"})
public final class Bench implements Callable<Integer> {
  private static final int HELP_COLUMNS = 100;
  private static final List<String> PARTS = List.of("roads", "study", "record", "claims", "desk");

  private static final int[] SIZES = {1, 4, 16, 64};
  private static final int[] QUICK_SIZES = {1, 4, 16};

  private final PrintWriter out;
  private final PrintWriter err;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      description = "What to measure: roads, study, record, claims, desk. All of it without.")
  private List<String> parts = List.of();

  @Option(
      names = "--quick",
      description =
          "Fewer rounds, Seattle only, generated cities up to x16: some two minutes for roads.")
  private boolean quick;

  @Option(
      names = "--osm",
      paramLabel = "FILE.osm.pbf",
      description =
          "The extract to measure roads on. Without it Seattle's and Porto's in $CORDON_DATA, then"
              + " generated cities of growing size.")
  private @Nullable Path osm;

  @Option(names = "--seed", paramLabel = "N", description = "Where units and calls stand.")
  private long seed = 1;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description =
          "Write network, order, weights and queries there for a program of another engine, one"
              + " folder a graph (docs/benchmarks.md).")
  private @Nullable Path export;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Also write the rows into this page, below its mark.")
  private @Nullable Path markdown;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the rows to this file, as JSON.")
  private @Nullable Path json;

  /** A bench that speaks to these. */
  public Bench(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** Starts it. */
  public static void main(String[] args) {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(
        run(
            args,
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
  }

  /** Runs it inside this process and returns its exit code. */
  public static int run(String[] args, PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new Bench(out, err));
    line.addSubcommand(new Soak(out, Bench::seattle));
    line.addSubcommand(new Crash(out));
    return line.setOut(out)
        .setErr(err)
        .setUsageHelpWidth(HELP_COLUMNS)
        .setExecutionExceptionHandler((e, l, all) -> {
          err.println(
              e instanceof Refusal ? "cordon bench: " + e.getMessage() : "cordon bench: bug: " + e);
          return e instanceof Refusal ? 3 : 4;
        })
        .execute(args);
  }

  @Override
  public Integer call() throws IOException {
    for (String part : parts) {
      if (!PARTS.contains(part)) {
        throw new Refusal(
            "unknown-part", "\"" + part + "\"", "bench", "Name " + String.join(", ", PARTS) + ".");
      }
    }
    head().forEach(out::println);
    out.println(Row.head());
    measure();
    int missed = (int) rows.stream().filter(row -> !row.met()).count();
    writeJson();
    writeMarkdown();
    out.println(
        rows.size() + " rows, " + (missed == 0 ? "every bar met" : "bars missed: " + missed));
    out.flush();
    return 0;
  }

  private void add(Row row) {
    rows.add(row);
    out.println(row.line());
    out.flush();
  }

  private void note(String note) {
    notes.add(note);
    out.println("# " + note);
    out.flush();
  }

  private boolean wanted(String part) {
    return parts.isEmpty() || parts.contains(part);
  }

  private void measure() {
    if (wanted("record")) {
      new RecordBench(
              quick ? RecordBench.Size.QUICK : RecordBench.Size.FULL,
              row -> add(row.of("record")),
              said -> note("record: " + said))
          .run();
    }
    if (wanted("claims")) {
      new ClaimsBench(quick ? ClaimsBench.Size.QUICK : ClaimsBench.Size.FULL, this::add).run();
    }
    if (wanted("roads")) {
      roads();
    }
    if (wanted("study")) {
      study();
    }
    if (wanted("desk")) {
      desk();
    }
  }

  private void roads() {
    RoadsBench.Plan plan =
        new RoadsBench.Plan(
            quick, seed, quick ? Harness.Length.QUICK : Harness.Length.FULL, Work.Size.FULL);
    RoadsBench.Others others = new RoadsBench.Others(System.getenv("CORDON_ROUTINGKIT"), export);
    RoadsBench roads = new RoadsBench(plan, this::add, this::note, others);
    if (osm != null) {
      roads.extract(String.valueOf(osm.getFileName()), osm);
      return;
    }
    boolean some = graph(roads, "Seattle", seattle());
    if (!quick || !some) {
      some |= graph(roads, "Porto", data().resolve("porto/porto_portugal.osm.pbf"));
    } else {
      err.println("--quick: Seattle only; most bars speak of Porto.");
    }
    if (!some) {
      roads.city("generated x4", Roads.prepare(GeneratedCity.of(4, seed)));
    }
    new GrowthBench(plan, this::add, this::note).run(quick ? QUICK_SIZES : SIZES);
  }

  private boolean graph(RoadsBench roads, String name, Path extract) {
    if (!Files.isRegularFile(extract)) {
      err.println("SKIPPED: " + name + ": no file " + extract + " (CORDON_DATA)");
      return false;
    }
    roads.extract(name, extract);
    return true;
  }

  private void study() {
    StudyBench study = new StudyBench(quick, this::add);
    City schematic = Roads.prepare(Schematic.read(scenario().resolve("central-seattle.town")));
    study.run(scenario().resolve("scenario.yaml"), schematic, "schematic");
    Path extract = seattle();
    if (Files.isRegularFile(extract)) {
      City real = Roads.prepare(OsmImport.read(extract).city());
      study.run(scenario().resolve("scenario.yaml"), real, "real streets");
    } else {
      err.println("SKIPPED: studies on real streets: no file " + extract + " (CORDON_DATA)");
    }
  }

  private void desk() {
    Path extract = seattle();
    boolean real = Files.isRegularFile(extract);
    if (!real) {
      err.println("the desk runs on the schematic: no file " + extract + " (CORDON_DATA)");
    }
    City city = real ? Roads.prepare(OsmImport.read(extract).city()) : null;
    new DeskBench(
            quick ? DeskBench.Size.QUICK : DeskBench.Size.FULL,
            seed,
            row -> add(row.of("desk")),
            this::note)
        .run(new DeskBench.Ground(List.of(home().resolve("cordon").toString()), scenario(), city));
  }

  /** Where the Seattle extract lies, there or not. */
  private static Path seattle() {
    return data().resolve("seattle/streets/seattle-osm-drive.osm.pbf");
  }

  private static Path data() {
    String folder = System.getenv("CORDON_DATA");
    return folder == null ? home().resolve("../shared/data") : Path.of(folder);
  }

  private static Path scenario() {
    return home().resolve("scenarios/capitol-hill-2020");
  }

  private static Path home() {
    String home = System.getenv("CORDON_HOME");
    return Path.of(home == null ? "." : home);
  }

  private List<String> head() {
    return List.of(
        Machine.describe() + ", " + LocalDate.now(ZoneOffset.UTC) + ", seed " + seed,
        "Roads are measured by JMH in processes of their own: " + Harness.flags());
  }

  private void writeMarkdown() throws IOException {
    Path page = markdown;
    if (page != null) {
      String text = Files.isRegularFile(page) ? Files.readString(page) : "# Benchmarks";
      replace(page, Markdown.into(text, head(), notes, rows));
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path whole = file.toAbsolutePath();
    Path part = Files.createTempFile(whole.getParent(), "bench", ".part");
    Files.writeString(part, text);
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
  }

  private void writeJson() throws IOException {
    Path file = json;
    if (file == null) {
      return;
    }
    ObjectNode object = new JsonMapper().createObjectNode();
    object.put("machine", Machine.describe());
    object.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    object.put("seed", seed).put("quick", quick).put("java", Harness.flags());
    ArrayNode said = object.putArray("notes");
    notes.forEach(said::add);
    ArrayNode array = object.putArray("rows");
    for (Row row : rows) {
      Row.Bar bar = row.bar();
      Row.Anchor anchor = row.anchor();
      ObjectNode each = array.addObject().put("what", row.what());
      each.put("median", row.median()).put("p99", row.p99()).put("unit", row.unit());
      each.put("bar", bar == null ? null : bar.value());
      each.put("anchor", anchor == null ? null : anchor.value()).put("ratio", row.ratio());
      each.put("against", anchor == null ? null : anchor.source()).put("met", row.met());
    }
    replace(file, object.toPrettyString());
  }
}
