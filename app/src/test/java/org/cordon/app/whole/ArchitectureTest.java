package org.cordon.app.whole;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Which way imports point, and what may touch clocks, randomness, threads, files and databases.
 * Same inputs give the same bytes only while these hold.
 */
final class ArchitectureTest {
  private static final JavaClasses CORDON =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.cordon");

  /** Module to what it may import. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.of(
          "roads", List.of(),
          "calls", List.of(),
          "record", List.of(),
          "dispatch", List.of("roads", "record"),
          "brief", List.of("record", "calls", "dispatch", "roads"), // of roads: a place, a refusal
          "study", List.of("roads", "dispatch", "calls"),
          "app", List.of("roads", "record", "dispatch", "calls", "brief", "study"));

  /** What decides: here the same inputs must give the same outputs, for ever. */
  private static final String[] DECIDING = {
    "org.cordon.dispatch.model..",
    "org.cordon.dispatch.policy..",
    "org.cordon.dispatch.engine..",
    "org.cordon.roads.hierarchy..",
    "org.cordon.roads.route..",
    "org.cordon.study.sim..",
    "org.cordon.study.demand.."
  };

  /** A package that may do all of it, so that the rules can be seen to bite. */
  private static final String FREE = "org.cordon.app..";

  private static GivenClassesConjunction none(String... packages) {
    return noClasses().that().resideInAnyPackage(packages);
  }

  @Test
  void everyModuleIsSeen() {
    for (String module : MAY_IMPORT.keySet()) {
      assertThat(CORDON.stream().filter(c -> c.getPackageName().startsWith("org.cordon." + module)))
          .as("classes of %s on the class path", module)
          .isNotEmpty();
    }
  }

  @Test
  void importsPointOneWay() {
    MAY_IMPORT.forEach((module, allowed) -> {
      String[] forbidden =
          MAY_IMPORT.keySet().stream()
              .filter(other -> !other.equals(module) && !allowed.contains(other))
              .map(other -> "org.cordon." + other + "..")
              .toArray(String[]::new);
      if (forbidden.length > 0) {
        noClasses()
            .that()
            .resideInAPackage("org.cordon." + module + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden)
            .check(CORDON);
      }
    });
  }

