package org.runspec.cli.mistakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.yaml.Document;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

/** Makes every mistake that it can in a runspec that has none. */
public final class MistakeGenerator {
  private static final Pattern MERGE = Pattern.compile("<<: +\\*(\\S+)");

  private final Catalogue catalogue;
  private final long seed;

  /**
   * A generator.
   *
   * @param seed what the misspellings are drawn from
   */
  public MistakeGenerator(Catalogue catalogue, long seed) {
    this.catalogue = catalogue;
    this.seed = seed;
  }

  /** One runspec for each mistake, in the order of the text. */
  public List<Mistake> of(String runspec) {
    SpecText text = new SpecText(runspec);
    Document document = read(runspec).orElseThrow();
    Mapping root = (Mapping) document.root();
    Sites sites = new Sites(catalogue, root);
    Misspellings misspellings = new Misspellings(new Random(seed));
    List<Mistake> found = new ArrayList<>();
    KeyMistakes keys = new KeyMistakes(text, misspellings, found::add);
    ValueMistakes values =
        new ValueMistakes(
            text, catalogue, anchors(document), replacements(root), misspellings, found::add);
    CollectionMistakes collections = new CollectionMistakes(text, found::add);
    sites.keys().forEach(keys::of);
    sites.values().forEach(values::of);
    sites.values().forEach(collections::of);
    merges(text, found);
    return found;
  }

  private static void merges(SpecText text, List<Mistake> found) {
    for (int number = 1; number <= text.lineCount(); number++) {
      Matcher merge = MERGE.matcher(text.line(number));
      if (merge.find()) {
        int column = merge.start(1);
        String line = text.line(number).replace("*" + merge.group(1), "*no_such_anchor");
        found.add(
            Mistake.at(
                MistakeKind.UNKNOWN_ALIAS,
                "<<: *no_such_anchor",
                text.withLines(number, number, line),
                new Position("", number, column)));
      }
    }
  }

  /**
   * Whether a text is a runspec that means something else than the one it was made from, rather
   * than one with a mistake: it parses, and each key in it may stand where it stands.
   */
  public boolean isAnotherRunspec(String changed) {
    return read(changed)
        .map(Document::root)
        .filter(Mapping.class::isInstance)
        .map(root -> new Sites(catalogue, (Mapping) root))
        .map(sites -> sites.keys().stream().allMatch(KeySite::isAllowed))
        .orElse(false);
  }

  private static Set<String> anchors(Document document) {
    return document.anchors().stream().map(Document.Anchor::name).collect(Collectors.toSet());
  }

  private static Set<String> replacements(Mapping root) {
    return root.get(Sections.STRING_REPLACEMENTS).stream()
        .filter(Mapping.class::isInstance)
        .flatMap(words -> ((Mapping) words).keys().stream())
        .map(key -> key.replaceAll("[<>]", ""))
        .collect(Collectors.toSet());
  }

  private static Optional<Document> read(String text) {
    Problems problems = new Problems();
    return new YamlReader()
        .read(new SourceText("x.yaml", text), problems)
        .filter(document -> !problems.hasErrors());
  }
}
