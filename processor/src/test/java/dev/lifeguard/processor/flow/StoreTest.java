package dev.lifeguard.processor.flow;

import static dev.lifeguard.processor.flow.Sample.BOX_VALUE;
import static dev.lifeguard.processor.flow.Sample.NEW_REQUEST;
import static dev.lifeguard.processor.flow.Sample.REQUEST_POOL;
import static dev.lifeguard.processor.flow.Sample.SERVER_TEXT;
import static dev.lifeguard.processor.flow.Sample.SERVER_TYPE;
import static dev.lifeguard.processor.flow.Sample.SESSION_TEXT;
import static dev.lifeguard.processor.flow.Sample.SESSION_TYPE;
import static dev.lifeguard.processor.flow.Sample.STATIC_TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stores in one body. */
final class StoreTest {

  private final BodyBuilder f = new BodyBuilder("f");
  private final int server = f.parameter("server", SERVER_TYPE);
  private final int session = f.parameter("session", SESSION_TYPE);

  @Test
  void shorterLivedMemoryInALongerLivedStruct() {
    f.store(3, server, SERVER_TEXT, f.allocate(2, session));
    assertFound("LG203 at 3");
  }

  @Test
  void longerLivedMemoryInAShorterLivedStruct() {
    f.store(3, session, SESSION_TEXT, f.allocate(2, server));
    assertFound();
  }

  @Test
  void memoryInAStaticField() {
    f.storeStatic(3, STATIC_TEXT, f.allocate(2, session));
    assertFound("LG203 at 3");
  }

  @Test
  void oneOfTwoWays() {
    int either = f.join(f.allocate(2, server), f.allocate(3, session));
    f.store(4, server, SERVER_TEXT, either);
    assertFound("LG203 at 4");
  }

  @Test
  void aStructInItsSibling() {
    int other = f.parameter("other", SESSION_TYPE);
    f.store(2, session, Sample.any("Session.other"), other);
    assertFound("LG208 at 2");
  }

  @Test
  void memoryOfAnotherPoolOfTheKind() {
    int request = f.parameter("request", REQUEST_POOL);
    int mine = f.pool(2, session, NEW_REQUEST);
    f.store(4, request, Sample.any("request"), f.allocate(3, mine));
    f.close(5, mine);
    assertFound("LG209 at 4");
  }

  @Test
  void aNewObjectAnswersForWhatIsInItWhenItIsStored() {
    int box = f.object(2, TypeFact.OBJECT, "Box");
    f.store(4, box, BOX_VALUE, f.allocate(3, session));
    f.store(5, session, SESSION_TEXT, box);
    f.store(6, server, SERVER_TEXT, box);
    assertFound("LG203 at 6");
  }

  @Test
  void anObjectThatIsStoredTakesNothingShorterLived() {
    int box = f.object(2, TypeFact.OBJECT, "Box");
    f.store(3, server, SERVER_TEXT, box);
    f.store(5, box, BOX_VALUE, f.allocate(4, session));
    assertFound("LG203 at 5");
  }

  @Test
  void aStoreReplacesWhatWasInAField() {
    int box = f.object(2, TypeFact.OBJECT, "Box");
    f.store(4, box, BOX_VALUE, f.allocate(3, session));
    f.store(6, box, BOX_VALUE, f.allocate(5, server));
    f.store(7, server, SERVER_TEXT, box);
    assertFound();
  }

  @Test
  void whatIsLoadedIsWhatWasStored() {
    int box = f.object(2, TypeFact.OBJECT, "Box");
    f.store(4, box, BOX_VALUE, f.allocate(3, session));
    f.store(6, server, SERVER_TEXT, f.load(5, box, BOX_VALUE));
    assertFound("LG203 at 6");
  }

  @Test
  void whatIsLoadedFromAStructLivesInIt() {
    f.store(3, server, SERVER_TEXT, f.load(2, session, SESSION_TEXT));
    assertFound("LG203 at 3");
  }

  @Test
  void callersAnswerForWhatIsUnknownHere() {
    int text = f.parameter("text", Sample.SEGMENT);
    f.store(2, server, SERVER_TEXT, text);
    assertFound();
  }

  @Test
  void aParameterThatPromisesToOutlive() {
    int text = f.parameter(new Parameter("text", Sample.SEGMENT, 1));
    f.store(2, session, SESSION_TEXT, text);
    f.ask(3, text, Sample.SESSION_NOTE);
    assertFound();
  }

  @Test
  void aLocalThatPromisesMore() {
    f.ask(3, f.allocate(2, f.parameter("request", REQUEST_POOL)), Sample.SESSION_NOTE);
    f.ask(5, f.allocate(4, server), Sample.SESSION_NOTE);
    assertFound("LG203 at 3");
  }

  private void assertFound(String... findings) {
    f.leave(99);
    assertEquals(List.of(findings), Findings.of(f.body()));
  }
}
