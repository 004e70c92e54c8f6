package org.cordon.bench;

import java.sql.SQLException;
import java.util.List;
import org.cordon.record.store.LogStore;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;

/** A database that records are measured in, and a plain table of the same database beside. */
interface RecordBed extends AutoCloseable {
  /** What a program would do that keeps no record: a table and an insert, as durable. */
  interface Plain extends AutoCloseable {
    /** Inserts and commits. */
    void insert(List<byte[]> entries) throws SQLException;

    @Override
    void close() throws SQLException;
  }

  /** The database, and how it syncs. */
  String name();

  /** A record of this name, to write; made when there is none. */
  LogStore record(String name);

  Plain plain() throws SQLException;

  Verdict verify(String name, Verify.Against against);

  @Override
  void close() throws SQLException;
}
