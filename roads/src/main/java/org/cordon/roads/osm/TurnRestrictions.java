package org.cordon.roads.osm;

import com.graphhopper.reader.ReaderElement;
import com.graphhopper.reader.ReaderRelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongToIntFunction;
import org.cordon.roads.city.CityBuilder;

/**
 * Turn restrictions: relations of a street one comes from, a junction, and a street one goes to.
 * What cannot be applied is counted by name.
 */
final class TurnRestrictions {
  private static final String PREFIX = "turn restriction ";

  private final Consumer<String> unread;
  private final TreeMap<Long, List<Integer>> piecesOf = new TreeMap<>(); // of ways that matter
  private int[] tails = new int[1024]; // by piece, nodes as the reader numbers them
  private int[] heads = new int[1024];
  private int pieces;
  private final TreeMap<Integer, List<Integer>> leaving = new TreeMap<>(); // node -> arcs
  private boolean indexed;

  TurnRestrictions(Consumer<String> unread) {
    this.unread = unread;
  }

  static boolean isRestriction(ReaderRelation relation) {
    return relation.hasTag("type", "restriction");
  }

  /** First pass: which ways to remember. */
  void announce(ReaderRelation relation) {
    if (isRestriction(relation)) {
      for (ReaderRelation.Member m : relation.getMembers()) {
        if (m.getType() == ReaderElement.Type.WAY) {
          piecesOf.computeIfAbsent(m.getRef(), w -> new ArrayList<>());
        }
      }
    }
  }

  /** Second pass: a piece of a way, in order of the builder's numbers. */
  void piece(long way, int tail, int head) {
    if (pieces == tails.length) {
      tails = Arrays.copyOf(tails, 2 * pieces);
      heads = Arrays.copyOf(heads, 2 * pieces);
    }
    tails[pieces] = tail;
    heads[pieces] = head;
    List<Integer> known = piecesOf.get(way);
    if (known != null) {
      known.add(pieces);
    }
    pieces++;
  }

  /** After all pieces: applies one restriction. */
  void apply(ReaderRelation relation, LongToIntFunction nodes, CityBuilder builder) {
    String kind = relation.getTag("restriction", "");
    if (kind.isEmpty()) {
      count("for some vehicles or times only, not applied");
      return;
    }
    boolean only = kind.startsWith("only_");
    if (!only && !kind.startsWith("no_")) {
      count("of unknown kind \"" + kind + "\", not applied");
      return;
    }
    if (Arrays.asList(relation.getTag("except", "").split("[;, ]+", -1)).contains("emergency")) {
      count("that excepts emergency vehicles, waived for all");
      return;
    }
    List<ReaderRelation.Member> vias = members(relation, "via");
    if (vias.size() != 1 || vias.getFirst().getType() != ReaderElement.Type.NODE) {
      count("over a way instead of a junction, not applied");
      return;
    }
    int via = nodes.applyAsInt(vias.getFirst().getRef());
    forbid(relation, via, only, builder);
  }

  private void forbid(ReaderRelation relation, int via, boolean only, CityBuilder builder) {
    List<Integer> from = arcsOut(members(relation, "from"), via);
    List<Integer> to = arcsOut(members(relation, "to"), via);
    if (from.isEmpty() || to.isEmpty()) {
      count("on streets that are not in the extract, not applied");
      return;
    }
    boolean several = members(relation, "from").size() != from.size() || to.size() != 1;
    if (several && (only || members(relation, "to").size() != to.size())) {
      count("whose streets do not end at its junction, not applied");
      return;
    }
    for (int back : from) {
      int in = back ^ 1;
      for (int out : only ? leaving(via) : to) {
        if (!only || !to.contains(out)) {
          builder.restrict(in, out, TagTable.turnProfiles());
        }
      }
    }
  }

  /** The arcs that leave a node along ways, in order. */
  private List<Integer> arcsOut(List<ReaderRelation.Member> ways, int via) {
    List<Integer> arcs = new ArrayList<>();
    for (ReaderRelation.Member way : ways) {
      for (int piece : piecesOf.getOrDefault(way.getRef(), List.of())) {
        if (tails[piece] == via) {
          arcs.add(2 * piece);
        }
        if (heads[piece] == via) {
          arcs.add(2 * piece + 1);
        }
      }
    }
    return arcs;
  }

  private List<Integer> leaving(int node) {
    if (!indexed) {
      indexed = true;
      for (int p = 0; p < pieces; p++) {
        leaving.computeIfAbsent(tails[p], n -> new ArrayList<>()).add(2 * p);
        leaving.computeIfAbsent(heads[p], n -> new ArrayList<>()).add(2 * p + 1);
      }
    }
    return leaving.getOrDefault(node, List.of());
  }

  private static List<ReaderRelation.Member> members(ReaderRelation relation, String role) {
    List<ReaderRelation.Member> members = relation.getMembers();
    return members == null
        ? List.of()
        : members.stream().filter(m -> role.equals(m.getRole())).toList();
  }

  private void count(String what) {
    unread.accept(PREFIX + what);
  }
}
