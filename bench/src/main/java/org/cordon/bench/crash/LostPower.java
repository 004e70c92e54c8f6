package org.cordon.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.cordon.bench.crash.Diary.Call;

/**
 * A disk as it may stand when the power goes: what was synced is there, of the writes since then
 * any may be, in any order, whole or by sectors. A name is there when the folder was synced after
 * it was given. What a sync that failed should have kept may be lost even if a later sync ends
 * well, as Linux has it.
 */
final class LostPower {
  private static final int SECTOR = 512;

  /** A write, or a cut to a length. */
  private static final class Pending {
    private final int order;
    private final boolean cut;
    private final long at;
    private final byte[] bytes;

    Pending(int order, boolean cut, long at, byte[] bytes) {
      this.order = order;
      this.cut = cut;
      this.at = at;
      this.bytes = bytes;
    }
  }

  /** One file, whatever its name is. */
  private static final class Content {
    private byte[] safe = {};
    private final List<Pending> pending = new ArrayList<>();

    static byte[] with(byte[] before, Pending change) {
      if (change.cut) {
        return Arrays.copyOf(before, (int) change.at);
      }
      int end = (int) change.at + change.bytes.length;
      byte[] after = before.length < end ? Arrays.copyOf(before, end) : before;
      System.arraycopy(change.bytes, 0, after, (int) change.at, change.bytes.length);
      return after;
    }
  }

  /** A name given to a file, or taken from it. */
  private record Naming(int order, String name, Content content, boolean taken) {}

  private final String folder;
  private final SplittableRandom random;
  private final Map<String, Content> names = new TreeMap<>();
  private final Map<String, Content> safeNames = new TreeMap<>();
  private final List<Naming> namings = new ArrayList<>();
  private final Map<Integer, String> paths = new TreeMap<>();
  private final Map<Integer, Content> open = new TreeMap<>();
  private final Map<Long, Integer> syncs = new TreeMap<>();
  private int order;

  LostPower(Path folder, long seed) {
    this.folder = folder.toString();
    random = new SplittableRandom(seed);
  }

  /** The next call of the diary. */
  void call(Call call) {
    order++;
    switch (call.kind()) {
      case 'O' -> opened(call);
      case 'U' -> removed(Disk.text(call.bytes()));
      case 'W' -> content(call).pending.add(new Pending(order, false, call.at(), call.bytes()));
      case 'T' -> content(call).pending.add(new Pending(order, true, call.at(), new byte[0]));
      case 's' -> syncs.put(call.at(), order);
      case 'S', 'F' -> synced(call);
      default -> {} // an acknowledgement changes no file
    }
  }

  private Content content(Call call) {
    Content content = open.get(call.file());
    if (content == null) {
      throw new IllegalStateException("a write to a file that nobody opened");
    }
    return content;
  }

  private void opened(Call call) {
    String path = Disk.text(call.bytes());
    paths.put(call.file(), path);
    if (path.equals(folder)) {
      return;
    }
    Content content = names.get(path);
    if (content == null) {
      content = new Content();
      names.put(path, content);
      namings.add(new Naming(order, path, content, false));
    }
    open.put(call.file(), content);
  }

  private void removed(String path) {
    Content content = names.remove(path);
    if (content != null) {
      namings.add(new Naming(order, path, content, true));
    }
  }

  private void synced(Call call) {
    int began = syncs.getOrDefault(call.at(), 0);
    boolean well = call.kind() == 'S';
    if (folder.equals(paths.get(call.file()))) {
      for (Iterator<Naming> all = namings.iterator(); all.hasNext(); ) {
        Naming naming = all.next();
        if (naming.order < began && well) {
          apply(safeNames, naming);
          all.remove();
        }
      }
      return;
    }
    Content content = content(call);
    for (Iterator<Pending> all = content.pending.iterator(); all.hasNext(); ) {
      Pending change = all.next();
      if (change.order < began) {
        if (well || random.nextBoolean()) {
          content.safe = Content.with(content.safe, change);
        }
        all.remove();
      }
    }
  }

  private static void apply(Map<String, Content> names, Naming naming) {
    if (naming.taken) {
      names.remove(naming.name);
    } else {
      names.put(naming.name, naming.content);
    }
  }

  /** Whether anything would be lost. */
  boolean hasUnsynced() {
    return open.values().stream().anyMatch(c -> !c.pending.isEmpty());
  }

  /** Writes the files as chance left them into a folder. */
  void write(Path target) throws IOException {
    Map<String, Content> found = new TreeMap<>(safeNames);
    int kept = namings.isEmpty() ? 0 : random.nextInt(namings.size() + 1);
    namings.subList(0, kept).forEach(n -> apply(found, n));
    for (Map.Entry<String, Content> each : found.entrySet()) {
      Path name = Path.of(each.getKey()).getFileName();
      Files.write(target.resolve(String.valueOf(name)), after(each.getValue()));
    }
  }

  private byte[] after(Content content) {
    byte[] bytes = content.safe.clone();
    int way = random.nextInt(5); // nothing, all, some, some by sectors, the first ones
    int first = content.pending.isEmpty() ? 0 : random.nextInt(content.pending.size() + 1);
    for (int i = 0; i < content.pending.size(); i++) {
      Pending change = content.pending.get(i);
      boolean there =
          switch (way) {
            case 0 -> false;
            case 1 -> true;
            case 4 -> i < first;
            default -> random.nextBoolean();
          };
      if (there) {
        bytes = way == 3 && !change.cut ? torn(bytes, change) : Content.with(bytes, change);
      }
    }
    return bytes;
  }

  private byte[] torn(byte[] before, Pending change) {
    byte[] bytes = before;
    for (int from = 0; from < change.bytes.length; from += SECTOR) {
      if (random.nextInt(3) > 0) {
        int to = Math.min(from + SECTOR, change.bytes.length);
        byte[] sector = Arrays.copyOfRange(change.bytes, from, to);
        bytes = Content.with(bytes, new Pending(change.order, false, change.at + from, sector));
      }
    }
    return bytes;
  }
}
