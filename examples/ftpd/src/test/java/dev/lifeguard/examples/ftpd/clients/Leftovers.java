package dev.lifeguard.examples.ftpd.clients;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server could leave behind, apart from pools.
 *
 * @param descriptors how many of each kind
 * @param threads their names, with how many there are of each
 * @param temporary how many files are there under names of the server's
 */
record Leftovers(Map<String, Integer> descriptors, Map<String, Integer> threads, long temporary) {

  private static final Pattern THREAD = Pattern.compile("#\\d+ \"([^\"]*)\".*");

  /** Threads that the JDK starts and ends as it sees fit. */
  private static final Pattern OF_THE_JDK =
      Pattern.compile(
          "ForkJoinPool.*|VirtualThread-un.*|.*-Poller.*|process reaper.*|Attach Listener"
              + "|Common-Cleaner|C[12] CompilerThread.*|G1 .*|Signal Dispatcher|SIGHUP handler");

  /** What there is in this process. */
  static Leftovers of(Path served) throws IOException {
    return new Leftovers(
        countDescriptors("self", served),
        countThreads(
            dump ->
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(
                        dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN)),
        countTemporary(served));
  }

  /** What there is in another process. */
  static Leftovers of(long pid, Path served) throws IOException {
    String id = Long.toString(pid);
    return new Leftovers(
        countDescriptors(id, served),
        countThreads(
            dump -> OurProcess.jdk("jcmd").run(id, "Thread.dump_to_file", dump.toString())),
        countTemporary(served));
  }

  private static Map<String, Integer> countDescriptors(String process, Path served)
      throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(Path.of("/proc").resolve(process).resolve("fd"))) {
      for (Path each : all) {
        count(kind(each, served), found);
      }
    }
    found.remove("");
    return found;
  }

  /** Files elsewhere are the JVM's own business. */
  private static String kind(Path descriptor, Path served) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/")
          ? target.startsWith(served.toString()) ? target : ""
          : target.replaceAll("\\[\\d+]", "");
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private interface Dumping {
    void to(Path dump) throws IOException, InterruptedException;
  }

  private static Map<String, Integer> countThreads(Dumping dumping) throws IOException {
    Path directory = Files.createTempDirectory("threads");
    Path dump = directory.resolve("dump");
    try {
      dumping.to(dump);
      Map<String, Integer> found = new TreeMap<>();
      Files.readAllLines(dump).stream()
          .map(THREAD::matcher)
          .filter(line -> line.matches() && !OF_THE_JDK.matcher(line.group(1)).matches())
          .forEach(line -> count(line.group(1), found));
      return found;
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      Files.deleteIfExists(dump);
      Files.delete(directory);
    }
  }

  private static long countTemporary(Path served) throws IOException {
    try (Stream<Path> all = Files.walk(served)) {
      return all.filter(each -> each.toString().endsWith(".part")).count();
    }
  }

  private static void count(String kind, Map<String, Integer> counts) {
    counts.merge(kind, 1, Integer::sum);
  }
}
