/**
 * Published call records, read in their own formats.
 *
 * <p>{@link org.cordon.calls.reader.CallReader} reads a CSV (plain or gzip) or Parquet file where
 * it lies, recognises its format by the header, and gives back {@link
 * org.cordon.calls.CallRecord}s. What a row lacks or gets wrong is a {@link
 * org.cordon.calls.Finding}; which findings leave a row out is said by the caller's {@link
 * org.cordon.calls.reader.ReadingRules}; the {@link org.cordon.calls.reader.Tally} accounts for
 * every row. Times are UTC milliseconds, places 1e-7 degree.
 */
@NullMarked
package org.cordon.calls;

import org.jspecify.annotations.NullMarked;
