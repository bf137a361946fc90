package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeapCheckupTest {
  private static final String SERVER = "java\0@server.options\0-Xmx54m\0-m\0dev.muxcast.app.Main";

  @Test
  void theLastWordOnTheHeapCounts_andWithoutOneItIsTheUsual() {
    assertEquals(
        "the server's heap is 54 MB, by the panes and clients at its start",
        HeapCheckup.finding(SERVER, "").what());
    assertTrue(HeapCheckup.finding("java\0-m\0x", "24").what().contains("is 24 MB"));
  }

  @Test
  void whereMoreWouldBeGivenByNowThatIsAdvised() {
    assertEquals(Finding.Verdict.GOOD, HeapCheckup.finding(SERVER, "54").verdict());
    Finding more = HeapCheckup.finding(SERVER, "80");
    assertEquals(Finding.Verdict.ADVICE, more.verdict());
    assertTrue(more.what().endsWith("it should be 80"), more.what());
  }

  @Test
  void withoutAServerThereIsNothingToSay() {
    assertNull(HeapCheckup.finding((ProcessHandle) null, "24"));
  }
}
