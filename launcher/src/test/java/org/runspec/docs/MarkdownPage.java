package org.runspec.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
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
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(FENCE)) {
        Matcher link = LINK.matcher(lines.get(i));
        while (link.find()) {
          links.add(link.group(1));
        }
        continue;
      }
      String info = lines.get(i).substring(FENCE.length());
      int start = i + 1;
      while (!lines.get(++i).startsWith(FENCE)) {}
      blocks.add(FencedBlock.of(start + 1, info, lines.subList(start, i)));
    }
    return new MarkdownPage(file, List.copyOf(blocks), List.copyOf(links));
  }
}
