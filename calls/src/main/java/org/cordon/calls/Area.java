package org.cordon.calls;

/**
 * The publisher's own districts, from large to small; empty where the file does not say.
 *
 * @param precinct police precinct, or fire battalion
 * @param sector police sector, or the fire station whose first-due area it is
 * @param beat police beat, or fire box
 */
public record Area(String precinct, String sector, String beat) {
  public static final Area NONE = new Area("", "", "");
}
