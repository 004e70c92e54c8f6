package org.cordon.record.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The quick look may be unsure, but never surer than the reader that decides. */
class CanonicalScanTest {
  private static boolean sure(String text) {
    return CanonicalScan.isSurelyCanonical(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean canonical(String text) {
    try {
      CanonicalJson.read(text);
      return true;
    } catch (NotCanonicalException e) {
      return false;
    }
  }

  @Test
  void plainEntriesAreKnownAtOnce() {
    assertTrue(sure("{}"));
    assertTrue(sure("{\"a\":[],\"b\":[1,-20,0,true,false,null,{\"c\":\"x y\"}],\"ba\":{}}"));
    assertTrue(sure("{\"a\":999999999999999}"));
  }

  @Test
  void whatIsNotPlainIsLeftToTheReader() {
    for (String text :
        List.of("", "[]", "{\"a\":\"\u20ac\"}", "{\"a\":\"\\n\"}", "{\"a\":1234567890123456}")) {
      assertFalse(sure(text), text);
    }
  }

  @Test
  void itIsNeverSureOfWhatTheReaderRefuses() {
    String good = "{\"a\":[10,-2,\"xy\",[]],\"b\":{\"c\":true,\"d\":null,\"e\":false},\"f\":0}";
    String some = "{}[],:\"\\01-9.eutnlfrsab \u20ac\u0001";
    SplittableRandom random = new SplittableRandom(5);
    int sure = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int k = random.nextInt(3); k >= 0; k--) {
        char c = some.charAt(random.nextInt(some.length()));
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, c);
          case 1 -> text.insert(at, c);
          default -> text.deleteCharAt(at);
        }
      }
      if (sure(text.toString())) {
        sure++;
        assertTrue(canonical(text.toString()), text.toString());
      }
    }
    assertTrue(sure > 500, sure + " sure");
    assertEquals(sure(good), canonical(good));
  }
}
