package org.cordon.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page with commands and their output, and with tables of every pair, that can be made again. */
final class FieldPage {
  static final String PAGE = "docs/closures-and-meeting-points.md";

  private static final String OUTPUT = "```\n(\\$ \\./cordon (?:[^\n]*\\\\\n)*[^\n]*\n)(.*?)```\n";
  private static final String TABLE = "(<!-- every pair of: ([^\n]*) -->\n)(.*?)<!-- end -->\n";
  private static final Pattern BLOCK = Pattern.compile(OUTPUT + "|" + TABLE, Pattern.DOTALL);

  /** A part that the program makes: the command, and what stands below it. */
  record Block(int from, int to, String command, String text, boolean table) {}

  private final Path root;
  private final Path scratch;
  private final String text;

  private FieldPage(Path root, Path scratch, String text) {
    this.root = root;
    this.scratch = scratch;
    this.text = text;
  }

  static FieldPage read(Path root, Path scratch) throws IOException {
    Files.createDirectories(scratch.resolve("docs/drawings"));
    return new FieldPage(root, scratch, Files.readString(root.resolve(PAGE)));
  }

  /** In the order of the page. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    Matcher m = BLOCK.matcher(text);
    while (m.find()) {
      boolean table = m.group(4) != null;
      int group = table ? 5 : 2;
      String command = table ? m.group(4) : m.group(1).substring("$ ./cordon ".length());
      blocks.add(
          new Block(
              m.start(group), m.end(group), command.replace("\\\n", " "), m.group(group), table));
    }
    return blocks;
  }

  /** What the program says now; its drawings go to the scratch folder. */
  String again(Block block) {
    List<String> words = words(block.command);
    if (block.table) {
      return new EveryPair(this, words).table();
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Cordon.run(moved(words), new PrintWriter(out), new PrintWriter(err));
    return plain(exit == 0 ? out.toString() : out.toString() + err);
  }

  /** Runs a command and returns what it said on standard output. */
  String answer(List<String> words) {
    StringWriter out = new StringWriter();
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Cordon.run(moved(words), new PrintWriter(out), nowhere);
    return out.toString();
  }

  Path file(String name) {
    return name.startsWith("docs/examples/") ? root.resolve(name) : scratch.resolve(name);
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(command);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }

  private String[] moved(List<String> words) {
    return words.stream()
        .map(w -> w.startsWith("docs/") || w.startsWith("out/") ? file(w).toString() : w)
        .toArray(String[]::new);
  }

  private String plain(String said) {
    return said.replace(root + "/", "").replace(scratch + "/", "").replaceAll("[ \t]+\n", "\n");
  }

  /** The drawings made so far. */
  List<Path> drawn() throws IOException {
    try (var files = Files.list(scratch.resolve("docs/drawings"))) {
      return files.sorted().toList();
    }
  }

  /** Puts what the program says now, and its drawings, in the place of the old. */
  void renew(List<String> now) throws IOException {
    List<Block> blocks = blocks();
    StringBuilder page = new StringBuilder();
    int at = 0;
    for (int i = 0; i < blocks.size(); i++) {
      page.append(text, at, blocks.get(i).from).append(now.get(i));
      at = blocks.get(i).to;
    }
    page.append(text.substring(at));
    Path part = root.resolve(PAGE + ".part");
    Files.writeString(part, page);
    Files.move(part, root.resolve(PAGE), StandardCopyOption.REPLACE_EXISTING);
    Path drawings = Files.createDirectories(root.resolve("docs/drawings"));
    for (Path drawn : drawn()) {
      Path kept = drawings.resolve(drawn.getFileName());
      Files.copy(drawn, kept, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
