package org.cordon.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormatsTest {
  @Test
  void everyFormatIsRecognisedByItsOwnColumnsAndByNoOther() {
    for (CallFormat format : CallFormat.all()) {
      assertThat(Formats.detect(format.columns(), "test").about()).isEqualTo(format);
    }
  }

  @Test
  void formatNamesAreUnique() {
    assertThat(CallFormat.all()).extracting(CallFormat::id).doesNotHaveDuplicates();
  }
}
