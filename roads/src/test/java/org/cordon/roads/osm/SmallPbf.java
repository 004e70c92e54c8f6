package org.cordon.roads.osm;

import com.google.protobuf.ByteString;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openstreetmap.osmosis.osmbinary.Fileformat;
import org.openstreetmap.osmosis.osmbinary.Osmformat;

/** Writes extracts of a few streets, so that tests need no file of anybody else's. */
final class SmallPbf {
  private final List<String> strings = new ArrayList<>(List.of(""));
  private final Osmformat.PrimitiveGroup.Builder nodes = Osmformat.PrimitiveGroup.newBuilder();
  private final Osmformat.PrimitiveGroup.Builder ways = Osmformat.PrimitiveGroup.newBuilder();
  private final Osmformat.PrimitiveGroup.Builder relations = Osmformat.PrimitiveGroup.newBuilder();

  private int string(String text) {
    if (!strings.contains(text)) {
      strings.add(text);
    }
    return strings.indexOf(text);
  }

  private static Map<String, String> tags(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String tag : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      tags.put(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1));
    }
    return tags;
  }

  /** A node; tags as {@code key=value key=value}. */
  SmallPbf node(long id, double lat, double lon, String tags) {
    Osmformat.Node.Builder node =
        Osmformat.Node.newBuilder()
            .setId(id)
            .setLat(Math.round(lat * 1e7))
            .setLon(Math.round(lon * 1e7));
    tags(tags).forEach((k, v) -> node.addKeys(string(k)).addVals(string(v)));
    nodes.addNodes(node);
    return this;
  }

  SmallPbf way(long id, String tags, long... refs) {
    Osmformat.Way.Builder way = Osmformat.Way.newBuilder().setId(id);
    tags(tags).forEach((k, v) -> way.addKeys(string(k)).addVals(string(v)));
    long before = 0;
    for (long ref : refs) {
      way.addRefs(ref - before);
      before = ref;
    }
    ways.addWays(way);
    return this;
  }

  /** A turn restriction from a way over a node to a way. */
  SmallPbf turn(String tags, long from, long via, long to) {
    Osmformat.Relation.Builder relation = Osmformat.Relation.newBuilder().setId(1);
    tags("type=restriction " + tags)
        .forEach((k, v) -> relation.addKeys(string(k)).addVals(string(v)));
    relation
        .addMemids(from)
        .addTypes(Osmformat.Relation.MemberType.WAY)
        .addRolesSid(string("from"))
        .addMemids(via - from)
        .addTypes(Osmformat.Relation.MemberType.NODE)
        .addRolesSid(string("via"))
        .addMemids(to - via)
        .addTypes(Osmformat.Relation.MemberType.WAY)
        .addRolesSid(string("to"));
    relations.addRelations(relation);
    return this;
  }

  Path write(Path dir) throws IOException {
    Osmformat.StringTable.Builder table = Osmformat.StringTable.newBuilder();
    strings.forEach(s -> table.addS(ByteString.copyFrom(s, StandardCharsets.UTF_8)));
    Osmformat.PrimitiveBlock block =
        Osmformat.PrimitiveBlock.newBuilder()
            .setStringtable(table)
            .addPrimitivegroup(nodes)
            .addPrimitivegroup(ways)
            .addPrimitivegroup(relations)
            .build();
    Path file = dir.resolve("small.osm.pbf");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      Osmformat.HeaderBlock header =
          Osmformat.HeaderBlock.newBuilder().addRequiredFeatures("OsmSchema-V0.6").build();
      frame(out, "OSMHeader", header.toByteString());
      frame(out, "OSMData", block.toByteString());
    }
    return file;
  }

  private static void frame(DataOutputStream out, String type, ByteString data) throws IOException {
    byte[] blob =
        Fileformat.Blob.newBuilder().setRaw(data).setRawSize(data.size()).build().toByteArray();
    byte[] header =
        Fileformat.BlobHeader.newBuilder()
            .setType(type)
            .setDatasize(blob.length)
            .build()
            .toByteArray();
    out.writeInt(header.length);
    out.write(header);
    out.write(blob);
  }
}
