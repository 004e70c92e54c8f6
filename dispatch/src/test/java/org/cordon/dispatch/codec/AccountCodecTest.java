package org.cordon.dispatch.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.cordon.dispatch.model.AccountCommand;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Correction;
import org.cordon.dispatch.model.account.AccountEntry.Statement;
import org.cordon.dispatch.model.account.EntryFields;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.dispatch.model.account.Period;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.dispatch.scenario.Desk;
import org.cordon.roads.Refusal;
import org.junit.jupiter.api.Test;

/** Human entries of every kind, with anything in their fields, there and back. */
class AccountCodecTest {
  private static final List<String> HOSTILE =
      List.of(
          "'; DROP TABLE entry; --",
          "<script>alert(1)</script><img src=x onerror=alert(1)>",
          "\u202Edesrever\u2066 and \u200Bhidden\uFEFF",
          "\"quoted\" \\ back {\"kind\":\"decision\"}",
          "😀 café 警察 \u0130stanbul",
          "${jndi:ldap://x}");

  private static String line(AccountEvent.Entered event) {
    return EntryCodec.write(new Entry(1, 5, 4, "op-1", event, List.of()));
  }

  private static AccountEvent.Entered back(String line) {
    return assertInstanceOf(AccountEvent.Entered.class, EntryCodec.read(line, "here:1").event());
  }

  private static String hash(AccountEvent.Entered event) {
    State state = new State(false);
    state.apply(new Entry(1, 5, 4, "op-1", event, List.of()));
    return state.hash();
  }

  @Test
  void everyKindComesBackAsItWasWhateverItsFieldsHold() {
    TreeMap<EntryKind, Integer> seen = new TreeMap<>();
    for (long seed : List.of(1L, 2L, 20200608L, 88172645463325252L)) {
      System.out.println("seed " + seed);
      AnyEntry any = new AnyEntry(new Random(seed), HOSTILE);
      for (int i = 0; i < 500; i++) {
        AccountEvent.Entered event = any.event();
        String line = line(event);
        assertEquals(event, back(line), "seed " + seed);
        assertEquals(line, line(back(line)), "seed " + seed);
        seen.merge(event.entry().kind(), 1, Integer::sum);
        if (event.entry().kind() != EntryKind.CORRECTION) {
          assertEquals(hash(event), hash(back(line)), "seed " + seed);
        }
      }
    }
    assertEquals(List.of(EntryKind.values()), List.copyOf(seen.keySet()));
    assertTrue(seen.values().stream().allMatch(n -> n > 100), seen::toString);
  }

  @Test
  void textsOfAnyKindReachTheLogWordForWord() {
    Desk desk = new Desk();
    for (int i = 0; i < HOSTILE.size(); i++) {
      String text = HOSTILE.get(i);
      AccountEntry entry = Statement.of("S" + i, "office " + text, "subject " + text, text);
      Provenance known = Provenance.observed(text, text);
      desk.tell(new AccountCommand.Enter(entry, known, "sealed " + text), i);
      Entry last = desk.log.getLast();
      assertEquals(entry, back(EntryCodec.write(last)).entry());
      assertEquals(1, last.commitments().size());
      assertEquals("sealed " + text, desk.sealed.getLast().data());
      assertTrue(!EntryCodec.write(last).contains("sealed "), "the note stands on the log");
    }
  }

