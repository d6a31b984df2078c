package dev.lifeguard.processor.generate;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.lifeguard.processor.model.RecNames;
import dev.lifeguard.processor.model.Struct;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaFileObject;

/**
 * Writes the class that is generated for a struct spec.
 *
 * <p>The text depends on the spec and on the types it mentions, and on nothing else: the same
 * sources give the same bytes.
 */
public final class StructWriter {

  /** What a struct class is made of, in the order of the file. */
  private static final List<Part> PARTS =
      List.of(
          new Header(),
          new Fields(),
          new Constructor(),
          new Factory(),
          new OwnFactory(),
          new PoolAccessor(),
          new Accessors(),
          new Close(),
          new Text());

  private final Elements elements;
  private final Types types;
  private final RecNames recs;

  /** Lasts a round, as this does. */
  private final Map<String, Boolean> hiding = new HashMap<>();

  /**
   * @param recs the struct classes of this compilation, which specs may mention although they are
   *     not there yet
   */
  public StructWriter(Elements elements, Types types, RecNames recs) {
    this.elements = elements;
    this.types = types;
    this.recs = recs;
  }

  /**
   * Writes the source file for {@code struct}.
   *
   * @throws IOException if the compiler cannot write it, or there is one of that name already
   */
  public void write(Struct struct, Filer filer) throws IOException {
    // As one text: JavaPoet writes word by word, which a compiler's files are slow at.
    String text = write(struct).toString();
    JavaFileObject file = filer.createSourceFile(struct.rec().qualifiedName(), struct.spec());
    try (Writer writer = file.openWriter()) {
      writer.write(text);
    }
  }

  /** The source file for {@code struct}; its one originating element is the spec. */
  JavaFile write(Struct struct) {
    List<? extends Element> members = elements.getAllMembers(struct.spec());
    Blueprint blueprint =
        new Blueprint(
            struct,
            new TypeNames(elements, recs, struct.spec(), members, hiding),
            new Spec(elements, types, struct.spec(), members),
            new ModuleView(elements, struct.spec()));
    TypeSpec.Builder type = TypeSpec.classBuilder(struct.rec().simpleName());
    for (Part part : PARTS) {
      part.addTo(type, blueprint);
    }
    return JavaFile.builder(struct.rec().packageName(), type.build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }
}
