package org.runspec.node.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.runspec.job.RunName;

/** What a node does for those who know its secret. */
@Timeout(60)
class DoorTest extends OpenDoor {
  @Test
  void whoKnowsTheSecretIsServed() throws Exception {
    NodeClient client = client(SECRET);

    assertEquals(services.status(), client.status());
    client.cancel(List.of(new RunName(1, 2)), "ann");
    client.concurrency(7, "bob");
    client.hurry();
    client.restart();
    String shown = shown(client, Begin.with(OptionalInt.empty()));

    assertEquals(
        List.of("cancel [run1.2] ann", "concurrency 7 bob", "hurry", "restart", "attach run1.2"),
        services.calls);
    assertEquals("a2 from 0: printed\n", shown);
  }

  @Test
  void manyWatchersLeaveTheDoorOpenForTheRest() throws Exception {
    services.hold = new CountDownLatch(1);
    List<LiveOutput> watching = new ArrayList<>();
    Optional<LiveOutput> next =
        client(SECRET).attach(new RunName(1, 2), Begin.with(OptionalInt.empty()));
    while (next.isPresent() && watching.size() < 100) {
      watching.add(next.get());
      next = client(SECRET).attach(new RunName(1, 2), Begin.with(OptionalInt.empty()));
    }

    assertTrue(next.isEmpty());
    assertEquals(services.status(), client(SECRET).status());
    services.hold.countDown();
    for (LiveOutput live : watching) {
      live.close();
    }
  }

  @Test
  void whatFailsBehindTheDoorIsToldToTheNode() {
    services.refusal = Optional.of("the store is away");

    assertThrows(IOException.class, () -> client(SECRET).cancel(List.of(), "ann"));
    assertThrows(IOException.class, () -> client(SECRET).concurrency(2, "ann"));
    assertThrows(IOException.class, () -> client(SECRET).hurry());
    assertEquals(
        List.of(
            "do what a client asked for at /cancel: the store is away",
            "do what a client asked for at /concurrency: the store is away",
            "answer a client's /hurry: the store is away"),
        troubles);
  }
}
