package dev.lifeguard.processor.flow;

import static dev.lifeguard.processor.flow.Verdict.OTHER_POOL;
import static dev.lifeguard.processor.flow.Verdict.OUTLIVES;
import static dev.lifeguard.processor.flow.Verdict.SHORTER;
import static dev.lifeguard.processor.flow.Verdict.SIBLING;
import static dev.lifeguard.processor.flow.Verdict.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifeguard.processor.flow.ir.Parameter;
import dev.lifeguard.processor.flow.ir.PoolMade;
import dev.lifeguard.processor.flow.ir.Site;
import dev.lifeguard.processor.flow.ir.TypeFact;
import org.junit.jupiter.api.Test;

/** The table in the comment of {@link Order}, row by row. */
final class OrderTest {

  private final Atoms atoms = new Atoms();
  private final Order order = new Order(atoms, Sample.graph());
  private int roots;

  private final int daemon = root(Sample.DAEMON_TYPE);
  private final int server = root(Sample.SERVER_TYPE);
  private final int session = root(Sample.SESSION_TYPE);
  private final int otherSession = root(Sample.SESSION_TYPE);
  private final int request = root(Sample.REQUEST_POOL);
  private final int config = root(Sample.CONFIG_POOL);
  private final int unknown = root(Sample.SEGMENT);
  private final int plain = root(Sample.PLAIN);

  @Test
  void heapAndPermanentPoolsOutliveAnything() {
    assertEquals(OUTLIVES, itself(Atoms.HEAP, server));
    assertEquals(OUTLIVES, itself(Atoms.HEAP, unknown));
    assertEquals(OUTLIVES, lived(daemon, Atoms.HEAP));
    assertEquals(OUTLIVES, itself(daemon, unknown));
    assertEquals(OUTLIVES, itself(daemon, request));
  }

  @Test
  void whatIsOnTheChainOutlives() {
    int scratch = made(Sample.NEW_SCRATCH, session);
    int inner = made(Sample.NEW_SCRATCH, scratch);
    assertEquals(OUTLIVES, itself(scratch, scratch));
    assertEquals(OUTLIVES, lived(scratch, inner));
    assertEquals(OUTLIVES, lived(session, inner));
    assertEquals(OUTLIVES, lived(unknown, made(Sample.NEW_SCRATCH, unknown)));
  }

  @Test
  void aKindThatDominatesOutlives() {
    assertEquals(OUTLIVES, lived(server, session));
    assertEquals(OUTLIVES, itself(server, request));
    assertEquals(OUTLIVES, lived(server, made(Sample.NEW_SCRATCH, request)));
    assertEquals(SHORTER, lived(session, server));
    assertEquals(SHORTER, lived(session, config));
    assertEquals(SHORTER, lived(request, made(Sample.NEW_SCRATCH, session)));
    assertEquals(SHORTER, lived(session, Atoms.HEAP));
    assertEquals(SHORTER, lived(session, plain));
  }

  @Test
  void whatLivesInOneKindIsTakenForOnePool() {
    assertEquals(OUTLIVES, lived(session, otherSession));
    assertEquals(OUTLIVES, lived(request, root(Sample.REQUEST_POOL)));
    assertEquals(OUTLIVES, itself(root(Sample.SESSION_NOTE), session));
    assertEquals(OUTLIVES, lived(session, made(Sample.NEW_SCRATCH, otherSession)));
  }

  @Test
  void structsOfOneKindAreSiblings() {
    assertEquals(SIBLING, itself(session, otherSession));
    assertEquals(SIBLING, itself(session, made(Sample.NEW_SESSION, server)));
    assertEquals(SIBLING, itself(made(Sample.NEW_SESSION, server), session));
    int one = made(Sample.NEW_SESSION, server);
    assertEquals(SIBLING, itself(one, made(Sample.NEW_SESSION, server)));
  }

  @Test
  void aPoolMadeHereIsAnotherPool() {
    int made = made(Sample.NEW_REQUEST, session);
    assertEquals(OTHER_POOL, lived(made, request));
    assertEquals(OTHER_POOL, lived(request, made));
    assertEquals(OTHER_POOL, lived(made, made(Sample.NEW_REQUEST, session)));
    assertEquals(OTHER_POOL, lived(made(Sample.NEW_SERVER, daemon), session));
  }

  @Test
  void aPoolMadeHereIsShorterLivedThanWhatItIsIn() {
    int made = made(Sample.NEW_REQUEST, session);
    assertEquals(SHORTER, lived(made, session));
    assertEquals(SHORTER, lived(made, Atoms.HEAP));
    assertEquals(SHORTER, lived(made, unknown));
    assertEquals(SHORTER, lived(made(Sample.NEW_SCRATCH, request), request));
  }

  @Test
  void anUnnamedPoolMadeHereDiesWithItsParent() {
    int scratch = made(Sample.NEW_SCRATCH, session);
    assertEquals(OUTLIVES, itself(scratch, session));
    assertEquals(OUTLIVES, itself(made(Sample.NEW_SCRATCH, scratch), session));
    assertEquals(SHORTER, itself(scratch, otherSession));
    assertEquals(SHORTER, itself(scratch, Atoms.HEAP));
    assertEquals(SHORTER, lived(scratch, session));
  }

  @Test
  void aKindUnknownHereIsForCallersToJudge() {
    assertEquals(UNKNOWN, itself(unknown, server));
    assertEquals(UNKNOWN, itself(unknown, Atoms.HEAP));
    assertEquals(UNKNOWN, itself(unknown, root(Sample.SEGMENT)));
    assertEquals(UNKNOWN, lived(session, unknown));
    assertEquals(UNKNOWN, itself(made(Sample.NEW_REQUEST, session), unknown));
    assertEquals(OUTLIVES, itself(plain, server));
    assertEquals(OUTLIVES, itself(root(TypeFact.NEVER), server));
  }

  @Test
  void closingAPoolEndsWhatIsInside() {
    int scratch = made(Sample.NEW_SCRATCH, request);
    assertTrue(order.isInside(scratch, request));
    assertTrue(order.isInside(request, session));
    assertTrue(order.isInside(request, server));
    assertFalse(order.isInside(session, request));
    assertFalse(order.isInside(config, session));
    assertFalse(order.isInside(otherSession, session));
    assertFalse(order.isInside(unknown, session));
  }

  private Verdict itself(int upper, int lower) {
    return order.outlives(Value.ref(upper, Value.ITSELF), lower);
  }

  /** Of something that lives in {@code upper}. */
  private Verdict lived(int upper, int lower) {
    return order.outlives(Value.ref(upper, Value.RESIDENT), lower);
  }

  private int root(TypeFact type) {
    int index = roots++;
    return atoms.root(index, new Parameter("p" + index, type), false);
  }

  private int made(PoolMade made, int parent) {
    Site site = new Site(new Line(1), 1, Site.NO_LOOP);
    return atoms.made(site, 0, made, Value.of(parent, Value.ITSELF));
  }
}
