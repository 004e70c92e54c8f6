package org.cordon.study.scenario.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.ClosuresGeoJson;
import org.cordon.study.scenario.CityBox;
import org.cordon.study.scenario.Ring;
import org.cordon.study.scenario.Span;
import org.cordon.study.scenario.Zone;
import org.cordon.study.scenario.Zone.Barrier;
import org.cordon.study.scenario.Zone.CollectionPoint;
import org.cordon.study.scenario.Zone.Escort;
import org.cordon.study.scenario.Zone.Ground;
import org.cordon.study.scenario.Zone.NamedPoint;
import org.cordon.study.scenario.Zone.Outline;
import org.cordon.study.scenario.Zone.Rule;
import org.cordon.study.scenario.Zone.RuleSet;
import org.cordon.study.scenario.Zone.RuleVersion;
import org.cordon.study.scenario.yaml.Item.Fields;
import org.jspecify.annotations.Nullable;

/** Reads a zone: outlines, rules and what stands on the ground. */
final class ZoneReader {
  private final Source source;

  ZoneReader(Source source) {
    this.source = source;
  }

  Zone read(Item item) {
    Fields f = item.fields(Section.ZONE);
    String id = source.define("zone", f.get("id"));
    Zone.Dealings dealings = new DealingsReader(source).read(f);
    List<Outline> outlines = outlines(f.get("outlines"));
    List<RuleSet> sets = new ArrayList<>();
    for (Map.Entry<String, Item> set : f.get("rule-sets").entries().entrySet()) {
      source.know("rule-set", set.getKey(), set.getValue());
      sets.add(new RuleSet(set.getKey(), versions(set.getValue())));
    }
    Ground ground =
        new Ground(
            source.problems.each(f.find("barriers"), this::barrier),
            source.problems.each(f.find("collection-points"), this::collectionPoint));
    String taken = f.get("rules").text();
    List<String> names = sets.stream().map(RuleSet::name).toList();
    if (!names.contains(taken)) {
      throw Words.unknown(f.get("rules"), "unknown-rule-set", names);
    }
    return new Zone(id, f.get("name").text(), outlines, sets, taken, true, ground, dealings);
  }

  /** Each version ends where the next begins, unless it says otherwise. */
  private List<Outline> outlines(Item list) {
    List<Outline> outlines = new ArrayList<>();
    List<Item> items = list.items();
    if (items.isEmpty()) {
      throw list.refusal("zone-without-outline", "no outlines", "Give at least one version.");
    }
    for (int i = 0; i < items.size(); i++) {
      Fields f = items.get(i).fields(Section.OUTLINE);
      long next =
          i + 1 == items.size()
              ? Span.NEVER_MS
              : source.ms(items.get(i + 1).fields(Section.OUTLINE).get("from"));
      Span span = source.span(f, next);
      if (span.untilMs() > next) {
        throw items
            .get(i)
            .refusal(
                "outlines-overlap",
                "a version that ends after the next begins",
                "End it at the start of the next, or leave \"until\" out.");
      }
      Ring central = ring(f.get("central"));
      outlines.add(
          new Outline(
              span,
              ringOr(f.find("low"), central),
              central,
              ringOr(f.find("high"), central),
              source.authority(f.find("authority"))));
    }
    return outlines;
  }

  private Ring ringOr(@Nullable Item item, Ring absent) {
    return item == null ? absent : ring(item);
  }

  private Ring ring(Item item) {
    Path file = source.file(item);
    Ring ring = inFile(item, () -> AreasFile.outline(file));
    CityBox box = source.box();
    if (box != null && !ring.corners().stream().allMatch(box::contains)) {
      throw item.refusal(
          "outline-outside-the-city",
          file + " reaches beyond " + box,
          "Draw it within the streets of the city.");
    }
    return ring;
  }

  private interface FileReader<T> {
    T read();
  }

  /** A refusal of a named file also says where the file is named. */
  private static <T> T inFile(Item item, FileReader<T> reader) {
    try {
      return reader.read();
    } catch (Refusal r) {
      throw new Refusal(r.name(), r.found(), item.where() + ", " + r.where(), r.remedy());
    }
  }

