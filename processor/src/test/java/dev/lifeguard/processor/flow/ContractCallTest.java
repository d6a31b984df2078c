package dev.lifeguard.processor.flow;

import static dev.lifeguard.processor.flow.Methods.FIRST;
import static dev.lifeguard.processor.flow.Methods.THIS;
import static dev.lifeguard.processor.flow.Methods.library;
import static dev.lifeguard.processor.flow.Sample.NEW_SCRATCH;
import static dev.lifeguard.processor.flow.Sample.SEGMENT;
import static dev.lifeguard.processor.flow.Sample.SERVER_TEXT;
import static dev.lifeguard.processor.flow.Sample.SERVER_TYPE;
import static dev.lifeguard.processor.flow.Sample.SESSION_TEXT;
import static dev.lifeguard.processor.flow.Sample.SESSION_TYPE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.FieldRef;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.TypeFact;
import dev.lifeguard.processor.flow.library.Contract;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls of methods that a library model describes, clause by clause. */
final class ContractCallTest {

  private static final String LIST = "java.util.List";
  private static final String EXECUTOR = "java.util.concurrent.Executor";

  private static final Callee FOR_EACH =
      library(
          LIST,
          "forEach",
          TypeFact.NEVER,
          1,
          new Contract.Invoke(FIRST, List.of(new Contract.Part(THIS, FieldRef.ELEMENTS)), true));

  private static final Callee EXECUTE =
      library(EXECUTOR, "execute", TypeFact.NEVER, 1, new Contract.Hand(FIRST, THIS));

  private static final Callee AWAIT =
      library(EXECUTOR, "awaitTermination", TypeFact.NEVER, 0, new Contract.Awaits(THIS));

  private final BodyBuilder f = new BodyBuilder("f");
  private final int server = f.parameter("server", SERVER_TYPE);
  private final int session = f.parameter("session", SESSION_TYPE);

  @Test
  void keepInWhatALongerLivedStructHolds() {
    int list = f.load(2, server, Sample.any("Server.list"));
    f.callOn(4, list, Methods.ADD, f.allocate(3, session));
    f.callOn(6, list, Methods.ADD, f.allocate(5, server));
    assertFound("LG204 at 4");
  }

  @Test
  void keepInANewListThatIsStoredLater() {
    int list = f.object(2, TypeFact.OBJECT, "java.util.ArrayList");
    f.callOn(4, list, Methods.ADD, f.allocate(3, session));
    f.store(5, session, SESSION_TEXT, list);
    assertFound();
  }

  @Test
  void keepInANewListThatWasStored() {
    int list = f.object(2, TypeFact.OBJECT, "java.util.ArrayList");
    f.store(3, server, SERVER_TEXT, list);
    f.callOn(5, list, Methods.ADD, f.allocate(4, session));
    assertFound("LG204 at 5");
  }

  @Test
  void keepInTheHeap() {
    Callee remember =
        library(
            "Registry",
            "remember",
            TypeFact.NEVER,
            1,
            new Contract.Keep(FIRST, new Contract.Heap(), FieldRef.ANYTHING));
    f.callOn(3, Op.NONE, remember, f.allocate(2, session));
    assertFound("LG203 at 3");
  }

  @Test
  void returnWhatWasKept() {
    int list = f.object(2, TypeFact.OBJECT, "java.util.ArrayList");
    f.callOn(4, list, Methods.ADD, f.allocate(3, session));
    f.store(6, server, SERVER_TEXT, f.callOn(5, list, Methods.GET_FIRST));
    assertFound("LG203 at 6");
  }

  @Test
  void returnNothing() {
    Callee describe =
        library(
            "Text", "describe", TypeFact.OBJECT, 1, new Contract.Returns(new Contract.Nothing()));
    int text = f.callOn(3, Op.NONE, describe, f.allocate(2, session));
    f.store(4, server, SERVER_TEXT, text);
    assertFound();
  }

  @Test
  void withoutReturnTheResultLivesNoLongerThanWhatCameIn() {
    Callee wrap = library("Text", "wrap", TypeFact.OBJECT, 1);
    int text = f.callOn(3, Op.NONE, wrap, f.allocate(2, session));
    f.store(4, server, SERVER_TEXT, text);
    assertFound("LG203 at 4");
  }

  @Test
  void callGivesTheFunctionTheElements() {
    var lambda = new BodyBuilder("lambda", TypeFact.NEVER);
    int holder = lambda.capture("holder", SERVER_TYPE);
    int each = lambda.parameter("each", SEGMENT);
    lambda.store(7, holder, SERVER_TEXT, each);
    lambda.leave(7);
    int list = f.object(2, TypeFact.OBJECT, "java.util.ArrayList");
    f.callOn(4, list, Methods.ADD, f.allocate(3, session));
    f.callOn(6, list, FOR_EACH, f.closure(5, lambda.body(), server));
    assertFound("LG203 at 7");
  }

