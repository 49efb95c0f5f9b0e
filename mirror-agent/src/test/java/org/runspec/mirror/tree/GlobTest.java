package org.runspec.mirror.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.storage.ObjectKey;

class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.log|a.log|yes",
        "*.log|deep/er/a.log|yes",
        "*.log|a.logs|no",
        "logs/*.log|logs/a.log|yes",
        "logs/*.log|logs/b/a.log|no",
        "logs/*.log|x/logs/a.log|no",
        "logs/**|logs/a|yes",
        "logs/**|logs/b/a|yes",
        "logs/**|logs|no",
        "logs/|logs/b/a|yes",
        "**/c.pt|c.pt|yes",
        "**/c.pt|a/b/c.pt|yes",
        "a/**/c|a/c|yes",
        "a/**/c|a/b/b/c|yes",
        "a/**/c|ac|no",
        "a?c|abc|yes",
        "a?c|ac|no",
        "[ab]x|bx|yes",
        "[!ab]x|bx|no",
        "[a-c]x|bx|yes",
        "*.{pt,ckpt}|c.ckpt|yes",
        "*.{pt,ckpt}|c.p|no",
        "a,b|a,b|yes",
        "a.b|axb|no",
        "a+(b)|a+(b)|yes",
        "\\*|*|yes",
        "\\*|a|no",
        "**|a/b/c|yes",
      })
  void names(String glob, String name, String fits) {
    assertEquals(fits.equals("yes"), Glob.of(glob).fits(new ObjectKey(name)));
  }

  @Test
  void anyCharacterOfANameIsOne() {
    assertTrue(Glob.of("a*z").fits(new ObjectKey("a\n\u65e5 z")));
    assertTrue(Glob.of("d/**").fits(new ObjectKey("d/new\nline/x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/a", "{a"})
  void whatIsNoPatternIsRefused(String glob) {
    assertThrows(IllegalArgumentException.class, () -> Glob.of(glob));
  }

  @Test
  void anOmittedFolderOmitsAllBelow() {
    Selection selection = Selection.of(List.of(), List.of("cache", "tmp/**", "*.bak"), List.of());

    assertTrue(selection.omitsFolder(new ObjectKey("a/cache")));
    assertTrue(selection.omitsFolder(new ObjectKey("tmp")));
    assertFalse(selection.omitsFolder(new ObjectKey("a")));
    assertFalse(selection.includes(new ObjectKey("cache/deep/x")));
    assertFalse(selection.includes(new ObjectKey("tmp/x")));
    assertFalse(selection.includes(new ObjectKey("a/x.bak")));
    assertTrue(selection.includes(new ObjectKey("a/x")));
  }
}
