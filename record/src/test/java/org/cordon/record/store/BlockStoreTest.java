package org.cordon.record.store;

import org.jspecify.annotations.Nullable;

final class BlockStoreTest extends LogStoreContract {
  private @Nullable BlockStore last;

  @Override
  LogStore open() {
    BlockStore store = last == null ? BlockStore.failing(1, 0) : last.afterClose();
    last = store;
    return store;
  }
}
