package org.cordon.study.calibration;

import java.time.LocalDate;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Snap;

/**
 * One recorded drive from a station to a call. Neither call nor unit can be told from it.
 *
 * @param kind the publisher's word for the unit, such as ENGINE
 * @param day local date of the response
 * @param atMs when it set off, UTC ms
 * @param travelMs from response to wheels stopped at the scene
 * @param ownArea whether the call lay in its own station's area
 */
public record Run(
    Profile profile,
    String kind,
    LocalDate day,
    long atMs,
    long travelMs,
    Snap from,
    Snap to,
    boolean ownArea) {}
