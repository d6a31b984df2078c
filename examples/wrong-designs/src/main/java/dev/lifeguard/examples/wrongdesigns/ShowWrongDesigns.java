package dev.lifeguard.examples.wrongdesigns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compiles the wrong designs and prints what javac says about each; with the argument {@code
 * write}, writes it to the files that the test compares with. Runs in the module's directory, and
 * ends with status 1 if a wrong design gets through, or a repaired one does not.
 */
public final class ShowWrongDesigns {

  private static final String RULE = "-".repeat(100);

  private ShowWrongDesigns() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    boolean write = List.of(arguments).contains("write");
    List<Design> designs = Design.all(Path.of("").toAbsolutePath());
    int failures = 0;
    for (Design design : designs) {
      failures += write ? write(design) : show(design);
    }
    if (failures > 0 || designs.isEmpty()) {
      System.err.printf("%d of %d designs are not as they should be.%n", failures, designs.size());
      System.exit(1);
    }
    System.out.printf(
        "%d wrong designs rejected; the %<d repaired ones compile.%n", designs.size());
  }

  private static int show(Design design) throws IOException {
    System.out.printf("%s%n%s%n%s%n%n", RULE, design.story(), RULE);
    Compilation wrong = design.compileWrong();
    System.out.println(wrong.output());
    return failures(design, wrong);
  }

  private static int write(Design design) throws IOException {
    Compilation wrong = design.compileWrong();
    Files.writeString(design.expected(), wrong.output());
    return failures(design, wrong);
  }

  private static int failures(Design design, Compilation wrong) throws IOException {
    if (!wrong.rejected()) {
      System.err.printf("Lifeguard should have rejected the wrong design %s.%n", design.name());
      return 1;
    }
    Compilation right = design.compileRight();
    if (!right.succeeded() || !right.output().isEmpty()) {
      System.err.printf("The repaired %s should compile:%n%s%n", design.name(), right.output());
      return 1;
    }
    return 0;
  }
}
