package dev.muxcast.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseReasonTest {

  @ParameterizedTest
  @ValueSource(ints = {4000, 4005, 4009, 4012, 4499, 1006, 1001, 1012})
  void theseAreTriedAgain(int code) {
    assertEquals(true, new CloseReason(code, "").retry());
    assertInstanceOf(MuxcastException.Lost.class, new CloseReason(code, "").exception());
  }

  @ParameterizedTest
  @ValueSource(ints = {4500, 4501, 4502, 4503, 4504, 4507, 4509, 4999, 1002, 1007, 1009})
  void theseEndIt(int code) {
    assertEquals(false, new CloseReason(code, "").retry());
    assertInstanceOf(MuxcastException.Refused.class, new CloseReason(code, "").exception());
  }
}
