package dev.lifeguard.examples.ftpd.clients;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that every scripted session finds. */
final class SampleTree {

  private static final FileTime TIME = FileTime.from(Instant.parse("2020-02-29T12:34:56Z"));

  /** Names that servers make up. */
  private static final Pattern MADE_UP = Pattern.compile("ftp\\.?[A-Za-z0-9]{6,}");

  /** More than fits in the buffers of a connection. */
  private static final int BIG = 20_000_000;

  private SampleTree() {}

  /** Makes it anew. */
  static void plant(Path top) throws IOException {
    Trees.clear(top);
    Files.createDirectories(top.resolve("dir/sub"));
    Files.createDirectory(top.resolve("two words"));
    Files.createDirectory(top.resolve("quo\"te"));
    Files.createDirectory(top.resolve("über"));
    Files.writeString(top.resolve("file"), "hello\n");
    Files.writeString(top.resolve("text"), "one\ntwo\r\nthree\rfour\n\nend");
    Files.writeString(top.resolve("empty"), "");
    Files.writeString(top.resolve(".hidden"), "hidden");
    Files.writeString(top.resolve("dir/inner"), "inner");
    Files.writeString(top.resolve("two words/file"), "spaces");
    try (var big = new RandomAccessFile(top.resolve("big").toFile(), "rw")) {
      big.setLength(BIG);
    }
    Files.createSymbolicLink(top.resolve("link"), Path.of("file"));
    Files.createSymbolicLink(top.resolve("dirlink"), Path.of("dir"));
    Files.createSymbolicLink(top.resolve("dangling"), Path.of("nowhere"));
    Files.createSymbolicLink(top.resolve("out"), Path.of("/etc/hostname"));
    Files.createSymbolicLink(top.resolve("up"), Path.of("../.."));
    for (Path each : entries(top)) {
      Files.getFileAttributeView(each, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setTimes(TIME, null, null);
      if (!Files.isSymbolicLink(each)) {
        String mode = Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(mode));
      }
    }
  }

  private static Iterable<Path> entries(Path top) throws IOException {
    try (Stream<Path> all = Files.walk(top)) {
      return all.filter(each -> !each.equals(top)).toList();
    }
  }

  /** What is not as it was: what is new or other, and what is gone. */
  static String changes(Path top) throws IOException {
    Path fresh = Files.createTempDirectory("fresh");
    try {
      plant(fresh);
      Map<String, String> before = describe(fresh);
      Map<String, String> now = describe(top);
      Map<String, String> changes = new TreeMap<>();
      before.keySet().forEach(name -> changes.put(name, "gone"));
      changes.putAll(now);
      changes.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
      return Meaning.visible(changes.toString());
    } finally {
      Trees.clear(fresh);
      Files.delete(fresh);
    }
  }

  private static Map<String, String> describe(Path top) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Path each : entries(top)) {
      String name = top.relativize(each).toString();
      String what = describeOne(each);
      found.put(MADE_UP.matcher(name).replaceAll(_ -> "(made up) " + what), what);
    }
    return found;
  }

  private static String describeOne(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return "-> " + Files.readSymbolicLink(file);
    }
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
        ? mode + " directory"
        : mode + " " + Files.size(file) + " bytes " + Trees.hash(file).substring(0, 8);
  }
}
