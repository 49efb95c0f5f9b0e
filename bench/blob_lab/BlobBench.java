import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.ParallelTransferOptions;
import com.azure.storage.blob.options.BlobUploadFromFileOptions;
import com.azure.storage.common.StorageSharedKeyCredential;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.runspec.mirror.Mirror;
import org.runspec.mirror.MirrorPlan;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.azure.BlobStorage;
import org.runspec.storage.azure.Emulator;

/** Measures storage and mirror against the SDK alone, side by side; started by bench/blob. */
final class BlobBench {
  private static final int PARALLEL = 8;
  private static final int ROUNDS = 3;

  private final String account;
  private final Path folder;
  private int containers;

  private BlobBench(String account, Path folder) {
    this.account = account;
    this.folder = folder;
  }

  /** Arguments: the emulator's address, a folder, small files, megabytes, seconds of a log. */
  public static void main(String[] arguments) throws Exception {
    BlobBench bench = new BlobBench(arguments[0], Path.of(arguments[1]));
    int files = Integer.parseInt(arguments[2]);
    int megabytes = Integer.parseInt(arguments[3]);
    int seconds = Integer.parseInt(arguments[4]);
    if (files > 0) {
      bench.small(files);
    }
    if (megabytes > 0) {
      bench.large(megabytes);
    }
    if (seconds > 0) {
      bench.delay(seconds);
    }
    System.exit(0);
  }

  private void small(int count) throws Exception {
    Path tree = Files.createDirectories(folder.resolve("small"));
    Random random = new Random(1);
    for (int i = 0; i < count; i++) {
      byte[] content = new byte[1000 + random.nextInt(8000)];
      random.nextBytes(content);
      Path file = tree.resolve("d" + i % 20).resolve("f" + i);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    }
    List<Double> sdk = new ArrayList<>();
    List<Double> put = new ArrayList<>();
    List<Double> mirror = new ArrayList<>();
    sideBySide(
        () -> sdk.add(seconds(() -> eachFile(tree, sdk(newContainer())))),
        () -> put.add(seconds(() -> eachFile(tree, ours(newContainer())))),
        () -> mirror.add(seconds(() -> mirrored(tree))));
    tell("small, SDK alone, files/s", count / median(sdk));
    tell("small, storage, files/s", count / median(put));
    tell("small, mirror, files/s", count / median(mirror));
    tell("small, storage to SDK", median(sdk) / median(put));
    tell("small, mirror to SDK", median(sdk) / median(mirror));
  }

