package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers are told: true to what was done, and whole in every language. */
final class TellTest {
  @TempDir Path dir;

  private static Properties messages(String language) throws IOException {
    try (InputStream in = Tell.class.getResourceAsStream("tell_" + language + ".properties")) {
      Properties all = new Properties();
      all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return all;
    }
  }

  private static SortedSet<String> filled(String text) {
    SortedSet<String> found = new TreeSet<>();
    Pattern.compile("\\{[0-9]}").matcher(text).results().forEach(r -> found.add(r.group()));
    return found;
  }

  @Test
  void everyLanguageHasEveryMessageWithTheSamePlacesToFill() throws IOException {
    Properties english = messages("en");
    for (String language : Tell.LANGUAGES) {
      Properties own = messages(language);
      assertThat(own.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
      for (String key : english.stringPropertyNames()) {
        assertThat(filled(own.getProperty(key)))
            .as(language + " " + key)
            .isEqualTo(filled(english.getProperty(key)));
      }
    }
  }

  @Test
  void nobodyIsToldThatHelpIsOnItsWayBeforeItIs() throws IOException {
    try (LiveDesk live = new LiveDesk(dir.resolve("record.sqlite"), false).signIn()) {
      live.give("ReceiveCall", LiveDesk.call("C1", "medical-als", 1));
      String before = live.get("/incidents/C1/tell").json().path("text").asString();
      assertThat(before).contains("finding who can come").doesNotContain("on its way");
      live.give(
          "Dispatch",
          "{'incidentId':'C1','unitIds':['M1','E25'],'preempt':false,'override':'CREW_ASKED'}");
      String sent = live.get("/incidents/C1/tell").json().path("text").asString();
      assertThat(sent).contains("on its way");
      assertThat(live.get("/incidents/C1/tell?language=es").json().path("text").asString())
          .contains("La ayuda va en camino");
      assertThat(live.get("/incidents/C1/tell?language=xx").json().path("language").asString())
          .isEqualTo("en");
      for (String unit : List.of("M1", "E25")) {
        live.give("Report", "{'unitId':'" + unit + "','status':'AVAILABLE'}");
      }
      live.give("End", "{'incidentId':'C1','outcome':'OTHER_SERVICE','note':''}");
      assertThat(live.get("/incidents/C1/tell").json().path("text").asString()).contains("closed");
      assertThat(live.get("/incidents/NONE/tell").refusal()).isEqualTo("unknown-incident");
    }
  }

  @Test
  void whoIsHeldIsToldWhenTheyAreCalledBack() throws IOException {
    try (LiveDesk live = new LiveDesk(dir.resolve("record.sqlite"), false).signIn()) {
      live.give("ReceiveCall", LiveDesk.call("C1", "noise", 4));
      live.give(
          "Hold",
          "{'incidentId':'C1','reason':'WAITING_BY_CHOICE','callbackOwner':'desk','callbackDueMs':"
              + (live.clock.get() + 600_000)
              + ",'note':''}");
      assertThat(live.get("/incidents/C1/tell").json().path("text").asString())
          .contains("call you back within 10 minutes");
    }
  }
}
