package dev.muxcast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// How much of the audit one can fill by doing something again and again.
class RecordRateTest {
  private static final long SECOND = 1_000_000_000L;

  private static AuditRecord refused(String host) {
    return AuditRecord.of(AuditEventType.REQUEST_REFUSED, 0).with("host", host);
  }

  @Test
  void anHourOfAFloodIsAFewRecords_andTheRestIsCounted() {
    RecordRate strangers = new RecordRate(60, 60.0 * SECOND, 0);
    int taken = 0;
    AuditRecord last = refused("evil");
    for (long second = 0; second <= 3_600; second++) {
      AuditRecord next = refused("evil");
      if (strangers.take(next, second * SECOND)) {
        taken++;
        last = next;
      }
    }
    assertEquals(120, taken);
    assertTrue(last.fields().endsWith(",\"passed_over\":59"), last.fields());
  }

  @Test
  void aTextTakesNoMoreRoomForBeingEscaped() {
    String fields = refused("\u0085".repeat(5_000)).fields();
    assertTrue(fields.length() < 2_200, "" + fields.length());
    assertTrue(fields.endsWith("\\u0085…\""), fields.substring(fields.length() - 20));
    assertTrue(refused("\"\\".repeat(5_000)).size() < 2_200);
  }
}
