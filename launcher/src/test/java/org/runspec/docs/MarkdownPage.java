package org.runspec.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page of the documentation.
 *
 * @param file where it stands
 * @param blocks its fenced blocks, in order
 * @param links the targets of its links, as they are written
 */
record MarkdownPage(Path file, List<FencedBlock> blocks, List<String> links) {
  private static final String FENCE = "```";
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  static MarkdownPage read(Path file) throws IOException {
    List<FencedBlock> blocks = new ArrayList<>();
    List<String> links = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    int opened = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(FENCE) && opened < 0) {
        opened = i;
      } else if (line.startsWith(FENCE)) {
        String info = lines.get(opened).substring(FENCE.length());
        blocks.add(FencedBlock.of(opened + 2, info, lines.subList(opened + 1, i)));
        opened = -1;
      } else if (opened < 0) {
        LINK.matcher(line).results().forEach(link -> links.add(link.group(1)));
      }
    }
    if (opened >= 0) {
      throw new IllegalArgumentException(file + ":" + (opened + 1) + ": this block has no end");
    }
    return new MarkdownPage(file, List.copyOf(blocks), List.copyOf(links));
  }

  /** The pictures that commands of the page made, as links. */
  List<String> pictures() {
    return links.stream().filter(link -> link.startsWith("images/")).toList();
  }
}
