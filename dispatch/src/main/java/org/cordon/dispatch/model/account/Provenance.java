package org.cordon.dispatch.model.account;

/**
 * What an entry rests on. Who entered it stands on the log as the operator.
 *
 * @param onWordOf an office or a role
 */
public record Provenance(String onWordOf, HowKnown how, Source source, Dating dating) {
  /** Seen on the desk itself, as it happened. */
  public static Provenance observed(String office, String source) {
    return new Provenance(office, HowKnown.OBSERVED, Source.of(source), Dating.STATED);
  }

  /** Every field, its name behind that of what it belongs to. */
  public void tell(String of, EntryFields out) {
    out.name(of + "on the word of", onWordOf);
    out.word(of + "how known", how);
    source.tell(of + "source", out);
    out.word(of + "dating", dating);
  }
}
