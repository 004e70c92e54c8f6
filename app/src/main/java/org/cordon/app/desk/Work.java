package org.cordon.app.desk;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What waits for the desk's thread. */
sealed interface Work {
  /** Turns it away. */
  void fail(Throwable why);

  /** A question. */
  record Ask<T>(Function<Desk.View, T> question, CompletableFuture<T> answer) implements Work {
    void answer(Desk.View view) {
      try {
        answer.complete(question.apply(view));
      } catch (RuntimeException e) { // a bug in a question, which changes nothing, is its asker's
        answer.completeExceptionally(e);
      }
    }

    @Override
    public void fail(Throwable why) {
      answer.completeExceptionally(why);
    }
  }

  /** A command. */
  record Give(Order order, CompletableFuture<Answer> answer) implements Work {
    @Override
    public void fail(Throwable why) {
      answer.completeExceptionally(why);
    }
  }

  /** The desk is to stop. */
  record Stop() implements Work {
    @Override
    public void fail(Throwable why) {
      // nobody waits for an answer to it
    }
  }
}
