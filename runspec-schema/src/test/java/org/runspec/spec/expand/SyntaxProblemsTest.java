package org.runspec.spec.expand;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Text that is not the YAML that was meant. */
class SyntaxProblemsTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> areExplainedAtTheirPlaces() {
    return Stream.of(
            new Mistake(
                "quote closed by a later one",
                Mistake.STAGE + "      note: 'a\n      load_model_from: 'b'\n",
                "6:13: this quote is closed only in line 7; close it in this line, or remove it"),
            new Mistake(
                "no colon",
                Mistake.STAGE.replace("processing_stages:", "processing_stages"),
                "3:1: a key without ':' behind it; write 'key: value'"),
            new Mistake(
                "indented too far",
                Mistake.STAGE + "        note: a\n",
                "6:9: this line is indented so far that it goes on with the text of line 5; start"
                    + " this line in the same column as its neighbours"),
            new Mistake(
                "unknown alias",
                Specs.HEAD
                    + "forward_definitions:\n  - model: &model {component: models/GRU}\n"
                    + "processing_stages:\n  - processing_stage: {component: processors/Train, agent:"
                    + " *modle}\n",
                "6:60: there is no &modle above this line; known are *model; did you mean *model?"),
            new Mistake(
                "an alias inside what it stands for",
                Mistake.STAGE + "      options: &o {inner: *o}\n",
                "6:27: *o stands inside what it stands for; write the value out here, or move &o"),
            new Mistake(
                "duplicate key",
                Mistake.STAGE + "      note: a\n      note: b\n",
                "7:7: the key 'note' stands here twice; it stands first in line 6; remove one of them"),
            new Mistake(
                "tab",
                Mistake.STAGE + "\t  note: a\n",
                "6:1: a tab stands where only spaces may; indent with spaces"),
            new Mistake(
                "a colon too many",
                Mistake.STAGE + "      note: a: b\n",
                "6:14: a ':' is not expected here; check the indentation of this line, or quote the"
                    + " text if it contains ': '"),
            new Mistake(
                "open quote",
                Mistake.STAGE + "      note: 'a\n",
                "6:13: this quote is never closed; close it, or remove it"),
            new Mistake(
                "open list",
                Mistake.COUNT + "      weights: [1, 2\n",
                "6:16: this list is not closed properly; check for a missing ',' or ']'"),
            new Mistake(
                "tag that names a class",
                Mistake.STAGE + "      note: !!javax.script.ScriptEngineManager [x]\n",
                "6:13: the tag tag:yaml.org,2002:javax.script.ScriptEngineManager is not known; a"
                    + " runspec holds plain values only; remove the tag",
                "6:13: processing_stages[0].note: a list stands here; allowed is text"),
            new Mistake(
                "two documents",
                Mistake.STAGE + "---\na: b\n",
                "6:1: a second document starts here; keep one document, without '---' between its"
                    + " parts"),
            new Mistake(
                "no-break spaces before a key and behind its colon",
                Mistake.STAGE
                    + "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0note: x\n      enabled:\u00a0true\n",
                "6:1: the character U+00A0 (no-break space) stands where only spaces may; put a plain"
                    + " space in its place",
                "7:15: the character U+00A0 (no-break space) stands where only spaces may; put a plain"
                    + " space in its place"),
            new Mistake(
                "a space of no width before a list",
                Specs.HEAD + "processing_stages:\n\u200b- processing_stage:\n",
                "4:1: the character U+200B (zero width space) stands where only spaces may; remove it"),
            new Mistake(
                "a space of no width in a key",
                Mistake.STAGE + "      no\u200bte: x\n",
                "6:7: processing_stages[0].no\u200bte: processors/Train has no property 'no\\u200Bte';"
                    + " it has enabled, environment, agent, max_iterations, iters_per_report,"
                    + " load_model_from, save_model_to, note, options; did you mean note?"),
            new Mistake(
                "empty file",
                "",
                "1:1: the file is empty; start with 'component: root/Root_Component'"),
            new Mistake(
                "not a mapping",
                "- a\n",
                "1:1: this is not a mapping; the file holds lines of the form 'key: value'"))
        .map(mistake -> mistake.isExplainedIn(folder));
  }
}
