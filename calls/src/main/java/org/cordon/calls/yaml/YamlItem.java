package org.cordon.calls.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cordon.calls.CallsRefusal;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One node of a small YAML file, which knows its line. */
public final class YamlItem {
  private static final long LARGEST = 1 << 20;

  private final Node node;
  private final String file;

  private YamlItem(Node node, String file) {
    this.node = node;
    this.file = file;
  }

  /**
   * The whole of a file.
   *
   * @throws CallsRefusal when it is missing, too large, not UTF-8, not YAML or empty
   */
  public static YamlItem read(Path file) {
    String text = text(file);
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try {
      Node node =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> refused(file.toString(), "no content", "Write its keys."));
      return new YamlItem(node, file.toString());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
      throw refused(
          file + ":" + line,
          String.valueOf(e.getProblem()),
          "Correct the YAML: indent with blanks, quote texts that hold \": \".");
    } catch (YamlEngineException e) {
      throw refused(file.toString(), String.valueOf(e.getMessage()), "Correct the YAML.");
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw refused(
            file.toString(), Files.size(file) + " bytes", "Give a YAML file below 1 MiB.");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw refused(file.toString(), "bytes that are not UTF-8", "Save it as UTF-8.");
    } catch (IOException e) {
      throw refused(file.toString(), "no readable file", "Check the path.");
    }
  }

  private static CallsRefusal refused(String where, String found, String remedy) {
    return new CallsRefusal("unreadable-yaml", found, where, remedy);
  }

  /** File and line. */
  public String where() {
    return file + ":" + node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
  }

  /** A refusal at this line. */
  public CallsRefusal refusal(String name, String found, String remedy) {
    return new CallsRefusal(name, found, where(), remedy);
  }

  /** Whether it is a mapping. */
  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** A scalar as it is written. */
  public String text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    throw wrongType("one value");
  }

  /** Every item of a list; one value alone is a list of one. */
  public List<YamlItem> items() {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream().map(n -> new YamlItem(n, file)).toList()
        : List.of(this);
  }

  /** The texts of a list. */
  public List<String> texts() {
    List<String> texts = items().stream().map(YamlItem::text).toList();
    if (texts.isEmpty()) {
      throw wrongType("at least one value");
    }
    return texts;
  }

  /** A mapping whose keys the file chooses, in its order. */
  public Map<String, YamlItem> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrongType("a mapping (key: value)");
    }
    Map<String, YamlItem> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlItem key = new YamlItem(tuple.getKeyNode(), file);
      if (entries.put(key.text(), new YamlItem(tuple.getValueNode(), file)) != null) {
        throw key.refusal("repeated-key", "\"" + key.text() + "\" twice", "Leave one out.");
      }
    }
    return entries;
  }

  /** A mapping that may have these keys and no other. */
  public Keys keys(String... valid) {
    Map<String, YamlItem> entries = entries();
    MappingNode mapping = (MappingNode) node;
    for (NodeTuple tuple : mapping.getValue()) {
      YamlItem key = new YamlItem(tuple.getKeyNode(), file);
      if (!List.of(valid).contains(key.text())) {
        throw key.refusal(
            "unknown-key",
            "\"" + key.text() + "\"",
            "Valid here: " + String.join(", ", valid) + ".");
      }
    }
    return new Keys(this, entries);
  }

  /** The constant whose name is written in small letters with dashes. */
  public <E extends Enum<E>> E oneOf(Class<E> type) {
    StringBuilder valid = new StringBuilder();
    for (E constant : type.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(text())) {
        return constant;
      }
      valid.append(valid.isEmpty() ? "" : ", ").append(word);
    }
    throw refusal("unknown-word", "\"" + text() + "\"", "Valid here: " + valid + ".");
  }

  private CallsRefusal wrongType(String wanted) {
    String found =
        switch (node) {
          case ScalarNode s when s.getValue().isBlank() -> "nothing";
          case ScalarNode s -> "\"" + s.getValue() + "\"";
          case SequenceNode s -> "a list";
          default -> "a mapping";
        };
    return refusal("wrong-type", found, "Write " + wanted + " here.");
  }

  /** A mapping whose keys have been checked. */
  public static final class Keys {
    private final YamlItem of;
    private final Map<String, YamlItem> byKey;

    private Keys(YamlItem of, Map<String, YamlItem> byKey) {
      this.of = of;
      this.byKey = byKey;
    }

    /** The whole mapping. */
    public YamlItem whole() {
      return of;
    }

    /** What stands under a key, which must be there. */
    public YamlItem get(String key) {
      YamlItem item = byKey.get(key);
      if (item == null) {
        throw of.refusal("missing-key", "no \"" + key + "\"", "Add \"" + key + ": ...\".");
      }
      return item;
    }

    /** What stands under a key, or null. */
    public @Nullable YamlItem find(String key) {
      return byKey.get(key);
    }

    /** The text under a key, or another. */
    public String text(String key, String absent) {
      YamlItem item = byKey.get(key);
      return item == null ? absent : item.text();
    }

    /** The constant under a key, or another. */
    public <E extends Enum<E>> E oneOf(String key, Class<E> type, E absent) {
      YamlItem item = byKey.get(key);
      return item == null ? absent : item.oneOf(type);
    }

    /** A value read from what stands under a key, or another. */
    public <T> T read(String key, Function<YamlItem, T> reader, Supplier<T> absent) {
      YamlItem item = byKey.get(key);
      return item == null ? absent.get() : reader.apply(item);
    }
  }
}
