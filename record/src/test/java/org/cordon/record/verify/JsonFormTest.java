package org.cordon.record.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.cordon.record.json.CanonicalJson;
import org.cordon.record.json.NotCanonicalException;
import org.junit.jupiter.api.Test;

/** The checker's reading of JSON and the writer's, which share nothing, must agree. */
final class JsonFormTest {
  private static boolean writerReads(String text) {
    try {
      CanonicalJson.read(text);
      return true;
    } catch (NotCanonicalException e) {
      return false;
    }
  }

  private static boolean checkerReads(String text) {
    return JsonForm.whyNot(text.getBytes(StandardCharsets.UTF_8)) == null;
  }

  @Test
  void bothRefuseTheSame() {
    for (String text :
        List.of(
            "{}",
            "{\"a\":[1,-2,null,true,{\"b\":\"\\u001f\\n\\\"\"}]}",
            "{\"a\":9007199254740991,\"b\":-9007199254740991}",
            "{\"a\":9007199254740992}",
            "{\"a\":-0}",
            "{\"a\":01}",
            "{\"a\":1.0}",
            "{\"a\":1e3}",
            "{\"a\":\"\\u0041\"}",
            "{\"a\":\"\\u000a\"}",
            "{\"a\":\"\\u001F\"}",
            "{\"a\":\"\\/\"}",
            "{\"a\":1,\"a\":2}",
            "{\"b\":1,\"a\":2}",
            "{\"a\":[,1]}",
            "{\"a\":[1,]}",
            "{\"a\":1,}",
            "{\"a\" :1}",
            "{}{}",
            "[]",
            "")) {
      assertThat(checkerReads(text)).as(text).isEqualTo(writerReads(text));
    }
  }

  @Test
  void bothAgreeOnTextWithOneOtherCharacter() {
    SplittableRandom random = new SplittableRandom(11);
    String good = "{\"a\":[10,-2,\"x\\ny\"],\"b\":{\"c\":true,\"d\":null},\"e\":\"\\u0001\u20ac\"}";
    String some = "{}[],:\"\\01-9.eutnab \u20ac\u0001";
    int accepted = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int k = random.nextInt(3); k >= 0; k--) {
        text.setCharAt(random.nextInt(good.length()), some.charAt(random.nextInt(some.length())));
      }
      boolean read = writerReads(text.toString());
      accepted += read ? 1 : 0;
      assertThat(checkerReads(text.toString())).as("%s", text).isEqualTo(read);
    }
    assertThat(accepted).isBetween(100, 19_900);
  }
}
