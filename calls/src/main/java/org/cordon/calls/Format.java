package org.cordon.calls;

import java.util.List;
import org.cordon.calls.Layout.Column;

/** How one published format is read. */
interface Format {
  CallFormat about();

  Layout layout();

  /** The moment that every row of this format has. */
  Moment clock();

  /** Whether the format has a time of arrival; else nobody can be said never to have arrived. */
  boolean recordsArrival();

  /** Fills the draft from one row. */
  void read(Row row, Draft draft);

  /**
   * The columns to order by so that the rows of one call, and its units in the order sent, follow
   * each other; none where a row is a call.
   */
  default List<Column> order() {
    return List.of();
  }
}
