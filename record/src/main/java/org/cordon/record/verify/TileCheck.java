package org.cordon.record.verify;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds every hash of the growing tree against the tile that keeps it. */
final class TileCheck implements Growing.TileHash {
  private final Kept kept;
  private final long size;
  private final Consumer<Damage> damaged;
  private final TreeMap<Integer, byte @Nullable []> open = new TreeMap<>();
  private boolean equal = true;

  TileCheck(Kept kept, long size, Consumer<Damage> damaged) {
    this.kept = kept;
    this.size = size;
    this.damaged = damaged;
  }

  boolean allEqual() {
    return equal;
  }

  @Override
  public void hash(int level, long index, byte[] hash) {
    if (size == Long.MAX_VALUE) {
      return; // without a checkpoint nobody knows which tiles there must be
    }
    int at = (int) (index % 256);
    if (at == 0) {
      open.put(level, tile(level, index / 256));
    }
    byte[] tile = open.get(level);
    if (tile != null && !Arrays.equals(tile, at * 32, at * 32 + 32, hash, 0, 32)) {
      equal = false;
      damaged.accept(
          level == 0
              ? new Damage("entry " + index, "its bytes and the hash in its tile differ")
              : new Damage(
                  "entries " + (index << (8 * level)) + " to " + (((index + 1) << (8 * level)) - 1),
                  "one of them, and its tile, differ from the hash in the tile above"));
    }
  }

  private byte @Nullable [] tile(int level, long index) {
    long hashes = size >> (8 * level);
    int width = (int) Math.min(256, hashes - index * 256);
    String why;
    try {
      byte[] tile = kept.tile(level, index, width);
      if (tile == null || tile.length == width * 32) {
        return tile;
      }
      why = "it has " + tile.length + " bytes in place of " + width * 32;
    } catch (Kept.UnreadableException e) {
      why = String.valueOf(e.getMessage());
    }
    equal = false;
    damaged.accept(new Damage("tile " + level + "/" + index, why));
    return null;
  }
}
