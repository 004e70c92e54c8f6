package org.cordon.study.scenario.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One node of a scenario file, which knows its line. */
final class Item {
  private final Node node;
  private final String file;
  private final Problems problems;

  Item(Node node, String file, Problems problems) {
    this.node = node;
    this.file = file;
    this.problems = problems;
  }

  /** A mapping of a section, its keys checked. */
  static final class Fields {
    private final Item of;
    private final Map<String, Item> byKey;

    private Fields(Item of, Map<String, Item> byKey) {
      this.of = of;
      this.byKey = byKey;
    }

    /** The whole mapping. */
    Item whole() {
      return of;
    }

    Item get(String key) {
      Item item = byKey.get(key);
      if (item == null) {
        throw of.refusal("missing-key", "no \"" + key + "\"", "Add \"" + key + ": ...\".");
      }
      return item;
    }

    @Nullable Item find(String key) {
      return byKey.get(key);
    }

    /** The text under a key, or a text for a key left out. */
    String text(String key, String absent) {
      Item item = byKey.get(key);
      return item == null ? absent : item.text();
    }
  }

  String where() {
    return file + ":" + node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
  }

  Refusal refusal(String name, String found, String remedy) {
    return new Refusal(name, found, where(), remedy);
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** A scalar as it is written. */
  String text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    throw wrongType("one value");
  }

  List<Item> items() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(n -> new Item(n, file, problems)).toList();
    }
    throw wrongType("a list");
  }

  /** A mapping whose keys the file chooses, in its order; a repeated key is an error. */
  Map<String, Item> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrongType("a mapping (key: value)");
    }
    Map<String, Item> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Item key = new Item(tuple.getKeyNode(), file, problems);
      if (entries.put(key.text(), new Item(tuple.getValueNode(), file, problems)) != null) {
        problems.add(key.refusal("repeated-key", "\"" + key.text() + "\" twice", "Leave one out."));
      }
    }
    return entries;
  }

  /** A mapping of a section: keys it does not know are noted, keys it needs and lacks refused. */
  Fields fields(Section section) {
    return fields(section.definition(), section.required(), section.keys());
  }

  /** As {@link #fields(Section)}, for a mapping of another kind of file. */
  Fields fields(String what, List<String> required, List<String> valid) {
    Map<String, Item> entries = entries();
    MappingNode mapping = (MappingNode) node;
    for (NodeTuple tuple : mapping.getValue()) {
      Item key = new Item(tuple.getKeyNode(), file, problems);
      if (!valid.contains(key.text())) {
        problems.add(
            key.refusal(
                "unknown-key",
                "\"" + key.text() + "\" in " + what,
                Words.remedy(key.text(), valid)));
      }
    }
    List<String> missing = new ArrayList<>(required);
    missing.removeAll(entries.keySet());
    if (!missing.isEmpty()) {
      throw refusal(
          "missing-key",
          what + " without \"" + String.join("\", \"", missing) + "\"",
          "Add " + (missing.size() == 1 ? "it." : "them."));
    }
    return new Fields(this, entries);
  }

  private Refusal wrongType(String wanted) {
    String found =
        switch (node) {
          case ScalarNode s when s.getValue().isBlank() -> "nothing";
          case ScalarNode s -> "\"" + s.getValue() + "\"";
          case SequenceNode s -> "a list";
          default -> "a mapping";
        };
    return refusal("wrong-type", found, "Write " + wanted + " here.");
  }
}
