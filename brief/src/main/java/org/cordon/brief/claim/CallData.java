package org.cordon.brief.claim;

import java.nio.file.Path;
import java.util.List;
import org.cordon.calls.format.Format;
import org.jspecify.annotations.Nullable;

/**
 * What claims are held against: files of calls, and the calls of a record for those claims that are
 * about them.
 *
 * @param files taken together; none means that nothing said of published calls can be tested
 * @param mapping what the columns of the files mean, or null where they are in a published format
 * @param record the record at hand, or null
 */
public record CallData(List<Path> files, @Nullable Format mapping, @Nullable RecordCalls record) {
  public CallData {
    files = List.copyOf(files);
  }

  /** Nothing. */
  public static CallData none() {
    return new CallData(List.of(), null, null);
  }

  /** Files in a published format. */
  public static CallData of(List<Path> files) {
    return new CallData(files, null, null);
  }

  /** With a record beside the files. */
  public CallData with(RecordCalls calls) {
    return new CallData(files, mapping, calls);
  }
}