  @Test
  void whatVerifiesTheRecordSharesNothingWithWhatWritesIt() {
    noClasses()
        .that()
        .resideInAPackage("org.cordon.record.verify..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.cordon..")
                .and(DescribedPredicate.not(resideInAnyPackage("org.cordon.record.verify..")))
                .and(DescribedPredicate.not(nameMatching("org\\.cordon\\.record\\.RecordRefusal"))))
        .check(CORDON);
  }

  @Test
  void theBriefReadsWhatDispatchRecordedAndNeverItsEngine() {
    noClasses()
        .that()
        .resideInAPackage("org.cordon.brief..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.cordon.dispatch..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage(
                            "org.cordon.dispatch.model..",
                            "org.cordon.dispatch.codec..",
                            "org.cordon.dispatch.policy.."))))
        .check(CORDON);
  }

  @Test
  void packagesDoNotGoRoundInCircles() {
    slices().matching("org.cordon.(**)").should().beFreeOfCycles().check(CORDON);
  }

  @Test
  void theModelOfDispatchKnowsOfTheMapOnlyPlaces() {
    noClasses()
        .that()
        .resideInAnyPackage("org.cordon.dispatch.model..", "org.cordon.dispatch.policy..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.cordon.roads..")
                .and(DescribedPredicate.not(nameMatching("org\\.cordon\\.roads\\.Place"))))
        .check(CORDON);
  }

  @Test
  void theBriefKnowsOfTheMapOnlyPlacesAndRefusals() {
    noClasses()
        .that()
        .resideInAPackage("org.cordon.brief..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.cordon.roads..")
                .and(
                    DescribedPredicate.not(nameMatching("org\\.cordon\\.roads\\.(Place|Refusal)"))))
        .check(CORDON);
  }

  @Test
  void whatDecidesReadsNoClock() {
    readsNoClock(DECIDING).check(CORDON);
  }

  private static ArchRule readsNoClock(String... packages) {
    return none(packages)
        .should()
        .callMethodWhere(isCallTo("java\\.lang\\.System", ".*Time.*|nanoTime"))
        .orShould()
        .callMethodWhere(isCallTo("java\\.time\\..*", "now|system.*|tick.*"))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Date");
  }

  @Test
  void whatDecidesDrawsNoRandomNumberOfItsOwn() {
    drawsNothing(DECIDING).check(CORDON);
  }

  private static ArchRule drawsNothing(String... packages) {
    return none(packages)
        .and()
        .doNotHaveFullyQualifiedName("org.cordon.dispatch.engine.Salts") // handed in, never drawn
        .should()
        .dependOnClassesThat(
            nameMatching(
                "java\\.util\\.(Random|SplittableRandom|UUID)|java\\.util\\.random\\..*"
                    + "|java\\.security\\.SecureRandom"
                    + "|java\\.util\\.concurrent\\.ThreadLocalRandom"))
        .orShould()
        .callMethodWhere(isCallTo("java\\.lang\\.(Strict)?Math", "random"))
        .orShould()
        .callMethodWhere(isCallTo("java\\.util\\.Collections", "shuffle"))
        .orShould()
        .callMethodWhere(isCallTo("java\\.lang\\.(System|Object)", "identityHashCode"));
  }

  @Test
  void whatDecidesStartsNoThread() {
    startsNoThread(DECIDING).check(CORDON);
  }

  private static ArchRule startsNoThread(String... packages) {
    return none(packages)
        .should()
        .dependOnClassesThat(
            nameMatching(
                "java\\.lang\\.Thread|java\\.util\\.Timer"
                    + "|java\\.util\\.concurrent\\.(Executor.*|CompletableFuture|ForkJoin.*)"))
        .orShould()
        .callMethodWhere(isCallTo("java\\.util\\..*", "parallel.*"));
  }

  @Test
  void whatDecidesTouchesNoFileNetworkOrDatabase() {
    touchesNoFile(DECIDING).check(CORDON);
  }

  private static ArchRule touchesNoFile(String... packages) {
    return none(packages)
        .and()
        .doNotHaveFullyQualifiedName("org.cordon.roads.route.ClosuresGeoJson") // reads --closed
        .and()
        .resideOutsideOfPackage("org.cordon.study.demand..") // demand may be a file of calls
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "javax.sql..")
        .orShould()
        .dependOnClassesThat(nameMatching("java\\.io\\.(File.*|RandomAccessFile)"));
  }

  @Test
  void theRulesBiteWhereSuchThingsAreDone() {
    assertThat(readsNoClock(FREE).evaluate(CORDON).hasViolation()).isTrue();
    assertThat(startsNoThread(FREE).evaluate(CORDON).hasViolation()).isTrue();
    assertThat(touchesNoFile(FREE).evaluate(CORDON).hasViolation()).isTrue();
  }

  @Test
  void onlyTheCommandLineSpeaks() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.cordon.app..", "org.cordon.bench..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CORDON);
  }

  @Test
  void timesAndPlacesThatDecideAreWholeNumbers() {
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage("org.cordon.dispatch.model..", "org.cordon.dispatch.policy..")
        .should()
        .haveRawType(double.class)
        .orShould()
        .haveRawType(float.class)
        .check(CORDON);
  }

  @Test
  void nothingIsCalledUtilOrCommonOrHelper() {
    classes()
        .should(
            new ArchCondition<JavaClass>("have a name of the domain") {
              @Override
              public void check(JavaClass c, ConditionEvents events) {
                boolean vague =
                    c.getName()
                        .matches(
                            "(?i).*(\\.(util|utils|common|helper|helpers|misc)(\\.|$)|util(s)?$|helper(s)?$).*");
                if (vague) {
                  events.add(
                      SimpleConditionEvent.violated(
                          c, c.getName() + " names no thing of the domain"));
                }
              }
            })
        .check(CORDON);
  }

  private static DescribedPredicate<JavaCall<?>> isCallTo(String type, String method) {
    return target(owner(nameMatching(type))).and(target(nameMatching(method))).forSubtype();
  }
}
