package org.runspec.batchservice.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.batchservice.cloud.Json;
import org.runspec.batchservice.cloud.Refusal;

class FilterTest {
  private static ObjectNode resource() throws Exception {
    return Json.read(
        """
        {"id": "node12", "state": "completed", "name": "it's (mine)",
         "stateTransitionTime": "2026-11-20T12:00:00.5Z",
         "executionInfo": {"exitCode": 9, "retryCount": 0}}
        """);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "state eq 'completed',true",
        "state eq 'Completed',true",
        "state ne 'completed',false",
        "executionInfo/exitCode ne 0,true",
        "executionInfo/exitCode gt 10,false",
        "executionInfo/exitCode lt 10,true",
        "executionInfo/exitCode ge 9 and executionInfo/exitCode le 9,true",
        "executionInfo/missing lt 10,false",
        "executionInfo/missing eq null,true",
        "executionInfo/exitCode ne null,true",
        "|startswith(id, 'node1')|,true",
        "|not startswith(id,'node1')|,false",
        "stateTransitionTime gt DateTime'2026-11-20T12:00:00Z',true",
        "stateTransitionTime le datetime'2026-11-20T12:00:00Z',false",
        "name eq 'it''s (mine)',true",
        "state eq 'active' or state eq 'running' or id eq 'node12',true",
        "state eq 'active' and id eq 'node12' or id eq 'node12',true",
        "state eq 'active' and (id eq 'node12' or id eq 'node12'),false",
        "not (state eq 'active') and id eq 'node12',true"
      })
  void aConditionHoldsOrNot(String filter, boolean holds) throws Exception {
    assertEquals(holds, Filter.of(filter).test(resource()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state",
        "state is 'x'",
        "state eq",
        "(state eq 'x'",
        "state eq 'x' id eq 'y'",
        "state eq 'x",
        "startswith(id 'x')",
        "and",
        "'"
      })
  void nonsenseIsRefusedWithWhereItStands(String filter) {
    Refusal refusal = assertThrows(Refusal.class, () -> Filter.of(filter));

    assertEquals("InvalidQueryParameterValue", refusal.code().word());
    assertEquals(
        Map.of("QueryParameterName", "$filter", "QueryParameterValue", filter), refusal.facts());
  }

  @Test
  void whatCannotBeOrderedIsRefused() throws Exception {
    ObjectNode resource = resource();

    assertThrows(Refusal.class, () -> Filter.of("id gt 3").test(resource));
  }
}
