package org.runspec.run.console;

/** How far a stage is. Cheap to update at every step; closed at the stage's end. */
public interface StageProgress extends AutoCloseable {
  /** Progress that nobody looks at. */
  StageProgress NOT_SHOWN =
      new StageProgress() {
        @Override
        public void update(long steps) {}

        @Override
        public void close() {}
      };

  /** So many steps of the stage are done. */
  void update(long steps);

  @Override
  void close();
}
