package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/find-jdk on machines made up for it: no JDK, old ones, one hidden among them. */
final class FindJdkTest {
  private static final int REFUSED = 3;

  @TempDir Path machine;

  private record Answer(int exit, String out, String err) {}

  @BeforeEach
  void aMachineWithAFewTools() throws IOException {
    Path bin = Files.createDirectories(machine.resolve("bin"));
    for (String tool : List.of("readlink", "sed", "tr", "cat")) {
      Path real = Path.of("/usr/bin", tool);
      program(
          bin.resolve(tool),
          "exec " + (Files.exists(real) ? "/usr" : "") + "/bin/" + tool + " \"$@\"");
    }
    Files.createDirectories(machine.resolve("jvm"));
  }

  private static void program(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Answer find(String javaHome) throws IOException, InterruptedException {
    ProcessBuilder run =
        new ProcessBuilder("/bin/bash", Repository.root().resolve("scripts/find-jdk").toString());
    run.environment().clear();
    run.environment().put("PATH", machine.resolve("bin").toString());
    run.environment().put("HOME", machine.toString());
    if (!javaHome.isEmpty()) {
      run.environment().put("JAVA_HOME", javaHome);
    }
    StringBuilder places = new StringBuilder();
    try (var jdks = Files.list(machine.resolve("jvm"))) {
      jdks.sorted().forEach(p -> places.append(places.isEmpty() ? "" : ":").append(p));
    }
    run.environment().put("CORDON_JDK_PLACES", places.toString());
    Path err = machine.resolve("err");
    run.redirectError(err.toFile());
    Process process = run.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), out.strip(), Files.readString(err));
  }

  /** A folder that looks like a JDK; without a release file it must be asked for its version. */
  private Path jdk(String name, String version, boolean release) throws IOException {
    Path home = machine.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    for (String program : List.of("java", "javac")) {
      program(home.resolve("bin").resolve(program), "echo javac " + version);
    }
    if (release) {
      Files.writeString(
          home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    }
    return home;
  }

  @Test
  void withNoJdkItSaysWhereItLookedAndWhatToInstall() throws Exception {
    Answer answer = find("");
    assertThat(answer.exit()).isEqualTo(REFUSED);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("version 25", "no JDK at all", "JAVA_HOME", "Install one");
  }

  @Test
  void anOldDefaultIsPassedOverForOneInAUsualPlace() throws Exception {
    Path old = jdk("java-17", "17.0.15", true);
    Path wanted = jdk("jvm/temurin-25", "25.0.3", true);
    jdk("jvm/java-11", "11.0.2", false);
    Files.createSymbolicLink(machine.resolve("bin/java"), old.resolve("bin/java"));
    Answer answer = find("");
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).isEqualTo(wanted.toString());
    assertThat(answer.exit()).isZero();
  }

  @Test
  void javaHomeComesFirst() throws Exception {
    Path chosen = jdk("mine", "26-ea", true);
    jdk("jvm/temurin-25", "25.0.3", true);
    assertThat(find(chosen.toString()).out()).isEqualTo(chosen.toString());
  }

  @Test
  void aJdkWithoutAReleaseFileIsAsked() throws Exception {
    Path home = jdk("jvm/own-build", "25", false);
    assertThat(find("").out()).isEqualTo(home.toString());
  }

  @Test
  void onlyOldOnesAreListedWithTheirVersions() throws Exception {
    jdk("jvm/java-17", "17.0.15", true);
    jdk("jvm/java-21", "21.0.2", false);
    Answer answer = find(machine.resolve("nowhere").toString());
    assertThat(answer.exit()).isEqualTo(REFUSED);
    assertThat(answer.err())
        .contains("version 17", "version 21", "nowhere (JAVA_HOME): no bin/javac there");
  }
}
