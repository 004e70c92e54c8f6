package org.cordon.app.desk;

import java.util.List;
import org.cordon.dispatch.model.Outcome;

/** What a desk answers to a command, after all that it changed is durable. */
public sealed interface Answer {
  /**
   * It is on the record.
   *
   * @param seq of the last entry on the record when it was done
   * @param entries the numbers of its entries; none when there was nothing to change
   * @param again whether it was done before under the same key, and was not done twice
   */
  record Done(long seq, List<Long> entries, boolean again) implements Answer {
    /** Copies the list. */
    public Done {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The record is out of reach: it is kept on this server's disk, and is not on the record. It is
   * entered late, or becomes a conflict for a person.
   *
   * @param number in the journal, from 1
   */
  record Provisional(long number) implements Answer {}

  /** The engine refused it, and nothing changed. */
  record Refused(Outcome.Refused why) implements Answer {}

  /**
   * What it names was changed after the state that its sender saw, and nothing was done.
   *
   * @param subject the incident, unit or zone
   * @param seq of the entry that changed it last
   */
  record Changed(String subject, long seq) implements Answer {}

  /** Its key was used for another command, and nothing was done. */
  record KeyTaken() implements Answer {}
}
