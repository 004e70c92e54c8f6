package org.cordon.dispatch.engine;

import java.util.List;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.SealedItem;

/**
 * Keeps what a command did, all of it or nothing, before the command is answered. Sealed items are
 * kept beside the entries, where they can be deleted. An exception stops the engine for good.
 */
@FunctionalInterface
public interface Journal {
  /** Keeps nothing, for studies that only count. */
  Journal NONE = (entries, sealed) -> {};

  void append(List<Entry> entries, List<SealedItem> sealed);
}
