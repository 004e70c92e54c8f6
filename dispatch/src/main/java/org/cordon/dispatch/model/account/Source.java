package org.cordon.dispatch.model.account;

/**
 * Where it can be looked up.
 *
 * @param text in words
 * @param date on which the source appeared, as 2020-06-13, or ""
 * @param link an address of http or https, or ""
 */
public record Source(String text, String date, String link) {
  /** A source that has only words. */
  public static Source of(String text) {
    return new Source(text, "", "");
  }

  void tell(String field, EntryFields out) {
    out.text(field, text, EntryFields.SHORT);
    out.date(field + " date", date);
    out.link(field + " link", link);
  }
}
