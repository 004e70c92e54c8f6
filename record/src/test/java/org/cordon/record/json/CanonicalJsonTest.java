package org.cordon.record.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  private static String refused(String text) {
    return assertThrows(NotCanonicalException.class, () -> CanonicalJson.read(text), text).name();
  }

  @Test
  void keysAreSortedByUtf16CodeUnitsAsInRfc8785() {
    // the sorting example of RFC 8785, 3.2.3
    Map<String, String> names =
        Map.of(
            "\u20ac", "Euro Sign",
            "\r", "Carriage Return",
            "\ufb33", "Hebrew Letter Dalet With Dagesh",
            "1", "One",
            "\ud83d\ude00", "Emoji: Grinning Face",
            "\u0080", "Control",
            "\u00f6", "Latin Small Letter O With Diaeresis");
    assertEquals(
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
            + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
            + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
            + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
        CanonicalJson.write(names));
  }

  @Test
  void textIsEscapedOnlyWhereItMustBe() throws NotCanonicalException {
    String odd = "\u20ac$\u000f\nA'B\"\\\\\"/\u007f";
    String written = CanonicalJson.write(Map.of("s", odd));
    assertEquals("{\"s\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u007f\"}", written);
    assertEquals(odd, CanonicalJson.read(written).get("s"));
  }

  @Test
  void whatCanBeReadInTwoWaysIsRefused() {
    assertEquals("duplicate-key", refused("{\"a\":1,\"a\":2}"));
    assertEquals("lone-surrogate", refused("{\"a\":\"\\ud83d\"}"));
    assertEquals("lone-surrogate", refused("{\"a\":\"\\ude00\\ud83d\"}"));
    assertEquals("not-a-whole-number", refused("{\"a\":1.5}"));
    assertEquals("not-a-whole-number", refused("{\"a\":1e3}"));
    assertEquals("not-a-whole-number", refused("{\"a\":-0}"));
    assertEquals("not-a-whole-number", refused("{\"a\":01}"));
    assertEquals("not-a-whole-number", refused("{\"a\":9007199254740992}"));
    assertEquals("not-canonical", refused("{\"b\":1,\"a\":2}"));
    assertEquals("not-json", refused("{ \"a\":1}"));
    assertEquals("not-canonical", refused("{\"a\":\"\\u0041\"}"));
    assertEquals("truncated-line", refused("{\"a\":[1,2"));
    assertEquals("trailing-text", refused("{}{}"));
    assertEquals("not-an-object", refused("[1]"));
    assertEquals("not-json", refused("{\"a\":tru}"));
    assertEquals("too-deep", refused("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}"));
  }

  @Test
  void theLargestWholeNumbersSurvive() throws NotCanonicalException {
    String text = "{\"a\":[9007199254740991,-9007199254740991,0]}";
    assertEquals(
        List.of(9007199254740991L, -9007199254740991L, 0L),
        Objects.requireNonNull(CanonicalJson.read(text).get("a")));
    assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(Map.of("a", 1L << 53)));
    assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(Map.of("a", "\ud83d")));
  }

  @Test
  void aRefusalSaysWhereItLooked() {
    NotCanonicalException e =
        assertThrows(NotCanonicalException.class, () -> CanonicalJson.read("{\"a\":1.5}"));
    assertEquals("1.5 at column 6", e.found());
  }

  @Test
  void theLiteralsAndArraysOfTheExampleOfRfc8785AreKept() throws NotCanonicalException {
    // RFC 8785, 3.2.2, its "literals"; its numbers are no whole ones, which entries never hold
    String text = "{\"literals\":[null,true,false]}";
    assertEquals(text, CanonicalJson.write(CanonicalJson.read(text)));
  }

  @Test
  void bytesAreReadAsTheirTextIs() throws NotCanonicalException {
    List<String> good =
        List.of(
            "{}",
            "{\"a\":[],\"b\":{\"c\":-1,\"d\":[true,false,null,\"x\"]}}",
            "{\"a\":\"Zoë \uD83D\uDE92 \\n\"}",
            "{\"n\":9007199254740991}");
    for (String text : good) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertEquals(CanonicalJson.read(text), CanonicalJson.read(bytes), text);
      assertEquals(text, CanonicalJson.write(CanonicalJson.read(bytes)));
    }
    List<String> bad =
        List.of(
            "",
            "[]",
            "1",
            "1 ",
            "{}x",
            "{\"b\":1,\"a\":2}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":01}",
            "{\"a\":1.5}",
            "{\"a\":-0}",
            "{\"a\": 1}",
            "{\"a\":\"\\u0041\"}",
            "{\"a\":\"\u0001\"}",
            "{\"a\":\"x",
            "{\"a\"",
            "{\"a\":9007199254740992}",
            "{,}",
            "{\"a\":tru}");
    for (String text : bad) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      NotCanonicalException e =
          assertThrows(NotCanonicalException.class, () -> CanonicalJson.read(bytes), text);
      assertEquals(refused(text), e.name(), text);
    }
  }
}