  private List<RuleVersion> versions(Item list) {
    List<RuleVersion> versions = source.problems.each(list, this::version);
    for (int i = 1; i < versions.size(); i++) {
      if (versions.get(i).span().fromMs() <= versions.get(i - 1).span().fromMs()) {
        throw list.items()
            .get(i)
            .refusal(
                "times-run-backwards",
                "version " + (i + 1) + " not after the one before it",
                "List versions in the order of their start.");
      }
    }
    return versions;
  }

  private RuleVersion version(Item item) {
    Fields f = item.fields(Section.RULE_VERSION);
    List<Rule> rules = new ArrayList<>();
    for (Service service : Service.values()) {
      Item rule = f.find(Words.kebab(service));
      if (rule != null) {
        rules.add(rule(service, rule));
      }
    }
    if (rules.isEmpty()) {
      throw item.refusal("version-without-rule", "no rule", "Give a rule for police, fire or ems.");
    }
    String authority = source.authority(f.get("authority"));
    Item agreement = f.find("agreement");
    return new RuleVersion(
        source.span(f, Span.NEVER_MS),
        authority,
        agreement == null ? "" : source.refer("agreement", agreement),
        rules);
  }

  private Rule rule(Service service, Item item) {
    Fields f = item.fields(Section.RULE);
    AccessLevel level = Words.read(f.get("level"), AccessLevel.class);
    List<String> types = new ArrayList<>();
    AccessLevel exceptLevel = AccessLevel.OPEN;
    Item except = f.find("except");
    if (except != null) {
      Fields e = except.fields(Section.EXCEPT);
      e.get("types").items().forEach(type -> types.add(source.refer("incident-type", type)));
      exceptLevel = Words.read(e.get("level"), AccessLevel.class);
    }
    Item escort = f.find("escort");
    boolean escorted =
        level == AccessLevel.ESCORTED || (except != null && exceptLevel == AccessLevel.ESCORTED);
    if (escorted && escort == null) {
      throw item.refusal("missing-key", "escorted, but by nobody", "Add \"escort\".");
    }
    Item point = f.find("staging-point");
    return new Rule(
        service,
        level,
        types,
        exceptLevel,
        escort == null ? null : escort(service, escort),
        point == null ? null : point(point.fields(Section.POINT)));
  }

  private Escort escort(Service escorted, Item item) {
    Fields f = item.fields(Section.ESCORT);
    source.refer("service with units", f.get("service"));
    Service service = Forms.service(f.get("service"));
    if (service == escorted) {
      throw f.get("service")
          .refusal(
              "escort-by-itself",
              Words.kebab(service) + " escorted by " + Words.kebab(service),
              "Name another service.");
    }
    return new Escort(service, Forms.count(f.get("units"), 1, 20));
  }

  private NamedPoint point(Fields f) {
    return new NamedPoint(f.get("id").text(), f.get("name").text(), source.place(f.get("place")));
  }

  private Barrier barrier(Item item) {
    Fields f = item.fields(Section.BARRIER);
    Path file = source.file(f.get("file"));
    return new Barrier(
        source.define("barrier", f.get("id")),
        source.span(f, Span.NEVER_MS),
        inFile(f.get("file"), () -> shapes(file)));
  }

  /** Barriers stop vehicles; one that only walkers would notice has no effect to study. */
  private static List<ClosedShape> shapes(Path file) {
    List<ClosedShape> shapes = ClosuresGeoJson.read(file);
    for (int i = 0; i < shapes.size(); i++) {
      if (shapes.get(i).services().contains(Profile.FOOT)) {
        throw new Refusal(
            "barrier-on-foot",
            "services with \"foot\"",
            file + ", shape " + (i + 1),
            "Name police, fire or ems: a scenario's barriers stop vehicles only.");
      }
    }
    return shapes;
  }

  private CollectionPoint collectionPoint(Item item) {
    Fields f = item.fields(Section.COLLECTION_POINT);
    source.define("collection-point", f.get("id"));
    Item agreement = f.find("agreement");
    return new CollectionPoint(
        point(f),
        source.span(f, Span.NEVER_MS),
        agreement == null ? "" : source.refer("agreement", agreement));
  }
}
