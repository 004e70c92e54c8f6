package org.cordon.dispatch.model.account;

/**
 * What it bears on; each may be "".
 *
 * @param zoneId a zone; with a service, the rule of that service in it
 * @param stationId a station
 * @param service POLICE, FIRE or EMS; "" for all
 */
public record About(String zoneId, String stationId, String service) {
  /** Nothing that the engine knows. */
  public static final About NOTHING = new About("", "", "");

  /** A zone and all who want to go in. */
  public static About zone(String zoneId) {
    return new About(zoneId, "", "");
  }

  void tell(EntryFields out) {
    out.idOrNone("zone", zoneId);
    out.idOrNone("station", stationId);
    out.idOrNone("service", service);
  }
}
