package org.cordon.dispatch.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cordon.dispatch.model.account.Briefing;
import org.cordon.dispatch.model.account.Signature;
import org.cordon.dispatch.model.account.Signature.Dissent;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.junit.jupiter.api.Test;

/** What an office's own key signs, and what it does not. */
class OfficeProofTest {
  private static final SignerKey MAYOR =
      SignerKey.ofSeed("mayor.example", KeyType.ED25519, new byte[32]);
  private static final String KEY = MAYOR.verifier().toString();
  private static final Briefing BRIEFING =
      new Briefing("B1", 0, 12, "0f".repeat(32), List.of("a", "b"), List.of("mayor"));

  private static Signature answer(String id, String office, String words) {
    return new Signature(id, "B1", office, List.of("a"), List.of(new Dissent("b", words)));
  }

  @Test
  void aSignedAnswerHoldsAndWithoutItsKeyItDoesNot() {
    Signature plain = answer("G1", "mayor", "not so");
    Signature signed = OfficeProof.sign(plain, BRIEFING, MAYOR);
    assertTrue(OfficeProof.holds(signed, BRIEFING, KEY));
    assertFalse(OfficeProof.holds(plain, BRIEFING, KEY));
    assertFalse(OfficeProof.holds(signed, BRIEFING, ""), "nobody could check it");
    assertTrue(OfficeProof.holds(plain, BRIEFING, ""));
    byte[] seed = new byte[32];
    seed[0] = 1;
    SignerKey other = SignerKey.ofSeed("mayor.example", KeyType.ED25519, seed);
    assertFalse(OfficeProof.holds(OfficeProof.sign(plain, BRIEFING, other), BRIEFING, KEY));
  }

  @Test
  void itSpeaksForThisAnswerOfThisOfficeToThisDraftAlone() {
    String proof = OfficeProof.sign(answer("G1", "mayor", "not so"), BRIEFING, MAYOR).proof();
    Briefing another =
        new Briefing("B1", 0, 12, "1f".repeat(32), BRIEFING.lines(), BRIEFING.offices());
    assertFalse(OfficeProof.holds(answer("G1", "mayor", "not so").provedBy(proof), another, KEY));
    for (Signature changed :
        List.of(
            answer("G2", "mayor", "not so"),
            answer("G1", "police chief", "not so"),
            answer("G1", "mayor", "quite so"))) {
      assertFalse(OfficeProof.holds(changed.provedBy(proof), BRIEFING, KEY));
    }
  }

  @Test
  void noWordsOfADissentCanLookLikeAnotherLine() {
    String words = "x\nsigns b\\";
    String text = answer("G1", "mayor", words).statement(BRIEFING);
    assertEquals(6, text.lines().count());
    assertTrue(text.endsWith("dissents b x\\10;signs b\\92;\n"));
    Signature signed = OfficeProof.sign(answer("G1", "mayor", words), BRIEFING, MAYOR);
    assertTrue(OfficeProof.holds(signed, BRIEFING, KEY));
  }

  @Test
  void onlyAPublicKeyThatSignsIsAKey() {
    assertTrue(OfficeProof.isKey(KEY));
    assertFalse(OfficeProof.isKey(MAYOR.secret()));
    assertFalse(OfficeProof.isKey(KEY + " "));
    assertFalse(OfficeProof.isKey("mayor"));
  }
}
