package org.cordon.dispatch.codec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.dispatch.model.Commitment;
import org.cordon.dispatch.model.SealedItem;
import org.cordon.record.json.CanonicalJson;
import org.cordon.record.side.SideItem;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/** Sealed items, one line of canonical JSON each: kept beside the log, and deletable. */
public final class SealedLines {
  private static final Pattern PLACE = Pattern.compile("(-?\\d{1,10}) (-?\\d{1,11})");

  private SealedLines() {}

  /** The line of an item. */
  public static String write(SealedItem item) {
    return CanonicalJson.write(
        new Fields()
            .put("item", item.commitment().item())
            .put("sha256", item.commitment().sha256())
            .put("salt", item.saltHex())
            .put("data", item.data())
            .map());
  }

  /** The item of a line; refused when it is not what was committed to. */
  public static SealedItem read(String line, String where) {
    Fields f = Fields.read(LineJson.read(line, where), where);
    SealedItem item =
        new SealedItem(
            new Commitment(f.constant("item", Commitment.Item.class), f.text("sha256")),
            f.text("salt"),
            f.text("data"));
    f.done();
    if (!opens(item)) {
      throw new Refusal(
          "sealed-item-differs",
          "data that is not what was committed to",
          where,
          "Restore the item from a copy, or delete it: the log holds without it.");
    }
    return item;
  }

  /** The item as a record's side store keeps it; its kind is the name on the entry. */
  public static SideItem beside(SealedItem item, long recordedAtMs, long logSize) {
    Commitment commitment = item.commitment();
    return new SideItem(
        commitment.sha256(),
        EntryCodec.name(commitment.item()),
        item.saltHex(),
        item.data(),
        recordedAtMs,
        logSize);
  }

  /** The item of a side store, or null when its kind is none of dispatch. */
  public static @Nullable SealedItem of(SideItem item) {
    for (Commitment.Item kind : Commitment.Item.values()) {
      if (EntryCodec.name(kind).equals(item.kind())) {
        return new SealedItem(new Commitment(kind, item.sha256()), item.saltHex(), item.data());
      }
    }
    return null;
  }

  /** Whether salt and data are what the commitment was made of. */
  public static boolean opens(SealedItem item) {
    return SideItem.isHash(item.commitment().sha256())
        && SideItem.isHash(item.saltHex())
        && beside(item, 0, 0).opens();
  }

  /** The place in an item that holds one. */
  public static Place place(SealedItem item) {
    Matcher m = PLACE.matcher(item.data());
    if (item.commitment().item() != Commitment.Item.PLACE || !m.matches()) {
      throw new Refusal(
          "not-a-sealed-place",
          "an item " + item.commitment().item(),
          "sealed item",
          "Look for the item PLACE.");
    }
    return new Place(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
  }
}
