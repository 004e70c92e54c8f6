package org.cordon.calls.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.cordon.calls.CallFormat;
import org.junit.jupiter.api.Test;

class FormatsTest {
  @Test
  void everyFormatIsRecognisedByItsOwnColumnsAndByNoOther() {
    for (CallFormat format : Formats.all()) {
      assertThat(Formats.detect(format.columns(), "test").about()).isEqualTo(format);
    }
  }

  @Test
  void formatNamesAreUnique() {
    assertThat(Formats.all()).extracting(CallFormat::id).doesNotHaveDuplicates();
  }
}
