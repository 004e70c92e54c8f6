package org.cordon.study.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordon.roads.Nearest;
import org.cordon.roads.Refusal;

/** The words of a scenario file that stand for constants: {@code AT_EDGE} is {@code at-edge}. */
final class Words {
  private Words() {}

  static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant that an item names. */
  static <E extends Enum<E>> E read(Item item, Class<E> type) {
    List<String> valid = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (kebab(constant).equals(item.text())) {
        return constant;
      }
      valid.add(kebab(constant));
    }
    throw unknown(item, "unknown-word", valid);
  }

  /** The refusal of a word that is none of the valid ones. */
  static Refusal unknown(Item item, String name, List<String> valid) {
    return item.refusal(name, "\"" + item.text() + "\"", remedy(item.text(), valid));
  }

  static String remedy(String word, List<String> valid) {
    if (valid.isEmpty()) {
      return "There is none to name here; define one first.";
    }
    String all = valid.size() > 8 ? "" : " Valid: " + String.join(", ", valid) + ".";
    return "Perhaps \"" + Nearest.to(word, valid, 1).getFirst() + "\" was meant." + all;
  }
}
