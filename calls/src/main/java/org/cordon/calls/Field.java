package org.cordon.calls;

/** The words and codes of a call that a question may ask for. */
public enum Field {
  /** What kind of call it was as dispatched. */
  INITIAL_TYPE,
  /** What kind of call it was as closed. */
  FINAL_TYPE,
  /** The publisher's own grouping of types. */
  TYPE_GROUP,
  /** How urgent as received. */
  INITIAL_PRIORITY,
  /** How urgent as closed; the same where the file has only one. */
  FINAL_PRIORITY,
  /** Police precinct, or fire battalion. */
  PRECINCT,
  /** Police sector, or a fire station's first-due area. */
  SECTOR,
  /** Police beat, or fire box. */
  BEAT,
  /** The zones that a call of a record lies in; no published file has any. */
  ZONE;

  /** The field of a call. */
  public String of(CallRecord call) {
    return switch (this) {
      case INITIAL_TYPE -> call.type().initial();
      case FINAL_TYPE -> call.type().last();
      case TYPE_GROUP -> call.type().group();
      case INITIAL_PRIORITY -> call.priority().initial();
      case FINAL_PRIORITY -> call.priority().last();
      case PRECINCT -> call.area().precinct();
      case SECTOR -> call.area().sector();
      case BEAT -> call.area().beat();
      case ZONE -> "";
    };
  }
}
