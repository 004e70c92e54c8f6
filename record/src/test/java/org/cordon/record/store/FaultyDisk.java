package org.cordon.record.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cordon.record.RecordRefusal;

/**
 * A disk that fails on purpose. Blocks that were written are safe only after a sync. The Nth write
 * or sync fails; after a crash, of the blocks not yet synced any may be there, in any order, and
 * the last of them torn.
 */
final class FaultyDisk {
  private final SplittableRandom random;
  private final long failAt;
  private final List<byte[]> safe = new ArrayList<>();
  private final List<byte[]> unsafe = new ArrayList<>();
  private long operations;

  /** Fails at the {@code failAt}-th operation from 1; 0 for never. */
  FaultyDisk(long seed, long failAt) {
    random = new SplittableRandom(seed);
    this.failAt = failAt;
  }

  private void operation(String what) {
    operations++;
    if (operations == failAt) {
      throw new RecordRefusal(
          "store-failed", what + " failed", "operation " + operations, "Look at the disk.");
    }
  }

  void write(byte[] block) {
    unsafe.add(block.clone());
    operation("a write");
  }

  void sync() {
    operation("a sync");
    safe.addAll(unsafe);
    unsafe.clear();
  }

  /** What a new process finds: all that was synced, and of the rest what chance left. */
  List<byte[]> afterCrash() {
    List<byte[]> found = new ArrayList<>(safe);
    List<byte[]> rest = new ArrayList<>(unsafe);
    while (!rest.isEmpty() && random.nextInt(3) > 0) {
      byte[] block = rest.remove(random.nextInt(rest.size()));
      boolean torn = random.nextInt(4) == 0;
      found.add(torn ? Arrays.copyOf(block, random.nextInt(block.length)) : block);
    }
    return found;
  }

  /** Everything written, as a clean restart finds it. */
  List<byte[]> afterClose() {
    List<byte[]> all = new ArrayList<>(safe);
    all.addAll(unsafe);
    return all;
  }
}
