package org.cordon.calls.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  @ParameterizedTest
  @CsvSource({
    "06/20/2020 02:19:00 AM, 2020-06-20T02:19:00",
    "06/20/2020 12:00:01 AM, 2020-06-20T00:00:01",
    "06/20/2020 12:30:00 PM, 2020-06-20T12:30:00",
    "06/20/2020 02:19:05 pm, 2020-06-20T14:19:05",
    "06/20/2020 02:19 PM,    2020-06-20T14:19:00",
    "6/9/20 2:19,            2020-06-09T02:19:00",
    "12/31/15 23:51,         2015-12-31T23:51:00",
    "2020 Jun 20 02:19:00 PM,2020-06-20T14:19:00",
    "2020 DEC 01 12:00:00 AM,2020-12-01T00:00:00",
    "2020-06-20 02:19:00,    2020-06-20T02:19:00",
    "2020-06-20T02:19:00.000,2020-06-20T02:19:00",
    "2020-06-20T02:19:00.5,  2020-06-20T02:19:00.5",
  })
  void everySpellingOfThePortalsIsRead(String text, LocalDateTime expected) {
    assertThat(TimeText.parse(text)).isEqualTo(new TimeText.Written(expected, null));
  }

  @Test
  void anOffsetIsKept() {
    LocalDateTime local = LocalDateTime.of(2020, 6, 20, 2, 19);
    assertThat(TimeText.parse("2020-06-20T02:19:00-07:00"))
        .isEqualTo(new TimeText.Written(local, ZoneOffset.ofHours(-7)));
    assertThat(TimeText.parse("2020-06-20T02:19Z"))
        .isEqualTo(new TimeText.Written(local, ZoneOffset.UTC));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "06/20/2020",
        "13/01/2020 01:00:00 AM",
        "06/31/2020 01:00:00 AM",
        "06/20/2020 13:00:00 PM",
        "06/20/2020 00:10:00 AM",
        "06/20/2020 24:00",
        "2020 Jux 20 02:19:00 AM",
        "2020 un 20 02:19:00 AM",
        "2020-06-20T02:19:00 Pacific",
        "06/20/2020 02:1",
        "20200620T0219",
        "/",
        " "
      })
  void whatIsNoTimeIsNotGuessed(String text) {
    assertThat(TimeText.parse(text)).isNull();
  }
}
