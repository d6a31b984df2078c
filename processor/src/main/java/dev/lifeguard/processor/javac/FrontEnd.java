package dev.lifeguard.processor.javac;

import dev.lifeguard.processor.diagnostic.Sink;
import dev.lifeguard.processor.option.Options;
import java.util.List;

/** Shows what Lifeguard finds in a way of its own, in place of the plug-in. */
public interface FrontEnd {

  /** What was set where this is set up; it counts before what others say. */
  Options options();

  /** What is wrong with these, a sentence each, in the words in which they were given. */
  List<String> problems();

  /** What nobody else has said. */
  Options byDefault();

  /** Where findings go; {@code printer} prints those that this cannot show. */
  Sink sink(Sink printer);
}
