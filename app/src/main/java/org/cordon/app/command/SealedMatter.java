package org.cordon.app.command;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cordon.record.log.LogReader;
import org.cordon.record.side.Commitments;
import org.cordon.record.side.Forgotten;
import org.cordon.record.side.SideItem;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.Sides;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What lies behind the commitments of one entry; shown only to who asks for it. */
final class SealedMatter {
  private SealedMatter() {}

  /** One commitment, and its item, or what is left of it, or neither. */
  private record Opened(
      String kind, String sha256, @Nullable SideItem item, @Nullable Forgotten forgotten) {
    String said() {
      if (item != null) {
        return kind + ": " + RecordCommand.printable(item.data().getBytes(StandardCharsets.UTF_8));
      }
      if (forgotten != null) {
        Instant at = Instant.ofEpochMilli(forgotten.forgottenAtMs());
        return kind + ": deleted at " + at + " (" + forgotten.why() + ")";
      }
      return kind + ": not in a side store of this record that you may read";
    }
  }

  private static List<Opened> open(String record, LogReader log, byte[] entry) {
    List<Opened> all = new ArrayList<>();
    try (SideStore side = Sides.read(record, Sides.nameOf(log))) {
      for (Map.Entry<String, String> each : Commitments.of(entry).entrySet()) {
        String sha256 = each.getValue();
        all.add(
            new Opened(
                each.getKey(),
                sha256,
                side == null ? null : side.item(sha256),
                side == null ? null : side.forgotten(sha256)));
      }
    }
    return all;
  }

  /** One line a commitment. */
  static void print(Console console, String record, LogReader log, byte[] entry) {
    List<Opened> all = open(record, log, entry);
    console.say(
        all.isEmpty()
            ? "nothing is sealed in this entry"
            : "sealed; each line shown is what its commitment was made of:");
    all.forEach(o -> console.say("  " + o.said()));
  }

  static void into(ObjectNode object, String record, LogReader log, byte[] entry) {
    ArrayNode array = object.putArray("sealed");
    for (Opened each : open(record, log, entry)) {
      ObjectNode one = array.addObject().put("kind", each.kind).put("sha256", each.sha256);
      if (each.item != null) {
        one.put("salt", each.item.saltHex()).put("data", each.item.data());
      } else if (each.forgotten != null) {
        one.put("forgottenAtMs", each.forgotten.forgottenAtMs()).put("why", each.forgotten.why());
      } else {
        one.put("missing", true);
      }
    }
  }
}
