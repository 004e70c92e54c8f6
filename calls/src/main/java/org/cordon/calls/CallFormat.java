package org.cordon.calls;

import java.time.ZoneId;
import java.util.List;

/**
 * A published format that Cordon understands.
 *
 * @param id short name
 * @param title what the file is
 * @param published where a user gets one: portal and data set
 * @param zone the IANA zone of its wall-clock times
 * @param columns the columns that make it this format
 */
public record CallFormat(
    String id, String title, String published, ZoneId zone, List<String> columns) {
  public CallFormat {
    columns = List.copyOf(columns);
  }
}
