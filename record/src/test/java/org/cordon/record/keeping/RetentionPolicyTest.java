package org.cordon.record.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.cordon.record.RecordRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetentionPolicyTest {
  private static final String HASH = "ab".repeat(32);

  @Test
  void itIsReadAsItIsWritten() {
    RetentionPolicy policy =
        RetentionPolicy.parse(
            """
            # signed by the data protection officer
            keep caller 30 days   # then nobody calls back any more
            keep place 1 day
            keep name for-ever

            hold entry 417 case 20-2-11111-1
            hold item %s
            """
                .formatted(HASH),
            "p");
    assertThat(policy.keptDays())
        .isEqualTo(Map.of("caller", 30L, "name", RetentionPolicy.FOR_EVER, "place", 1L));
    assertThat(policy.holds())
        .containsExactly(
            new RetentionPolicy.Hold("417", "case 20-2-11111-1"),
            new RetentionPolicy.Hold(HASH, ""));
    assertThat(policy.sha256()).hasSize(64);
  }

  @ParameterizedTest
  @CsvSource({
    "kepp caller 30 days, keep or hold",
    "keep caller 30, for-ever",
    "keep caller, for-ever",
    "keep caller -1 days, for-ever",
    "keep caller 36501 days, 36500",
    "keep caller 1 days ago, for-ever",
    "keep Caller 1 days, Kinds are written",
    "keep log 1 days, never deleted",
    "keep entry 1 days, never deleted",
    "hold entry x why, hold entry NUMBER",
    "hold item abc why, 64 hexadecimal digits"
  })
  void aLineThatCannotBeMeantIsRefusedWithItsNumber(String line, String remedy) {
    assertThatThrownBy(() -> RetentionPolicy.parse("keep name for-ever\n" + line, "policy"))
        .isInstanceOf(RecordRefusal.class)
        .hasMessageContaining("bad-policy")
        .hasMessageContaining("policy:2")
        .hasMessageContaining(remedy);
  }

  @Test
  void aKindThatIsNamedTwiceAndAPolicyOfNothingAreRefused() {
    assertThatThrownBy(() -> RetentionPolicy.parse("keep a 1 days\nkeep a 2 days", "p"))
        .hasMessageContaining("p:2");
    assertThatThrownBy(() -> RetentionPolicy.parse("# nothing", "p"))
        .hasMessageContaining("bad-policy");
  }
}
