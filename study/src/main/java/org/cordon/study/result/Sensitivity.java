package org.cordon.study.result;

import java.util.List;

/**
 * How one uncertain thing moves the answer: one case run again with it at each end of its range,
 * all else and all draws the same.
 *
 * @param name stable, kebab-case
 * @param title what people read: "walking speed of someone carrying a casualty"
 * @param settings in ascending order, at least two; the base setting may be among them
 */
public record Sensitivity(String name, String title, List<Setting> settings) {
  public Sensitivity {
    Names.present(name, "a range's name");
    Names.present(title, "a range's title");
    settings = List.copyOf(settings);
    if (settings.size() < 2) {
      throw new IllegalArgumentException(
          "range " + name + " has " + settings.size() + " settings; it needs both ends.");
    }
  }

  /**
   * The case's result at one setting.
   *
   * @param label with its unit, as people read it: "0.6 m/s"
   * @param result of the same case as the study's, its runs perhaps fewer
   */
  public record Setting(String label, CaseResult result) {
    public Setting {
      Names.present(label, "a setting's label");
    }
  }
}
