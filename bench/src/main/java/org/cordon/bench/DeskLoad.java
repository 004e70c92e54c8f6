package org.cordon.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * Calls that come at their times whether or not the desk keeps up: each is taken, asked about, sent
 * to, reported on and ended, as its dispatcher would by keys. The time of a call counts from when
 * it was due, so that waiting before it is sent counts too.
 */
final class DeskLoad {
  private static final List<String> TYPES =
      List.of("medical-bls:2", "noise:4", "disturbance:3", "medical-als:1", "welfare-check:2");
  private static final int SOUTH_E7 = 476_000_000;
  private static final int WEST_E7 = -1_223_400_000;
  private static final int HIGH_E7 = 300_000;
  private static final int WIDE_E7 = 400_000;

  private final DeskProcess desk;
  private final int callsPerS;
  private final long seed;
  private final ConcurrentLinkedQueue<Double> recommendedMs = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Double> commandMs = new ConcurrentLinkedQueue<>();
  private final SortedSet<String> acknowledged = new ConcurrentSkipListSet<>();
  private final SortedMap<String, AtomicLong> answers = new ConcurrentSkipListMap<>();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

  DeskLoad(DeskProcess desk, int callsPerS, long seed) {
    this.desk = desk;
    this.callsPerS = callsPerS;
    this.seed = seed;
  }

  /** Sends so many calls, numbered from {@code first}, and waits until all are through. */
  void run(int first, int calls) {
    try (ExecutorService dispatchers = Executors.newVirtualThreadPerTaskExecutor()) {
      long startNs = System.nanoTime();
      for (int i = 0; i < calls; i++) {
        long dueNs = startNs + TimeUnit.SECONDS.toNanos(1) * i / callsPerS;
        for (long left = dueNs - System.nanoTime(); left > 0; left = dueNs - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        int number = first + i;
        dispatchers.execute(() -> work(number, dueNs));
      }
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(failures.size() + " calls failed", failures.peek());
    }
  }

  /** Forgets the times so far, which were of the warm-up. */
  void forgetTimes() {
    recommendedMs.clear();
    commandMs.clear();
  }

  private void work(int number, long dueNs) {
    try {
      call(number, dueNs);
    } catch (RuntimeException e) { // whatever it is, the run is told of it
      failures.add(e);
    }
  }

  private void call(int number, long dueNs) {
    String id = "bench-" + number;
    give("ReceiveCall", taken(number, id), id + "-taken");
    DeskProcess.Answered advice = desk.get("/incidents/" + id + "/recommendation");
    recommendedMs.add((System.nanoTime() - dueNs) / 1e6);
    if (advice.status() != 200) {
      throw new IllegalStateException("no recommendation: " + advice);
    }
    List<String> units = new ArrayList<>();
    for (JsonNode send : advice.json().path("recommendation").path("send")) {
      units.add(send.path("candidate").path("unitId").asString());
    }
    boolean sent = !units.isEmpty() && give("Dispatch", dispatch(id, units), id + "-sent");
    if (sent) { // else another call took one of them meanwhile
      units.forEach(unit -> give("Report", report(unit, "EN_ROUTE"), id + "-way-" + unit));
      units.forEach(unit -> give("Report", report(unit, "AVAILABLE"), id + "-free-" + unit));
    }
    give("End", end(id), id + "-ended");
  }

  /** Whether it was done; a refusal is counted by name, and told. */
  private boolean give(String command, String data, String key) {
    long startNs = System.nanoTime();
    DeskProcess.Answered answer = desk.give(command, data, key);
    commandMs.add((System.nanoTime() - startNs) / 1e6);
    boolean done = answer.status() == 200;
    String what =
        command
            + (done ? "" : " " + answer.json().path("refusal").path("name").asString("refused"));
    answers.computeIfAbsent(what, w -> new AtomicLong()).incrementAndGet();
    if (done) {
      acknowledged.add(key);
    }
    return done;
  }

  private String taken(int number, String id) {
    String[] type = TYPES.get(number % TYPES.size()).split(":", 2);
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    int lat = SOUTH_E7 + random.nextInt(HIGH_E7);
    int lon = WEST_E7 + random.nextInt(WIDE_E7);
    return String.format(
        Locale.ROOT,
        "{\"callId\":\"%s\",\"incidentId\":\"%s\",\"type\":\"%s\",\"priority\":%s,\"services\":[],"
            + "\"data\":{\"place\":{\"latE7\":%d,\"lonE7\":%d},\"placeStatus\":\"VERIFIED\","
            + "\"beat\":\"\",\"callerState\":{\"mobility\":\"WALKS\",\"safeToMove\":\"YES\","
            + "\"child\":false,\"language\":\"\"},\"spokenAddress\":\"\",\"caller\":\"\","
            + "\"note\":\"\"}}",
        id,
        id,
        type[0],
        type[1],
        lat,
        lon);
  }

  private static String dispatch(String id, List<String> units) {
    return "{\"incidentId\":\""
        + id
        + "\",\"unitIds\":[\""
        + String.join("\",\"", units)
        + "\"],\"preempt\":false}";
  }

  private static String end(String id) {
    return "{\"incidentId\":\"" + id + "\",\"outcome\":\"OTHER_SERVICE\",\"note\":\"\"}";
  }

  private static String report(String unit, String status) {
    return "{\"unitId\":\"" + unit + "\",\"status\":\"" + status + "\"}";
  }

  /** From when a call was due until its recommendation was there, ms, sorted. */
  double[] recommendedMs() {
    return recommendedMs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** From a command's sending to its durable answer, ms, sorted. */
  double[] commandMs() {
    return commandMs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** Keys of the commands that were acknowledged. */
  SortedSet<String> acknowledged() {
    return Collections.unmodifiableSortedSet(acknowledged);
  }

  /** How often each command was answered, refusals by their names. */
  SortedMap<String, Long> answers() {
    SortedMap<String, Long> counted = new TreeMap<>();
    answers.forEach((what, times) -> counted.put(what, times.get()));
    return counted;
  }
}
