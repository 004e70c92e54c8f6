package org.cordon.app.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.record.log.LogReader;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a record says of the incidents that were opened. */
final class RecordedCalls {
  private static final JsonMapper JSON = new JsonMapper();

  private RecordedCalls() {}

  /** How often each was opened. */
  static Map<String, Integer> opened(String record) {
    Map<String, Integer> opened = new TreeMap<>();
    try (LogStore store = Stores.read(record)) {
      LogReader log = new LogReader(store);
      List<byte[]> entries = log.entries(0, log.size());
      for (byte[] entry : entries) {
        JsonNode json = JSON.readTree(entry);
        if (json.path("kind").asString().equals("incident-opened")) {
          opened.merge(json.path("data").path("incident").asString(), 1, Integer::sum);
        }
      }
    }
    return opened;
  }
}
