package org.cordon.study.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/** Does jobs on several threads; the answers come in the order of the jobs, whoever was first. */
final class Workers {
  /** One piece of work and what a progress line calls it. */
  record Job<T>(String name, Callable<T> work) {}

  private final int threads;
  private final StudyOptions.Progress progress;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private int done;

  Workers(int threads, StudyOptions.Progress progress) {
    this.threads = threads;
    this.progress = progress;
  }

  /** Whether a job failed, so that the others should stop. */
  boolean stopped() {
    return failure.get() != null;
  }

  /** All answers, or the first failure; then nothing runs any more. */
  <T> List<T> all(List<Job<T>> jobs) {
    List<T> answers = new ArrayList<>(jobs.size());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<T>> futures = new ArrayList<>(jobs.size());
      for (Job<T> job : jobs) {
        futures.add(pool.submit(() -> one(job, jobs.size())));
      }
      try {
        for (Future<T> future : futures) {
          answers.add(future.get());
        }
      } catch (ExecutionException e) {
        throw failed(e);
      } catch (InterruptedException e) {
        failure.compareAndSet(null, e);
        Thread.currentThread().interrupt();
        throw new Refusal("study-interrupted", "the thread was interrupted", "study", "Run again.");
      } finally {
        pool.shutdownNow();
      }
    }
    return answers;
  }

  private <T> T one(Job<T> job, int total) throws Exception {
    T answer;
    try {
      answer = job.work.call();
    } catch (Exception e) { // whatever it was, the other jobs need not go on
      failure.compareAndSet(null, e);
      throw e;
    }
    synchronized (this) {
      progress.ran(++done, total, job.name);
    }
    return answer;
  }

  /** What went wrong first, not what the others stopped with because of it. */
  private RuntimeException failed(ExecutionException e) {
    Exception first = failure.get();
    if (first instanceof RuntimeException known) {
      return known;
    }
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("a run failed", first == null ? e.getCause() : first);
  }
}
