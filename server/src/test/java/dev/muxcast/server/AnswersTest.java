package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.protocol.ErrorCode;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static RequestRefused refused(CompletableFuture<String> answer) {
    return assertThrows(RequestRefused.class, () -> Answers.await(answer, 0, "late"));
  }

  @Test
  void anAnswerThatIsThereIsGivenOn() {
    assertEquals("yes", Answers.await(CompletableFuture.completedFuture("yes"), 0));
  }

  @Test
  void aRefusalIsTheClientsAnswer_alsoWhenItWasThrownOnTheWay() {
    RequestRefused own = new RequestRefused(ErrorCode.TARGET_NOT_FOUND, "no such pane");
    assertSame(own, refused(CompletableFuture.failedFuture(own)));
    CompletableFuture<String> found = CompletableFuture.completedFuture("pane");
    assertSame(
        own,
        refused(
            found.thenApply(pane -> {
              throw own;
            })));
  }

  @Test
  void whatComesTooLateOrNeverIsSaidAsTheCallerWants() {
    assertEquals("late", refused(new CompletableFuture<>()).text());
    RequestRefused gone = refused(CompletableFuture.failedFuture(new IOException("gone")));
    assertEquals("late", gone.text());
    assertEquals(ErrorCode.UNAVAILABLE, gone.code());
  }

  @Test
  void aCollectorThatTakesNothingMoreIsSaid() {
    var full = CompletableFuture.<String>failedFuture(new RejectedExecutionException());
    assertTrue(refused(full).text().contains("too much to do"));
  }

  @Test
  void aMistakeOfOursIsNoAnswer() {
    var mistake = new ClassCastException("ours");
    Throwable thrown =
        assertThrows(
            IllegalStateException.class,
            () -> Answers.await(CompletableFuture.failedFuture(mistake), 0));
    assertSame(mistake, thrown.getCause());
  }

  @Test
  void anInterruptIsKeptForWhoeverWaitsNext() {
    Thread.currentThread().interrupt();
    assertEquals(ErrorCode.UNAVAILABLE, refused(new CompletableFuture<>()).code());
    assertTrue(Thread.interrupted());
  }
}
