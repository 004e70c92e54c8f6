package org.cordon.brief.joint;

import java.util.List;
import org.cordon.brief.account.Account;
import org.cordon.brief.figure.Figure;

/** Puts the lines of a draft together, section by section. */
final class Drafting {
  private Drafting() {}

  static List<Line> lines(
      Account account, Said said, List<Figure> figures, List<ClaimLine> claims) {
    Lines lines = new Lines();
    Owners owners = new Owners(account, said);
    GroundLines ground = new GroundLines(account, said, owners, lines);
    ground.situation();
    ground.rules();
    CallLines calls = new CallLines(account, said, figures, lines);
    calls.calls();
    calls.notReached();
    AgreedLines agreed = new AgreedLines(account, said, lines);
    agreed.agreements();
    agreed.orders();
    ground.stations();
    QuotedLines quoted = new QuotedLines(account, said, claims, lines);
    quoted.told();
    quoted.differences();
    OpenLines open = new OpenLines(account, said, owners, lines);
    open.decisions();
    open.questions();
    return lines.all();
  }
}
