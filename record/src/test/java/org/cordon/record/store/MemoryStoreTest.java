package org.cordon.record.store;

import org.jspecify.annotations.Nullable;

/** Memory cannot be opened again; what is kept is copied over as a restart would read it. */
final class MemoryStoreTest extends LogStoreContract {
  private @Nullable MemoryStore kept;

  @Override
  LogStore open() {
    MemoryStore store = kept == null ? new MemoryStore() : kept.reopened();
    kept = store;
    return store;
  }
}
