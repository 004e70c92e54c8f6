package org.cordon.dispatch.model;

/** What may be asked of the engine. */
public sealed interface Command
    permits SetupCommand,
        CallCommand,
        UnitCommand,
        ZoneCommand,
        PointCommand,
        AccountCommand,
        Command.Tick {
  /** Fires every timer that is due. */
  record Tick() implements Command {}
}
