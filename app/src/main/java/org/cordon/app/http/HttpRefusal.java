package org.cordon.app.http;

import org.cordon.dispatch.model.Outcome;

/** A request that is not carried out: an HTTP status, and a refusal as everywhere in Cordon. */
final class HttpRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String name;
  private final String found;
  private final String where;
  private final String remedy;

  HttpRefusal(int status, String name, String found, String where, String remedy) {
    super(name + ": " + found, null, false, false);
    this.status = status;
    this.name = name;
    this.found = found;
    this.where = where;
    this.remedy = remedy;
  }

  static HttpRefusal badRequest(String name, String found, String where, String remedy) {
    return new HttpRefusal(400, name, found, where, remedy);
  }

  /** What the engine refused, under its kebab-case name. */
  static HttpRefusal of(Outcome.Refused refused) {
    return new HttpRefusal(
        422,
        Words.kebab(refused.name().name()),
        refused.found(),
        refused.where(),
        refused.remedy());
  }

  int status() {
    return status;
  }

  String name() {
    return name;
  }

  String found() {
    return found;
  }

  String where() {
    return where;
  }

  String remedy() {
    return remedy;
  }
}
