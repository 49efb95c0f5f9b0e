package org.runspec.launch;

import java.io.IOException;
import java.nio.file.Path;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/** Something that can go. */
public sealed interface Leftover {
  /** In words. */
  String what();

  /** How much it gives back. */
  long bytes() throws IOException;

  /** Deletes it; may be done again. */
  void delete() throws IOException;

  /** A folder on this machine. */
  record Folder(String what, Path path) implements Leftover {
    @Override
    public long bytes() throws IOException {
      return new FolderTree(path).bytes();
    }

    @Override
    public void delete() throws IOException {
      new FolderTree(path).delete();
    }
  }

  /** A file in a store. */
  record Stored(String what, StoredObject object, Storage storage) implements Leftover {
    @Override
    public long bytes() {
      return object.size();
    }

    @Override
    public void delete() throws IOException {
      storage.delete(object.key());
    }
  }

  /** A job whose deletion was broken off. */
  record Halfway(JobName job, JobRemains remains) implements Leftover {
    @Override
    public String what() {
      return "what is left of " + job + ", whose deletion was broken off";
    }

    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public void delete() throws IOException {
      remains.finish(job);
    }
  }

  /** A job with all that it has, if it is still not used then. */
  record Whole(JobRecord job, JobRemains remains, JobRemains.LastLook look) implements Leftover {
    @Override
    public String what() {
      return job.job().toString();
    }

    @Override
    public long bytes() throws IOException {
      return remains.bytes(job);
    }

    @Override
    public void delete() throws IOException {
      remains.delete(job.job(), look);
    }
  }
}
