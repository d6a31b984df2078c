package dev.lifeguard.processor.flow;

import static dev.lifeguard.processor.flow.Sample.NEW_SCRATCH;
import static dev.lifeguard.processor.flow.Sample.SEGMENT;
import static dev.lifeguard.processor.flow.Sample.SERVER_TEXT;
import static dev.lifeguard.processor.flow.Sample.SERVER_TYPE;
import static dev.lifeguard.processor.flow.Sample.SESSION_TYPE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lifeguard.processor.flow.ir.Body;
import dev.lifeguard.processor.flow.ir.Callee;
import dev.lifeguard.processor.flow.ir.Op;
import dev.lifeguard.processor.flow.ir.TypeFact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lambdas: what they capture, what they do where they are called. */
final class ClosureTest {

  private final BodyBuilder f = new BodyBuilder("f");
  private final int server = f.parameter("server", SERVER_TYPE);
  private final int session = f.parameter("session", SESSION_TYPE);

  @Test
  void invokedWhileWhatItCapturesLives() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int reader = f.closure(4, reading(5), f.allocate(3, scratch));
    f.callOn(6, reader, Methods.RUN);
    f.close(7, scratch);
    assertFound();
  }

  @Test
  void invokedAfterWhatItCapturesIsGone() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int reader = f.closure(4, reading(5), f.allocate(3, scratch));
    f.close(6, scratch);
    f.callOn(7, reader, Methods.RUN);
    assertFound("LG301 at 7");
  }

  @Test
  void passedToACalleeThatInvokesIt() {
    Callee run = Methods.method("run", TypeFact.NEVER, TypeFact.OBJECT);
    var g = new BodyBuilder(run);
    g.callOn(20, 0, Methods.RUN);
    g.leave(21);
    Body runner = g.body();
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int reader = f.closure(4, reading(5), f.allocate(3, scratch));
    f.call(6, run, reader);
    f.close(7, scratch);
    f.call(8, run, reader);
    f.leave(9);
    assertEquals(List.of("LG301 at 8"), Findings.of(f.body(), runner));
  }

  @Test
  void keptByWhatOutlivesItsCapture() {
    int reader = f.closure(4, reading(5), f.allocate(3, session));
    f.store(6, server, SERVER_TEXT, reader);
    assertFound("LG205 at 6");
  }

  @Test
  void keptByWhatItsCaptureOutlives() {
    int reader = f.closure(4, reading(5), f.allocate(3, server));
    f.store(6, session, Sample.SESSION_TEXT, reader);
    assertFound();
  }

  @Test
  void aStoreInsideIsFoundInside() {
    var lambda = new BodyBuilder("lambda");
    int holder = lambda.capture("holder", TypeFact.OBJECT);
    int text = lambda.capture("text", SEGMENT);
    lambda.store(5, holder, Sample.BOX_VALUE, text);
    lambda.leave(5);
    f.closure(4, lambda.body(), server, f.allocate(3, session));
    assertFound("LG203 at 5");
  }

  @Test
  void itsResultIsWhatItCaptures() {
    var lambda = new BodyBuilder("lambda");
    lambda.leave(5, lambda.capture("text", SEGMENT));
    int supplier = f.closure(4, lambda.body(), f.allocate(3, session));
    f.store(7, server, SERVER_TEXT, f.callOn(6, supplier, supplierGet()));
    assertFound("LG203 at 7");
  }

  @Test
  void returnedAfterWhatItCapturesIsGone() {
    int scratch = f.pool(2, session, NEW_SCRATCH);
    int reader = f.closure(4, reading(5), f.allocate(3, scratch));
    f.close(6, scratch);
    f.leave(7, reader);
    assertEquals(List.of("LG206 at 7"), Findings.of(f.body()));
  }

  @Test
  void itsOwnPoolIsForItToClose() {
    var lambda = new BodyBuilder("lambda");
    lambda.pool(5, lambda.capture("session", SESSION_TYPE), NEW_SCRATCH);
    lambda.leave(6);
    f.closure(4, lambda.body(), session);
    assertFound("LG402 at 5");
  }

  private static Callee supplierGet() {
    return new Callee(
        "java.util.function.Supplier",
        "get",
        false,
        List.of(),
        TypeFact.OBJECT,
        TypeFact.OBJECT,
        null,
        true);
  }

  /** A lambda that reads the memory that it captures. */
  private static Body reading(int line) {
    var lambda = new BodyBuilder("lambda", TypeFact.NEVER);
    lambda.use(line, lambda.capture("text", SEGMENT));
    lambda.leave(line, Op.NONE);
    return lambda.body();
  }

  private void assertFound(String... findings) {
    f.leave(99);
    assertEquals(List.of(findings), Findings.of(f.body()));
  }
}
