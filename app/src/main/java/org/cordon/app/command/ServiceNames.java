package org.cordon.app.command;

import java.util.List;

/** The services as users write them, where units are asked about: nobody is sent on foot. */
final class ServiceNames extends ProfileNames {
  ServiceNames() {
    super(List.of("police", "fire", "ems"));
  }
}
