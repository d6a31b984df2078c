package dev.lifeguard.examples.ftpd.clients;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A directory that takes a megabyte: a small file system of its own, or, where none may be mounted
 * or {@code -Dftpd.fire.mount=false} says so, a limit for all files that this process writes.
 */
record FullDisk(Path directory, boolean mounted) {

  private static final int ROOM = 1 << 20;

  static FullDisk at(Path directory) throws IOException, InterruptedException {
    boolean mounted = !"false".equals(System.getProperty("ftpd.fire.mount")) && mount(directory);
    if (!mounted) {
      limit(Integer.toString(ROOM));
    }
    return new FullDisk(directory, mounted);
  }

  private static boolean mount(Path directory) throws IOException, InterruptedException {
    return Program.named("mount", "mount")
            .run("-t", "tmpfs", "-o", "size=" + ROOM, "tmpfs", directory.toString())
            .status()
        == 0;
  }

  private static void limit(String bytes) throws IOException, InterruptedException {
    String pid = Long.toString(ProcessHandle.current().pid());
    Program.named("prlimit", "util-linux").run("--pid", pid, "--fsize=" + bytes + ":").ok();
  }

  void free() throws IOException, InterruptedException {
    if (mounted) {
      Program.named("umount", "mount").run(directory.toString()).ok();
    } else {
      limit("unlimited");
    }
  }

  @Override
  public String toString() {
    return mounted ? "a tmpfs" : "a limit for files";
  }
}
