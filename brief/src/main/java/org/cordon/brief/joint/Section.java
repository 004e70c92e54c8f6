package org.cordon.brief.joint;

/** A part of the briefing, in the order of ICS 201 and 209. */
enum Section {
  SITUATION("Situation", "sit"),
  RULES("Zones and rules in force", "rule"),
  CALLS("Calls and how they ended", "calls"),
  NOT_REACHED("Calls not reached", "lost"),
  AGREEMENTS("Agreements, and what lapses next", "agreed"),
  ORDERS("Orders of courts", "order"),
  STATIONS("Closed stations", "station"),
  CLAIMS("Claims and quoted figures", "claim"),
  DIFFERENCES("Where the heads differ", "differ"),
  DECISIONS("Decisions without an owner", "decision"),
  QUESTIONS("Open questions and conditions", "question");

  private final String title;
  private final String prefix;

  Section(String title, String prefix) {
    this.title = title;
    this.prefix = prefix;
  }

  /** As printed. */
  String title() {
    return title;
  }

  /** With which the ids of its lines begin. */
  String prefix() {
    return prefix;
  }
}
