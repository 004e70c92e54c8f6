package org.cordon.brief.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** WCAG 2.2: text needs a contrast of 4.5 to 1, by its formula, in the light and in the dark. */
final class ContrastTest {
  private static final double LEAST = 4.5;

  private static List<Map<String, Integer>> schemes() throws IOException {
    try (InputStream in = SituationHtml.class.getResourceAsStream("situation.css")) {
      assertThat(in).isNotNull();
      String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int dark = css.indexOf("prefers-color-scheme: dark");
      int rest = css.indexOf("* {", dark);
      return List.of(colours(css.substring(0, dark)), colours(css.substring(dark, rest)));
    }
  }

  private static Map<String, Integer> colours(String css) {
    Map<String, Integer> colours = new TreeMap<>();
    Matcher each = Pattern.compile("--(\\w+): #([0-9a-f]{6});").matcher(css);
    while (each.find()) {
      colours.put(each.group(1), Integer.parseInt(each.group(2), 16));
    }
    return colours;
  }

  private static double luminance(int rgb) {
    double sum = 0;
    double[] weights = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; i++) {
      double c = (rgb >> (16 - 8 * i) & 0xff) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  private static double contrast(int a, int b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  @Test
  void blackOnWhiteHasTheContrastThatTheFormulaIsKnownToGive() {
    assertThat(contrast(0, 0xffffff)).isEqualTo(21);
    assertThat(contrast(0x777777, 0xffffff)).isBetween(4.47, 4.49);
  }

  @Test
  void everyColourOfTextCanBeReadOnEveryGround() throws IOException {
    for (Map<String, Integer> scheme : schemes()) {
      assertThat(scheme).containsKeys("paper", "card", "ink", "soft", "link", "stop", "look");
      for (String text : List.of("ink", "soft", "link", "stop", "look", "well", "open")) {
        for (String ground : List.of("paper", "card")) {
          int on = scheme.getOrDefault(ground, 0);
          assertThat(contrast(scheme.getOrDefault(text, on), on))
              .as("%s on %s", text, ground)
              .isGreaterThanOrEqualTo(LEAST);
        }
      }
    }
  }
}
