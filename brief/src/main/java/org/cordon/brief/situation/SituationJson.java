package org.cordon.brief.situation;

import org.cordon.brief.evidence.Evidence;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The same as the page, for programs. */
public final class SituationJson {
  private static final JsonMapper JSON = new JsonMapper();

  private SituationJson() {}

  /** One object. */
  public static ObjectNode of(Situation situation) {
    ObjectNode object = JSON.createObjectNode();
    object
        .put("record", situation.told().record())
        .put("log", situation.account().name())
        .put("simulated", situation.account().simulated())
        .put("at", situation.words().iso(situation.account().atMs()))
        .put("entries", situation.account().size())
        .put("recordSize", situation.account().recordSize())
        .put("checkpoint", situation.evidence().note().toString())
        .put("signatureChecked", !situation.told().key().isEmpty());
    ArrayNode panels = object.putArray("panels");
    situation.panels().forEach(panel -> panel(panels.addObject(), panel));
    ArrayNode proofs = object.putArray("proofs");
    for (Evidence.Proved proved : situation.evidence().entries()) {
      ObjectNode proof = proofs.addObject();
      proof.put("entry", proved.number()).put("leaf", proved.leaf().base64());
      ArrayNode path = proof.putArray("path");
      proved.path().forEach(h -> path.add(h.base64()));
    }
    return object;
  }

  private static void panel(ObjectNode into, Panel panel) {
    into.put("id", panel.id())
        .put("title", panel.title())
        .put("figure", panel.headline().figure())
        .put("what", panel.headline().what());
    ArrayNode beside = into.putArray("beside");
    panel.headline().beside().forEach(beside::add);
    ArrayNode lead = into.putArray("lead");
    panel.lead().forEach(lead::add);
    ArrayNode groups = into.putArray("groups");
    for (Group group : panel.groups()) {
      ObjectNode node = groups.addObject().put("title", group.title());
      ArrayNode items = node.putArray("items");
      group.items().forEach(item -> item(items.addObject(), item));
      node.put("notShown", group.more());
    }
  }

  private static void item(ObjectNode into, Item item) {
    into.put("state", item.state()).put("title", item.title()).put("gist", item.gist());
    lines(into, item.lines());
    if (!item.sides().isEmpty()) {
      ArrayNode sides = into.putArray("sides");
      for (Side side : item.sides()) {
        ObjectNode node = sides.addObject().put("title", side.title()).put("state", side.state());
        lines(node, side.lines());
      }
    }
    ArrayNode entries = into.putArray("entries");
    item.numbers().forEach(entries::add);
  }

  private static void lines(ObjectNode into, Iterable<Line> lines) {
    ArrayNode array = into.putArray("lines");
    for (Line line : lines) {
      ObjectNode node = array.addObject().put("label", line.label()).put("text", line.text());
      if (!line.link().isEmpty()) {
        node.put("link", line.link());
      }
    }
  }
}
