package org.cordon.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cordon.roads.Refusal;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
  @Test
  void aHashFitsItsPasswordAlone() {
    String hash = Passwords.hash("correct horse battery".toCharArray());
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
    assertThat(Passwords.isHash(hash)).isTrue();
    assertThat(Passwords.matches(hash, "correct horse battery".toCharArray())).isTrue();
    assertThat(Passwords.matches(hash, "correct horse batterY".toCharArray())).isFalse();
    assertThat(Passwords.hash("correct horse battery".toCharArray())).isNotEqualTo(hash);
  }

  /** Of the test suite of the reference implementation, phc-winner-argon2, test.c. */
  @Test
  void theReferenceImplementationsHashIsUnderstood() {
    String hash =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    assertThat(Passwords.matches(hash, "password".toCharArray())).isTrue();
    assertThat(Passwords.matches(hash, "passwore".toCharArray())).isFalse();
  }

  @Test
  void whatIsNoHashOrCostsTooMuchIsNoHash() {
    String hash = Passwords.hash("correct horse battery".toCharArray());
    assertThat(Passwords.isHash("")).isFalse();
    assertThat(Passwords.isHash(hash.replace("m=19456", "m=999999"))).isFalse();
    assertThat(Passwords.isHash(hash.replace("argon2id", "argon2i"))).isFalse();
    assertThat(Passwords.isHash(hash.replace("t=2", "t=0"))).isFalse();
  }

  @Test
  void shortPasswordsAreRefused() {
    assertThatThrownBy(() -> Passwords.hash("fourteen chars".toCharArray()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("password-too-short");
  }
}