  @Test
  void callAfterTheElementsAreGone() {
    var lambda = new BodyBuilder("lambda", TypeFact.NEVER);
    lambda.use(8, lambda.parameter("each", SEGMENT));
    lambda.leave(8);
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int list = f.object(3, TypeFact.OBJECT, "java.util.ArrayList");
    f.callOn(5, list, Methods.ADD, f.allocate(4, scratch));
    f.close(6, scratch);
    f.callOn(7, list, FOR_EACH, f.closure(7, lambda.body()));
    assertFound("LG301 at 7");
  }

  @Test
  void handToAnExecutorOfALongerLivedStruct() {
    int executor = f.load(2, server, Sample.any("Server.executor"));
    f.callOn(5, executor, EXECUTE, f.closure(4, describing(), f.allocate(3, session)));
    f.callOn(8, executor, EXECUTE, f.closure(7, describing(), f.allocate(6, server)));
    assertFound("LG207 at 5");
  }

  @Test
  void handToAnExecutorThatIsAwaited() {
    int executor = f.load(2, server, Sample.any("Server.executor"));
    f.callOn(5, executor, EXECUTE, f.closure(4, describing(), f.allocate(3, session)));
    f.callOn(6, executor, AWAIT);
    assertFound();
  }

  @Test
  void handAndAwaitOnOneWayOnly() {
    int executor = f.load(2, server, Sample.any("Server.executor"));
    int waiting = f.block();
    int going = f.block();
    f.callOn(5, executor, EXECUTE, f.closure(4, describing(), f.allocate(3, session)));
    f.jump(waiting, going);
    f.in(waiting);
    f.callOn(6, executor, AWAIT);
    f.leave(7);
    f.in(going);
    assertFound("LG207 at 5");
  }

  @Test
  void handAndCloseBeforeItIsAwaited() {
    int executor = f.load(2, session, Sample.any("Session.executor"));
    int scratch = f.pool(3, session, NEW_SCRATCH);
    f.callOn(6, executor, EXECUTE, f.closure(5, describing(), f.allocate(4, scratch)));
    f.close(7, scratch);
    f.callOn(8, executor, AWAIT);
    assertFound("LG207 at 6");
  }

  @Test
  void handATaskThatWorksWithAConfinedPool() {
    var lambda = new BodyBuilder("lambda", TypeFact.NEVER);
    lambda.allocate(4, lambda.capture("session", SESSION_TYPE));
    lambda.leave(4);
    int executor = f.load(2, session, Sample.any("Session.executor"));
    f.callOn(3, executor, EXECUTE, f.closure(3, lambda.body(), session));
    assertFound("LG303 at 4");
  }

  @Test
  void closeAndClear() {
    Callee close = library("ResourcePool", "close", TypeFact.NEVER, 0, new Contract.Closes(THIS));
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int text = f.allocate(3, scratch);
    f.callOn(4, scratch, close);
    f.use(5, text);
    assertFound("LG301 at 5");
  }

  @Test
  void ownMakesAResourceLiveInThePool() {
    Callee own = library("ResourcePool", "own", TypeFact.OBJECT, 1, new Contract.Owns(FIRST));
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int file = f.callOn(4, scratch, own, f.object(3, TypeFact.OBJECT, "java.io.FileReader"));
    f.use(5, file);
    f.close(6, scratch);
    f.use(7, file);
    assertFound("LG301 at 7");
  }

  @Test
  void cleanUpOfAPoolThatOutlivesWhatItCaptures() {
    Callee onClose =
        library("ResourcePool", "onClose", TypeFact.NEVER, 1, new Contract.CleansUp(FIRST, THIS));
    f.callOn(4, server, onClose, f.closure(3, describing(), f.allocate(2, session)));
    f.callOn(7, session, onClose, f.closure(6, describing(), f.allocate(5, session)));
    assertFound("LG205 at 4");
  }

  @Test
  void quietMayBeCalledOnWhatIsClosed() {
    Callee isOpen = library("ResourcePool", "isOpen", TypeFact.NEVER, 0, new Contract.Quiet());
    Callee name = library("ResourcePool", "name", TypeFact.NEVER, 0);
    int scratch = f.pool(2, session, NEW_SCRATCH);
    f.close(3, scratch);
    f.callOn(4, scratch, isOpen);
    f.callOn(5, scratch, name);
    assertFound("LG301 at 5");
  }

  /** A task that does nothing with the pool of what it captures. */
  private static Body describing() {
    var lambda = new BodyBuilder("lambda", TypeFact.NEVER);
    lambda.use(20, lambda.capture("text", SEGMENT));
    lambda.leave(20);
    return lambda.body();
  }

  private void assertFound(String... findings) {
    f.leave(99);
    assertEquals(List.of(findings), Findings.of(f.body()));
  }
}
