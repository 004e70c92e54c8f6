package org.cordon.record.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.cordon.record.tree.Hash;
import org.jspecify.annotations.Nullable;

/**
 * A log on a {@link FaultyDisk}: a batch is one block with its sum, then a sync. What follows a
 * block that is torn or out of place was never acknowledged, and is dropped at the start.
 */
public final class BlockStore implements LogStore {
  private final MemoryStore memory = new MemoryStore();
  private final FaultyDisk disk;

  private BlockStore(List<byte[]> found, FaultyDisk disk) {
    this.disk = disk;
    for (byte[] block : found) {
      Batch batch = read(block);
      Head head = memory.head();
      if (batch == null || batch.first() != (head == null ? 0 : head.size())) {
        break;
      }
      memory.append(head, batch);
      disk.write(block);
    }
    if (!found.isEmpty()) {
      disk.sync();
    }
  }

  /** A store on a new disk that fails at an operation, 0 for never. */
  public static BlockStore failing(long seed, long failAt) {
    return new BlockStore(List.of(), new FaultyDisk(seed, failAt));
  }

  /** The store as the next process finds it after a crash, on a disk that is well. */
  public BlockStore afterCrash() {
    return new BlockStore(disk.afterCrash(), new FaultyDisk(0, 0));
  }

  BlockStore afterClose() {
    return new BlockStore(disk.afterClose(), new FaultyDisk(0, 0));
  }

  @Override
  public @Nullable Head head() {
    return memory.head();
  }

  @Override
  public void append(@Nullable Head before, Batch batch) {
    memory.append(before, batch);
    disk.write(block(batch));
    disk.sync();
  }

  @Override
  public List<byte[]> entries(long from, long to) {
    return memory.entries(from, to);
  }

  @Override
  public byte[] tile(int level, long index) {
    return memory.tile(level, index);
  }

  @Override
  public void close() {
    memory.close();
  }

  private static byte[] block(Batch batch) {
    byte[] note = batch.after().note().getBytes(StandardCharsets.UTF_8);
    int size = 8 + 4 + note.length + 4 + 4 + 8;
    for (byte[] entry : batch.entries()) {
      size += 4 + entry.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size + batch.tiles().size() * (4 + 8 + 8192));
    out.putLong(batch.after().size()).putInt(note.length).put(note);
    out.putInt(batch.entries().size());
    batch.entries().forEach(e -> out.putInt(e.length).put(e));
    out.putInt(batch.tiles().size());
    batch.tiles().forEach(t -> out.putInt(t.level()).putLong(t.index()).put(t.bytes()));
    CRC32C sum = new CRC32C();
    sum.update(out.array(), 0, out.position());
    return out.putLong(sum.getValue()).array();
  }

  private static @Nullable Batch read(byte[] block) {
    if (block.length < 8) {
      return null;
    }
    CRC32C sum = new CRC32C();
    sum.update(block, 0, block.length - 8);
    ByteBuffer in = ByteBuffer.wrap(block);
    if (in.getLong(block.length - 8) != sum.getValue()) {
      return null;
    }
    long size = in.getLong();
    String note = new String(bytes(in, in.getInt()), StandardCharsets.UTF_8);
    List<byte[]> entries = new ArrayList<>();
    for (int n = in.getInt(); n > 0; n--) {
      entries.add(bytes(in, in.getInt()));
    }
    List<FullTile> tiles = new ArrayList<>();
    for (int n = in.getInt(); n > 0; n--) {
      int level = in.getInt();
      long index = in.getLong();
      byte[] hashes = bytes(in, 8192);
      tiles.add(new FullTile(level, index, hashes(hashes)));
    }
    return new Batch(entries, tiles, new Head(size, note));
  }

  private static List<Hash> hashes(byte[] bytes) {
    List<Hash> hashes = new ArrayList<>();
    for (int i = 0; i < bytes.length; i += 32) {
      hashes.add(Hash.of(Arrays.copyOfRange(bytes, i, i + 32)));
    }
    return hashes;
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
