package org.cordon.brief.joint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.cordon.brief.account.TestRecord;
import org.cordon.brief.figure.Slug;
import org.cordon.dispatch.model.account.AccountEntry.Statement;
import org.junit.jupiter.api.Test;

/** What the briefing says, and that it says no more than the entries do. */
class JointBriefingTest {
  private final JointScene scene = new JointScene();

  private static String text(JointBriefing briefing, String file) {
    Map<String, byte[]> files = briefing.files();
    return new String(Objects.requireNonNull(files.get(file)), StandardCharsets.UTF_8);
  }

  private String page() {
    return text(scene.briefing(), JointBriefing.PAGE);
  }

  private Line line(String id) {
    return scene.draft().lines().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void theSameEntriesGiveTheSameBytes() {
    Map<String, byte[]> once = scene.briefing().files();
    Map<String, byte[]> again = new JointScene().briefing().files();
    assertThat(again.keySet()).isEqualTo(once.keySet());
    once.forEach((name, bytes) -> assertThat(again.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void whatComesLaterDoesNotChangeTheDraft() {
    String before = scene.briefing().sha256();
    scene.record.enter(Statement.of("later", "mayor's office", "how long", "A week."));
    assertThat(scene.briefing().sha256()).isEqualTo(before);
    scene.atMs = scene.record.nowMs();
    assertThat(scene.briefing().sha256()).isNotEqualTo(before);
  }

  @Test
  void aLineAboutTheSameThingKeepsItsIdInTheNextDraft() {
    TreeSet<String> before = new TreeSet<>(scene.draft().lineIds());
    scene.record.enter(Statement.of("later", "mayor's office", "how long", "A week."));
    scene.atMs = scene.record.nowMs();
    assertThat(scene.draft().lineIds()).containsAll(before);
    assertThat(scene.draft().lineIds()).allMatch(id -> id.matches("[a-z0-9.-]{1,40}"));
  }

  @Test
  void whoOrderedItIsNotEstablishedAndNothingMoreIsSaid() {
    Line line = line("decision.left");
    assertThat(line.text())
        .contains("without an owner")
        .contains("ordered by: not established")
        .contains("disclaimed by: police chief (says so itself")
        .doesNotContain("mayor");
    assertThat(line.entries()).containsExactly(4L, 10L);
    assertThat(line("station." + Slug.of("EAST")).text()).contains("ordered by: not established");
  }

  @Test
  void headsThatDifferStandSideBySide() {
    Line line = line("differ." + Slug.of("how long"));
    assertThat(line.sides())
        .extracting(Line.Side::who)
        .containsExactly("mayor's office", "police chief");
    assertThat(line.sides().getFirst().text()).startsWith("not known");
  }

  @Test
  void aFigureThatNobodyCheckedIsFlaggedWhereItIsPrinted() {
    Line line = line("claim.said-tripled");
    assertThat(line.unchecked()).isTrue();
    assertThat(line.text()).contains("calls for service more than 3 times [NOT CHECKED]");
    assertThat(page()).contains("times <span class=\"n\">NOT CHECKED</span>");
  }

  @Test
  void aClaimWithDataForThatStatementTakesTheFlagAwayAndOneWithoutDoesNot() {
    assertThat(flagged("supported", true)).isFalse();
    assertThat(flagged("cannot-be-tested", true)).isTrue();
    assertThat(flagged("cannot-be-tested", false)).isTrue();
  }

  private boolean flagged(String verdict, boolean tested) {
    ClaimLine claim =
        new ClaimLine(
            "c.yaml",
            "Three times as many",
            "chief",
            List.of("number of calls"),
            "tripled",
            verdict,
            "so it is",
            tested,
            List.of(),
            List.of());
    return Draft.of(scene.record.account(scene.atMs), JointScene.OFFSET, List.of(claim))
        .lines()
        .stream()
        .filter(l -> l.id().equals("claim.said-tripled"))
        .findFirst()
        .orElseThrow()
        .unchecked();
  }

  @Test
  void htmlInAQuotationStaysText() {
    String page = page();
    assertThat(page).doesNotContain("<script>").contains("&lt;script&gt;alert(&#39;many&#39;)");
    assertThat(page).doesNotContain("http:", "https:", "src=").contains("default-src 'none'");
  }

  @Test
  void aLongStatementIsCutAndSaysSo() {
    assertThat(line("claim.said-tripled").text())
        .contains("… (more in the entry)")
        .hasSizeLessThan(500);
  }

  @Test
  void signaturesAndDissentsAreBesideTheirLines() {
    scene.drafted().signed("m", JointScene.MAYOR, "", "");
    scene.signed("c", JointScene.CHIEF, "decision.left", "<b>Not</b> as we hold it.");
    String page = page();
    assertThat(page).contains("DRAFT – NOT ISSUED");
    String line = page.substring(page.indexOf("<li id=\"decision.left\">"));
    assertThat(line.substring(0, line.indexOf("</li>")))
        .contains("[A signs · B DISSENTS]")
        .contains("B dissents: <bdi>&lt;b&gt;Not&lt;/b&gt; as we hold it.</bdi>");
    scene.issued();
    assertThat(page()).contains("<b>ISSUED</b>").contains("Issued by <bdi>mayor&#39;s office");
  }

  @Test
  void whatIsUnsignedIsSaidOpen() {
    scene.drafted().signed("m", JointScene.MAYOR, "", "");
    assertThat(page()).contains("[A signs · B open]");
  }

  @Test
  void anEmptyTimeSaysThatNothingWasRecorded() {
    scene.atMs = 1;
    JointBriefing briefing = scene.briefing();
    assertThat(briefing.size()).isZero();
    String page = text(briefing, JointBriefing.PAGE);
    assertThat(page).contains("Nothing was recorded up to this time.").contains("nobody can sign");
  }

  @Test
  void aRecordWithoutAZoneSaysSo() {
    TestRecord record = new TestRecord();
    record.enter(Statement.of("s", "mayor", "the calls", "Many."));
    JointBriefing briefing =
        JointBriefing.of(
            record.reader(), record.account(record.nowMs()), JointScene.OFFSET, List.of());
    assertThat(text(briefing, JointBriefing.PAGE)).contains("No zone is or was in force");
  }
}
