package org.cordon.dispatch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.dispatch.model.account.Part;
import org.cordon.dispatch.model.account.Part.Basis;
import org.cordon.dispatch.model.account.Part.Did;

/**
 * Who owns a decision, by what is entered of it and by nothing else: the parts that the decision
 * itself gives, and those that statements on it give. A statement that no longer stands gives none.
 *
 * <p>An office is <i>established</i> as the one that ordered it when a paper says so, or when it
 * says so itself; what others say of it is only <i>said</i>. A decision is owned when at least one
 * office is established, none that is established or said to have ordered it disclaims it, and
 * nobody else is said to have ordered it. It has no owner when nobody is recorded to have ordered
 * it; whether it was disclaimed makes no difference then.
 *
 * @param said every part in the order of the log
 */
public record Ownership(Standing standing, List<Said> said) {
  /** Whose decision it is. */
  public enum Standing {
    OWNED,
    DISPUTED,
    WITHOUT_AN_OWNER
  }

  /**
   * A part, and the entry that gives it.
   *
   * @param by the decision itself or a statement
   */
  public record Said(Part part, AccountItem by) {
    /** Whether a paper gives the part, or the office itself. */
    public boolean established() {
      return part.basis() == Basis.DOCUMENTED || part.provenance().onWordOf().equals(part.office());
    }
  }

  public Ownership {
    said = List.copyOf(said);
  }

  /**
   * Of a decision, by an account.
   *
   * @throws IllegalArgumentException for an entry that is no decision
   */
  public static Ownership of(AccountItem decision, AccountBoard account) {
    if (!(decision.entry() instanceof AccountEntry.Decision entry)) {
      throw new IllegalArgumentException(decision.id() + " is a " + decision.entry().kind());
    }
    List<Said> said = new ArrayList<>();
    entry.parts().forEach(part -> said.add(new Said(part, decision)));
    for (AccountItem item : account.of(EntryKind.STATEMENT)) {
      if (item.stands()
          && item.entry() instanceof AccountEntry.Statement statement
          && statement.decisionId().equals(decision.id())) {
        statement.parts().forEach(part -> said.add(new Said(part, item)));
      }
    }
    return new Ownership(standing(said), said);
  }

  private static Standing standing(List<Said> said) {
    TreeSet<String> established = new TreeSet<>();
    TreeSet<String> ordered = new TreeSet<>();
    TreeSet<String> disclaimed = new TreeSet<>();
    for (Said each : said) {
      if (each.part.did() == Did.ORDERED) {
        ordered.add(each.part.office());
        if (each.established()) {
          established.add(each.part.office());
        }
      } else if (each.part.did() == Did.DISCLAIMED) {
        disclaimed.add(each.part.office());
      }
    }
    if (ordered.isEmpty()) {
      return Standing.WITHOUT_AN_OWNER;
    }
    disclaimed.retainAll(ordered);
    return established.equals(ordered) && disclaimed.isEmpty() ? Standing.OWNED : Standing.DISPUTED;
  }

  /** The parts of one sort, in the order of the log. */
  public List<Said> of(Did did) {
    return said.stream().filter(s -> s.part.did() == did).toList();
  }

  /** Whether somebody is established as having ordered it, and nobody disputes it. */
  public boolean owned() {
    return standing == Standing.OWNED;
  }
}
