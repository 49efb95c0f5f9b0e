package org.runspec.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Names in a folder may be given, changed, used again and be anything: the copy follows. */
class NamesTest extends MirroredFolder {
  @Test
  void renamedFilesAppearUnderTheirNewName() throws Exception {
    fixture.write("old", "content");
    fixture.write("folder/inside", "inside");
    fixture.started();

    Files.move(fixture.root.resolve("old"), fixture.root.resolve("new"));
    Files.move(fixture.root.resolve("folder"), fixture.root.resolve("moved"));
    fixture.awaitCopy("new", "content");
    fixture.awaitCopy("moved/inside", "inside");
    fixture.append("moved/inside", ", and more");

    fixture.awaitCopy("moved/inside", "inside, and more");
    assertTrue(fixture.finish().agrees());
  }

  @Test
  void whatIsRenamedLeavesNothingUnderItsOldName() throws Exception {
    fixture.write("log.1", "a log");
    fixture.write("model.pt.4462.tmp", "????body");
    fixture.write("folder/inside", "inside");
    fixture.started();
    fixture.awaitCopy("model.pt.4462.tmp", "????body");
    fixture.awaitCopy("log.1", "a log");
    fixture.awaitCopy("folder/inside", "inside");

    fixture.write("model.pt.4462.tmp", "DONEbody"); // written to the end, and at once renamed
    Files.move(fixture.root.resolve("model.pt.4462.tmp"), fixture.root.resolve("model.pt"));
    Files.createLink(fixture.root.resolve("log.2"), fixture.root.resolve("log.1"));
    fixture.awaitCopy("log.2", "a log");
    Files.delete(fixture.root.resolve("log.1"));
    Files.move(fixture.root.resolve("folder"), fixture.root.resolve("moved"));

    assertTrue(fixture.finish().agrees());
    assertEquals(Optional.of("DONEbody"), fixture.copy("model.pt"));
    assertEquals(Optional.empty(), fixture.copy("model.pt.4462.tmp"));
    assertEquals(Optional.empty(), fixture.copy("log.1"));
    assertEquals(Optional.of("inside"), fixture.copy("moved/inside"));
    assertEquals(Optional.empty(), fixture.copy("folder/inside"));
  }

  @Test
  void aNewFileInThePlaceOfADeletedOneIsNotTakenForIt() throws Exception {
    fixture.write("a", "kept");
    fixture.started();
    fixture.awaitCopy("a", "kept");

    Files.delete(fixture.root.resolve("a"));
    fixture.write("b", "new, with the same number in many file systems");
    fixture.awaitCopy("b", "new, with the same number in many file systems");

    assertTrue(fixture.finish().agrees());
    assertEquals(Optional.of("kept"), fixture.copy("a"));
  }

  @Test
  void whatIsDeletedStaysInTheCopyUntilTheNameIsUsedAgain() throws Exception {
    fixture.write("a", "kept");
    fixture.started();

    Files.delete(fixture.root.resolve("a"));
    fixture.flush();
    assertEquals(Optional.of("kept"), fixture.copy("a"));
    fixture.write("a", "ke");

    fixture.awaitCopy("a", "ke");
    fixture.assertAgrees(fixture.finish());
  }

  @Test
  void aNameMayBecomeAFolderAndAFileAgain() throws Exception {
    fixture.write("name", "file");
    fixture.started();

    Files.delete(fixture.root.resolve("name"));
    fixture.write("name/inside", "inside");
    fixture.awaitCopy("name/inside", "inside");
    Files.delete(fixture.root.resolve("name/inside"));
    Files.delete(fixture.root.resolve("name"));
    fixture.write("name", "file again");

    fixture.awaitCopy("name", "file again");
    fixture.assertAgrees(fixture.finish());
  }

  @Test
  void filesThatVanishAtOnceHurtNobody() throws Exception {
    fixture.started();
    for (int i = 0; i < 300; i++) {
      Path gone = fixture.write("gone/" + i, "x");
      if (i % 3 == 0) {
        Files.move(gone, fixture.root.resolve("gone/kept"), StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.delete(gone);
      }
    }
    fixture.write("after", "still there");

    fixture.awaitCopy("after", "still there");
    assertTrue(fixture.finish().agrees());
    assertEquals(List.of(), fixture.problems);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "such names are not allowed there")
  void namesMayBeAnything() throws Exception {
    fixture.started();
    for (String name :
        List.of(
            "a space",
            "it's \"quoted\"",
            "new\nline",
            "ünï-日本語-🚀",
            "back\\slash",
            "%41",
            "*?[a]{b}",
            " ",
            "-rf",
            "n".repeat(250))) {
      fixture.write("odd/" + name, name);
      fixture.write(name + "/in", name);
    }

    fixture.assertAgrees(fixture.finish());
    assertEquals(20, MirrorFixture.contents(fixture.copies).size());
  }
}