  @Test
  void aFieldThatDiffersGivesAnotherHash() {
    Random random = new Random(7);
    AnyEntry any = new AnyEntry(random, HOSTILE);
    TreeMap<String, String> byHash = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      AccountEvent.Entered event = any.event();
      if (event.entry().kind() != EntryKind.CORRECTION) {
        String other = byHash.put(hash(event), line(event));
        assertTrue(other == null || other.equals(line(event)), "two entries, one hash");
      }
    }
    Provenance known = Provenance.observed("desk", "desk");
    Statement statement = Statement.of("S", "office", "subject", "text");
    assertNotEquals(
        hash(new AccountEvent.Entered("", statement, known)),
        hash(new AccountEvent.Entered("mayor", statement, known)));
  }

  /** Fills every field of a kind to its limit with what takes most bytes. */
  @Test
  void theLongestEntriesOfEveryKindFitTheLog() {
    TreeMap<EntryKind, Integer> bytes = new TreeMap<>();
    for (String widest : List.of("\uFFFD", "\"", "😀")) {
      AnyEntry any = AnyEntry.longest(widest);
      for (EntryKind kind : EntryKind.values()) {
        AccountEvent.Entered event = any.event(kind);
        assertEquals("", tooLong(event.entry(), event.provenance()));
        int length = line(event).getBytes(StandardCharsets.UTF_8).length;
        bytes.merge(kind, length, Math::max);
      }
    }
    System.out.println("longest entries, bytes: " + bytes);
    assertTrue(bytes.values().stream().allMatch(n -> n < EntryCodec.MOST_BYTES), bytes::toString);
    assertTrue(
        bytes.getOrDefault(EntryKind.STATEMENT, 0) > 40_000, "they were not filled: " + bytes);
  }

  /** What the engine says to it, or "" if nothing in it is too long. */
  private static String tooLong(AccountEntry entry, Provenance known) {
    Desk desk = new Desk();
    Outcome outcome =
        desk.engine.handle(new AccountCommand.Enter(entry, known), Stamp.now(1, Desk.OFFICER));
    return outcome instanceof Outcome.Refused r && r.name() == DispatchRefusal.TEXT_TOO_LONG
        ? r.toString()
        : "";
  }

  @Test
  void aRefusalOfATextNamesItsField() {
    record Bad(DispatchRefusal name, String where, String text) {}
    List<Bad> table =
        List.of(
            new Bad(DispatchRefusal.TEXT_TOO_LONG, "text", "x".repeat(EntryFields.SPOKEN + 1)),
            new Bad(DispatchRefusal.TEXT_UNREADABLE, "text", "half \ud83d of it"),
            new Bad(DispatchRefusal.TEXT_UNREADABLE, "text", "half \ude00 of it"),
            new Bad(DispatchRefusal.TEXT_UNREADABLE, "text", "nul \0 in it"),
            new Bad(DispatchRefusal.TEXT_UNREADABLE, "text", "escape \u001b[31m in it"),
            new Bad(DispatchRefusal.TEXT_UNREADABLE, "text", "next line \u0085 in it"),
            new Bad(DispatchRefusal.TEXT_MISSING, "text", " \n"));
    Provenance known = Provenance.observed("desk", "desk");
    for (Bad bad : table) {
      refused(bad.name, bad.where, Statement.of("S", "office", "subject", bad.text), known);
    }
    Statement fine = Statement.of("S", "office", "subject", "two\nlines\tand a tab");
    refused(DispatchRefusal.TEXT_UNREADABLE, "office", named("two\nlines"), known);
    refused(
        DispatchRefusal.TEXT_TOO_LONG,
        "on the word of",
        fine,
        Provenance.observed("x".repeat(101), "desk"));
    refused(DispatchRefusal.TEXT_MISSING, "source", fine, Provenance.observed("desk", " "));
    Desk desk = new Desk();
    desk.tell(new AccountCommand.Enter(fine, known), 1);
  }

  private static Statement named(String office) {
    return Statement.of("S", office, "subject", "text");
  }

  private static void refused(
      DispatchRefusal name, String where, AccountEntry entry, Provenance known) {
    Desk desk = new Desk();
    String before = desk.state().hash();
    Outcome outcome =
        desk.handle(new AccountCommand.Enter(entry, known), Stamp.now(1, Desk.OFFICER));
    Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals(name + " in " + where, refused.name() + " in " + refused.where());
    assertEquals(before, desk.state().hash());
  }

  @Test
  void anEditedEntryIsRefusedByName() {
    Provenance known = Provenance.observed("desk", "desk");
    Correction amends = new Correction("X", "S", Correction.How.AMENDS, "other words", "S2");
    String line = line(new AccountEvent.Entered("", amends, known));
    BiFunction<String, String, String> reading =
        (was, is) ->
            assertThrows(Refusal.class, () -> EntryCodec.read(line.replace(was, is), "here:1"))
                .name();
    assertEquals("impossible-value", reading.apply(",\"instead\":\"S2\"", ""));
    assertEquals("unknown-value", reading.apply("\"AMENDS\"", "\"EDITS\""));
    assertEquals("unknown-kind", reading.apply("\"correction\"", "\"edit\""));
    assertEquals("missing-field", reading.apply("\"why\":\"other words\"", "\"wh\":\"o\""));
    assertEquals("ill-typed-field", reading.apply("\"why\":\"other words\"", "\"why\":1"));
    State state = new State(false);
    Entry nowhere = EntryCodec.read(line, "here:1");
    assertThrows(IllegalStateException.class, () -> state.apply(nowhere));
  }

  @Test
  void aLongChainOfCorrectionsIsFoldedWithoutEnd() {
    Desk desk = new Desk();
    Provenance known = Provenance.observed("desk", "desk");
    desk.tell(new AccountCommand.Enter(Statement.of("X0", "office", "subject", "text"), known), 1);
    int links = 2_000;
    for (int i = 1; i <= links; i++) {
      desk.tell(
          new AccountCommand.Enter(
              new Correction("X" + i, "X" + (i - 1), Correction.How.STRIKES, "not so", ""), known),
          1);
    }
    List<Boolean> stand = new ArrayList<>();
    desk.state().account().all().forEach(item -> stand.add(item.stands()));
    for (int i = 0; i <= links; i++) {
      assertEquals((links - i) % 2 == 0, stand.get(i), "link " + i);
    }
    assertEquals(Period.OPEN_MS, Period.from(0).untilMs());
  }
}
