package org.runspec.mirror;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of a mirror begin with: a folder, and a place for its copies. */
abstract class MirroredFolder {
  MirrorFixture fixture;

  @BeforeEach
  void prepare(@TempDir Path temporary) throws IOException {
    fixture = new MirrorFixture(temporary);
  }

  @AfterEach
  void close() {
    fixture.close();
  }
}
