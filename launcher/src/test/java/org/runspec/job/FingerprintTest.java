package org.runspec.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          KeyError: 'lr'                             | KeyError: 'rate'
          FileNotFoundError: [Errno 2] No such file or directory: '/data/a.npy' | FileNotFoundError: [Errno 2] No such file or directory: 'b c.npy'
          cannot read /data/1/x.npy                  | cannot read /home/ann/y.npy
          cannot read C:\\data\\x.npy                | cannot read D:\\tmp\\y
          object at 0x7f3a21bc                       | object at 0x55aa0011
          loss is -1.5e-3 after 300 steps            | loss is 7 after 12,000 steps
          shapes (64, 128) and (32, 128)             | shapes (8, 16, 3) and (1)
          GET https://a.org/x?y=1 failed             | GET http://b.org failed
          no object 3f2a9c01d4 in the cache          | no object 00ffab12cd in the cache
          """)
  void reasonsOfOneCauseHaveOne(String one, String other) {
    assertEquals(Fingerprint.of(one), Fingerprint.of(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          missing module torch                 | missing module numpy
          exit code 1                          | exit code 2
          killed by signal 11 (SIGSEGV)        | killed by signal 9 (SIGKILL)
          ValueError: boom                     | TypeError: boom
          out of memory: killed by the kernel  | time limit of 1 h reached
          no module a1                         | no module b2
          """)
  void otherCausesHaveOthers(String one, String other) {
    assertNotEquals(Fingerprint.of(one), Fingerprint.of(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          it can't be, and isn't               | it can't be, and isn't
          read/write error                     | read/write error
          sha256 differs in x2                 | sha256 differs in x2
          """)
  void wordsStayAsTheyAre(String reason, String text) {
    assertEquals(text, Fingerprint.of(reason).text());
  }

  @Property(tries = 300)
  void isItsOwn(@ForAll String reason) {
    String text = Fingerprint.of(reason).text();
    assertEquals(text, Fingerprint.of(text).text());
  }
}
