package org.cordon.app.http;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that the server answers. The served document is made of the same routes, so that none
 * is missing there.
 *
 * @param path with at most one parameter, as {@code /incidents/{id}/recommendation}
 * @param signedIn whether a session is needed
 * @param says what it does, in a sentence
 * @param answers the statuses it may answer with when all is well, then those of its refusals
 */
record Route(
    String method,
    String path,
    boolean signedIn,
    String says,
    List<Integer> answers,
    Consumer<Exchange> action) {
  Route {
    answers = List.copyOf(answers);
  }

  /** What stands for the parameter when a path fits, "" without one; null when it does not fit. */
  @Nullable String fit(String asked) {
    int open = path.indexOf('{');
    if (open < 0) {
      return path.equals(asked) ? "" : null;
    }
    String before = path.substring(0, open);
    String after = path.substring(path.indexOf('}') + 1);
    boolean fits =
        asked.length() > before.length() + after.length()
            && asked.startsWith(before)
            && asked.endsWith(after);
    String parameter =
        fits ? asked.substring(before.length(), asked.length() - after.length()) : "";
    return fits && parameter.indexOf('/') < 0 ? parameter : null;
  }
}