  private void large(int megabytes) throws Exception {
    Path tree = Files.createDirectories(folder.resolve("large"));
    Path file = tree.resolve("model.bin");
    byte[] piece = new byte[1 << 20];
    Random random = new Random(2);
    for (int i = 0; i < megabytes; i++) {
      random.nextBytes(piece);
      Files.write(file, piece, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    List<Double> sdk = new ArrayList<>();
    List<Double> put = new ArrayList<>();
    List<Double> mirror = new ArrayList<>();
    sideBySide(
        () -> sdk.add(seconds(() -> upload(file))),
        () -> put.add(seconds(() -> put(file))),
        () -> mirror.add(seconds(() -> mirrored(tree))));
    tell("large, SDK alone, MB/s", megabytes / median(sdk));
    tell("large, storage, MB/s", megabytes / median(put));
    tell("large, mirror, MB/s", megabytes / median(mirror));
    tell("large, storage to SDK", median(sdk) / median(put));
    tell("large, mirror to SDK", median(sdk) / median(mirror));
  }

  private void put(Path file) throws IOException {
    try (Storage storage = storage(newContainer())) {
      storage.putFile(ObjectKey.of("model.bin"), file);
    }
  }

  /** In another order each time, since the emulator slows down with what it holds. */
  private static void sideBySide(Work... works) throws Exception {
    List<Work> order = new ArrayList<>(List.of(works));
    for (int round = 0; round <= ROUNDS; round++) {
      for (Work work : order) {
        work.run();
      }
      Collections.rotate(order, 1);
    }
  }

  private void upload(Path file) throws IOException {
    BlobContainerClient client = client(newContainer());
    client
        .getBlobClient("model.bin")
        .uploadFromFileWithResponse(
            new BlobUploadFromFileOptions(file.toString())
                .setParallelTransferOptions(
                    new ParallelTransferOptions()
                        .setBlockSizeLong(8L << 20)
                        .setMaxConcurrency(PARALLEL)),
            null,
            null);
  }

  /** From writing a line until a reader of the container finds it. */
  private void delay(int seconds) throws Exception {
    Path tree = Files.createDirectories(folder.resolve("log"));
    Path log = tree.resolve("log");
    String container = newContainer();
    List<Double> delays = new ArrayList<>();
    try (Storage storage = storage(container);
        Mirror mirror =
            Mirror.start(MirrorPlan.of(tree, storage, folder.resolve("cursor-" + containers)));
        Storage reader = storage(container)) {
      Random random = new Random(3);
      List<long[]> written = new ArrayList<>();
      long size = 0;
      int seen = 0;
      long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
      long next = System.nanoTime();
      while (System.nanoTime() < end || seen < written.size()) {
        if (System.nanoTime() >= next && System.nanoTime() < end) {
          Files.writeString(
              log, "a line of a log\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          size += 16;
          written.add(new long[] {size, System.nanoTime()});
          next += Duration.ofMillis(100 + random.nextInt(600)).toNanos();
        }
        long there = reader.stat(ObjectKey.of("log")).map(found -> found.size()).orElse(0L);
        while (seen < written.size() && written.get(seen)[0] <= there) {
          delays.add((System.nanoTime() - written.get(seen++)[1]) / 1e9);
        }
        Pacer.real().await(new Bell(), Duration.ofMillis(50));
      }
    }
    Collections.sort(delays);
    tell("log, lines", delays.size());
    tell("log, delay p50, s", delays.get(delays.size() / 2));
    tell("log, delay p99, s", delays.get(delays.size() * 99 / 100));
    tell("log, delay at most, s", delays.get(delays.size() - 1));
  }

  private void mirrored(Path tree) throws IOException, InterruptedException {
    String container = newContainer();
    try (Storage storage = storage(container);
        Mirror mirror =
            Mirror.start(MirrorPlan.of(tree, storage, folder.resolve("cursor-" + containers)))) {
      if (!mirror.flush(Duration.ofMinutes(5))) {
        throw new IOException("not mirrored in time");
      }
    }
  }

  private interface Upload {
    void send(String name, byte[] content) throws IOException;
  }

  private Upload sdk(String container) {
    BlobContainerClient client = client(container);
    return (name, content) ->
        client.getBlobClient(name).upload(BinaryData.fromBytes(content), true);
  }

  private Upload ours(String container) {
    Storage storage = storage(container);
    return (name, content) -> storage.put(new ObjectKey(name), content);
  }

  private void eachFile(Path tree, Upload upload) throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.walk(tree)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
    List<Future<?>> sent = new ArrayList<>();
    for (Path file : files) {
      sent.add(
          threads.submit(
              () -> {
                upload.send(tree.relativize(file).toString(), Files.readAllBytes(file));
                return null;
              }));
    }
    for (Future<?> future : sent) {
      future.get();
    }
    threads.shutdown();
  }

  private String newContainer() {
    String name = "bench-" + ProcessHandle.current().pid() + "-" + ++containers;
    client(name).create();
    return name;
  }

  private BlobContainerClient client(String container) {
    return new BlobContainerClientBuilder()
        .endpoint(account)
        .containerName(container)
        .serviceVersion(BlobServiceVersion.V2025_11_05)
        .credential(new StorageSharedKeyCredential(Emulator.ACCOUNT, Emulator.KEY))
        .buildClient();
  }

  private Storage storage(String container) {
    return BlobStorage.at(URI.create(account + "/" + container), "", Emulator.CREDENTIAL);
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Of all rounds but the first, in which Java compiles. */
  private static double median(List<Double> rounds) {
    double[] sorted = rounds.stream().skip(1).mapToDouble(d -> d).sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
  }

  private static void tell(String what, double figure) {
    System.out.printf(Locale.ROOT, "%s=%.4f%n", what, figure);
    System.out.flush();
  }
}
