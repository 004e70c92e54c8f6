package org.cordon.study.demand;

/** What demand draws for; {@link Draws} keeps them apart. A simulation uses numbers from 1000. */
final class Purpose {
  static final int TIME = 1;
  static final int AREA = 2;
  static final int PLACE = 3;
  static final int MOBILITY = 4;
  static final int WITHDRAWS = 5;
  static final int PATIENCE = 6;
  static final int KEEP = 7;
  static final int COUNT = 100; // to 199: the parts of one count
  static final int ARRIVAL = 200; // to 999: the arrivals of one slice

  private Purpose() {}
}
