package org.runspec.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.runspec.job.Event;
import org.runspec.job.JobName;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;

/** How a run store keeps journals. */
abstract class JournalContract extends ClaimContract {
  @Test
  void aJournalIsReadInTheOrderInWhichItWasWritten() throws IOException {
    Journal journal = new Journal.OfNode(job(1, 1).job(), Samples.NODE);
    List<Event> first = List.of(Samples.metrics(1, 0.9), Samples.metrics(2, 0.8));
    List<Event> second = List.of(Samples.metrics(3, Double.MIN_VALUE));

    long position = store.append(journal, 0, first);
    JournalPage page = client().read(journal, 0);
    assertEquals(new JournalPage(first, 0, position, true), page);
    assertEquals(new JournalPage(List.of(), 0, position, true), store.read(journal, page.next()));

    long end = store.append(journal, position, second);
    assertEquals(new JournalPage(second, 0, end, true), store.read(journal, page.next()));
    assertEquals(end, store.append(journal, end, List.of()), "nothing is a fine thing to add");
  }

  @Test
  void aJournalThatIsNotThereIsEmpty() throws IOException {
    Journal journal = new Journal.OfNode(new JobName(9), Samples.NODE);

    assertEquals(new JournalPage(List.of(), 0, 0, true), store.read(journal, 0));
  }

  @Test
  void theNodesWhoseJournalsGrewAreNamed() throws IOException {
    JobName job = job(1, 2).job();
    NodeName other = new NodeName(1, "another");
    store.beat(job, Samples.heartbeat(Samples.NODE, 1, NodeState.SPAWNING));
    store.beat(job, Samples.heartbeat(other, 1, NodeState.SPAWNING));
    long one =
        store.append(new Journal.OfNode(job, Samples.NODE), 0, List.of(Samples.metrics(1, 0.9)));
    store.append(new Journal.OfNode(job, other), 0, List.of(Samples.metrics(1, 0.9)));

    assertEquals(List.of(Samples.NODE, other), client().grown(job, Map.of()));
    assertTrue(client().grown(job, Map.of(Samples.NODE, one)).contains(other));
    assertEquals(List.of(), client().grown(new JobName(9), Map.of()));
  }

  @Test
  void aLongJournalIsReadInPages() throws IOException {
    Journal journal = new Journal.OfJob(job(1, 1).job());
    List<Event> lines =
        IntStream.range(0, 30_000).mapToObj(i -> Samples.metrics(i, i / 7.0)).toList();
    long end = store.append(journal, 0, lines);

    List<Event> read = new ArrayList<>();
    int pages = 0;
    long position = 0;
    for (JournalPage page = store.read(journal, 0);
        page.next() > position;
        page = store.read(journal, position)) {
      read.addAll(page.events());
      position = page.next();
      pages++;
    }

    assertTrue(lines.equals(read), "all lines, in order");
    assertEquals(end, position);
    assertTrue(pages > 1, "a page is bounded");
  }

  @Test
  void linesStandOnceHoweverTheyAreSentAgain() throws IOException {
    Journal journal = new Journal.OfNode(job(1, 1).job(), Samples.NODE);
    Event one = Samples.metrics(1, 0.9);
    Event two = Samples.metrics(2, 0.8);
    Event three = Samples.metrics(3, 0.7);
    long behindOne = store.append(journal, 0, List.of(one));
    long behindTwo = store.append(journal, behindOne, List.of(two));

    assertEquals(behindTwo, store.append(journal, behindOne, List.of(two)));
    RunStore again = client();
    assertEquals(behindOne, again.append(journal, 0, List.of(one)), "fewer than stand there");
    long behindThree = again.append(journal, behindOne, List.of(two, three));
    assertEquals(behindThree, client().append(journal, 0, List.of(one, two, three)));

    assertEquals(List.of(one, two, three), store.read(journal, 0).events());
  }

  @Test
  void anotherWritersLinesAreNotOverwritten() throws IOException {
    Journal journal = new Journal.OfNode(job(1, 1).job(), Samples.NODE);
    long position = store.append(journal, 0, List.of(Samples.metrics(1, 0.9)));
    client().append(journal, position, List.of(Samples.metrics(2, 0.8)));

    assertThrows(
        AnotherWriterException.class,
        () -> store.append(journal, position, List.of(Samples.metrics(2, 0.7))));
    assertThrows(
        AnotherWriterException.class,
        () -> store.append(journal, 0, List.of(Samples.metrics(1, 0.8))));
    assertEquals(
        List.of(Samples.metrics(1, 0.9), Samples.metrics(2, 0.8)), store.read(journal, 0).events());
  }

  @Test
  void aTornLineIsLeftUntilItIsWhole() throws IOException {
    Journal journal = new Journal.OfNode(job(1, 1).job(), Samples.NODE);
    Event one = Samples.metrics(1, 0.9);
    Event two = Samples.metrics(2, 0.8);
    long behindOne = store.append(journal, 0, List.of(one));
    long behindTwo = store.append(journal, behindOne, List.of(two));
    tear(journal, 5);

    RunStore reader = client();
    assertEquals(List.of(one), reader.read(journal, 0).events());
    assertEquals(behindOne, reader.read(journal, 0).next());

    assertEquals(behindTwo, client().append(journal, behindOne, List.of(two)));
    assertEquals(List.of(two), reader.read(journal, behindOne).events());
  }

  @Test
  void aCorruptLineIsCountedAndPassedOver() throws IOException {
    Journal journal = new Journal.OfNode(job(1, 1).job(), Samples.NODE);
    long position = store.append(journal, 0, List.of(Samples.metrics(1, 0.9)));
    String garbage = "{\"time\":\"yesterday\"}\n\nnull\n{\"event\":\"metrics\",[[[\u0007\n";
    corrupt(journal, position, garbage);
    long behind = position + garbage.length();
    store = client();
    store.append(journal, behind, List.of(Samples.metrics(2, 0.8)));

    JournalPage page = store.read(journal, 0);

    assertEquals(List.of(Samples.metrics(1, 0.9), Samples.metrics(2, 0.8)), page.events());
    assertEquals(3, page.corrupt());
  }

  @Test
  void aReaderSeesWholeLinesWhileTheyAreWritten() throws Exception {
    Journal journal = new Journal.OfNode(job(1, 1).job(), Samples.NODE);
    List<List<Event>> results =
        Clients.atOnce(
            i -> {
              RunStore client = uncheckedClient();
              return i == 0
                  ? () -> written(client, journal, 200)
                  : () -> read(client, journal, 200);
            });

    for (List<Event> seen : results) {
      assertEquals(results.get(0), seen);
    }
  }

  private static List<Event> written(RunStore store, Journal journal, int lines)
      throws IOException {
    List<Event> written = new ArrayList<>();
    long position = 0;
    for (int i = 0; i < lines; i++) {
      Event line = Samples.metrics(i, 1.0 / (i + 1));
      position = store.append(journal, position, List.of(line));
      written.add(line);
    }
    return written;
  }

  private static List<Event> read(RunStore store, Journal journal, int lines) throws IOException {
    List<Event> read = new ArrayList<>();
    long position = 0;
    while (read.size() < lines) {
      JournalPage page = store.read(journal, position);
      assertEquals(0, page.corrupt());
      read.addAll(page.events());
      position = page.next();
    }
    return read;
  }
}
