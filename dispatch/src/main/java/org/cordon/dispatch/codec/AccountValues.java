package org.cordon.dispatch.codec;

import org.cordon.dispatch.model.account.About;
import org.cordon.dispatch.model.account.AccountEntry.Agreement.Told;
import org.cordon.dispatch.model.account.AccountEntry.Statement.Figure;
import org.cordon.dispatch.model.account.Counterparty;
import org.cordon.dispatch.model.account.Dating;
import org.cordon.dispatch.model.account.HowKnown;
import org.cordon.dispatch.model.account.Part;
import org.cordon.dispatch.model.account.Period;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.dispatch.model.account.Scope;
import org.cordon.dispatch.model.account.Signature.Dissent;
import org.cordon.dispatch.model.account.Source;

/** The values that human entries are made of, each way. */
final class AccountValues {
  private AccountValues() {}

  static Fields of(Provenance p) {
    Source s = p.source();
    return new Fields()
        .put("onWordOf", p.onWordOf())
        .put("how", p.how())
        .put("source", s.text())
        .putUnlessEmpty("sourceDate", s.date())
        .putUnlessEmpty("sourceLink", s.link())
        .put("dating", p.dating());
  }

  static Provenance provenance(Fields f) {
    return new Provenance(
        f.text("onWordOf"),
        f.constant("how", HowKnown.class),
        new Source(f.text("source"), f.textOr("sourceDate", ""), f.textOr("sourceLink", "")),
        f.constant("dating", Dating.class));
  }

  static Fields of(About a) {
    return new Fields()
        .putUnlessEmpty("zone", a.zoneId())
        .putUnlessEmpty("station", a.stationId())
        .putUnlessEmpty("service", a.service());
  }

  static About about(Fields f) {
    return new About(f.textOr("zone", ""), f.textOr("station", ""), f.textOr("service", ""));
  }

  static Period period(Fields f) {
    return new Period(f.number("from_ms"), f.number("until_ms"));
  }

  static Fields of(Part p) {
    return new Fields()
        .put("did", p.did())
        .put("office", p.office())
        .put("basis", p.basis())
        .put("provenance", of(p.provenance()));
  }

  static Part part(Fields f) {
    return new Part(
        f.constant("did", Part.Did.class),
        f.text("office"),
        f.constant("basis", Part.Basis.class),
        f.nested("provenance", AccountValues::provenance));
  }

  static Fields of(Counterparty c) {
    return new Fields().put("kind", c.kind()).put("name", c.name()).put("mandate", c.mandate());
  }

  static Counterparty counterparty(Fields f) {
    return new Counterparty(
        f.constant("kind", Counterparty.Kind.class),
        f.text("name"),
        f.constant("mandate", Counterparty.Mandate.class));
  }

  static Fields of(Scope s) {
    return new Fields()
        .putTexts("routes", s.routes())
        .putTexts("collectionPoints", s.collectionPoints())
        .putTexts("mayEnter", s.mayEnter())
        .putUnlessEmpty("when", s.when());
  }

  static Scope scope(Fields f) {
    return new Scope(
        f.texts("routes"), f.texts("collectionPoints"), f.texts("mayEnter"), f.textOr("when", ""));
  }

  static Fields of(Told t) {
    return new Fields().put("office", t.office()).put("acknowledged", t.acknowledged());
  }

  static Told told(Fields f) {
    return new Told(f.text("office"), f.truth("acknowledged"));
  }

  static Fields of(Dissent d) {
    return new Fields().put("line", d.line()).put("text", d.text());
  }

  static Dissent dissent(Fields f) {
    return new Dissent(f.text("line"), f.text("text"));
  }

  static Fields of(Figure g) {
    return new Fields()
        .put("metric", g.metric())
        .put("value", g.value())
        .putUnlessEmpty("unit", g.unit());
  }

  static Figure figure(Fields f) {
    return new Figure(f.text("metric"), f.text("value"), f.textOr("unit", ""));
  }
}
