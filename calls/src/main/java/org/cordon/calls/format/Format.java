package org.cordon.calls.format;

import java.util.List;
import org.cordon.calls.CallFormat;
import org.cordon.calls.Moment;
import org.cordon.calls.format.Layout.Column;

/** How one published format is read. */
public interface Format {
  CallFormat about();

  Layout layout();

  /** The moment that every row of this format has. */
  Moment clock();

  /** Whether the format has a time of arrival; else nobody can be said never to have arrived. */
  boolean recordsArrival();

  /** Which column says what. */
  Meaning meaning();

  /** Fills the draft from one row. */
  default void read(Row row, Draft draft) {
    meaning().read(row, draft);
  }

  /**
   * The columns to order by so that the rows of one call, and its units in the order sent, follow
   * each other; none where a row is a call.
   */
  default List<Column> order() {
    return List.of();
  }
}
