package dev.lifeguard.processor.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was learnt of the methods of one top-level class, as text that the next compilation reads.
 *
 * <p>The byte code would say it, too, and for code that was compiled without Lifeguard as well. It
 * is written instead, for what counts is what the checker makes of the source: byte code has lost
 * the type arguments, and the {@code @LivesIn} of locals, that this rests on. And whoever reads one
 * method's line needs neither the code that this one calls, nor the time to look at it again.
 *
 * <p>The first line is {@value #HEADING}. Each other line begins with a word, and its parts are
 * separated by blanks; a blank, a percent sign or a line break in a name is written as in a URI,
 * and {@code %} alone is an empty name. Numbers are counted within the file, those of atoms within
 * a method; atom 0 is the heap.
 *
 * <pre>
 * class name                                  the top-level class that this is about
 * type N name carry kind|- flags|- kinds|-    what a static type says; o)wning, p)ool, m)utable, l)ocal
 * field N key name type role                  a place in objects
 * pool N type kind|- flags|- kinds|-          a sort of pool that is made; s)truct, r)oot; a child of kinds
 * callee N owner name parameters              a method that others can find by name
 * local N owner name flags this result (name type outlives)* / callee*
 *                                             one of a local class; s)tatic, o)pen; what it overrides
 * lambda N name flags captures result (name type outlives)*   t)his is its first parameter
 *
 * method callee | in lambda                   what follows is of this body
 * faulty                                      something was found wrong in it
 * root N index [fresh]                        the atom N is a parameter
 * part N atom field                           what a field of an atom refers to
 * result N site index type
 * made N site index pool                      a pool that it makes
 * object N site index type owner lambda|- [opaque]
 *   … and its age, if that is not CURRENT
 * from N site index age depth                 the atom came from a callee
 * parents N value
 * content N key value [capture]
 * stored value field value type | used value | touched value | ended value [cleared]
 * allocated value | made-in value pool | handed value value value site [local] | awaited value
 * called callee|function value atom type value*
 * gives value | owed atom* | gone atom*
 * </pre>
 *
 * <p>A value is {@code -}, or references separated by commas: an atom's number and {@code *} for
 * the thing itself, {@code .} for what lives in it, {@code !} for a frozen view.
 *
 * <p>What is lost: the lines of the source, so that what a lambda of a library does is shown at the
 * call that has it done; and what function objects of library models do when they are called, as it
 * is lost between two methods of one compilation. A site is only a name, the same wherever the
 * expression was met: {@code #3} in the file's own class, {@code lib.Other#3} in others.
 */
final class Learnt {

  static final String HEADING = "lifeguard learnt 1";

  static final String NONE = "-";

  /** The method of a functional interface, whichever it is. */
  static final String FUNCTION = "function";

  private static final String EMPTY = "%";

  private static final Map<Character, String> ESCAPES =
      Map.of('%', "%25", ' ', "%20", '\n', "%0A", '\r', "%0D", '\t', "%09");

  private static final char[] SPECIAL = {'%', ' ', '\n', '\r', '\t'};

  private Learnt() {}

  /** A name as one part of a line. */
  static String token(String name) {
    if (name.isEmpty()) {
      return EMPTY;
    }
    if (name.equals(NONE)) {
      return "%2D";
    }
    if (isPlain(name)) {
      return name;
    }
    StringBuilder token = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char each = name.charAt(i);
      String escaped = ESCAPES.get(each);
      if (escaped == null) {
        token.append(each);
      } else {
        token.append(escaped);
      }
    }
    return token.toString();
  }

  private static boolean isPlain(String name) {
    for (char each : SPECIAL) {
      if (name.indexOf(each) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The name that was written so. */
  static String name(String token) {
    if (token.equals(EMPTY)) {
      return "";
    }
    int at = token.indexOf('%');
    if (at < 0) {
      return token;
    }
    StringBuilder name = new StringBuilder(token.length());
    int from = 0;
    for (; at >= 0; at = token.indexOf('%', from)) {
      name.append(token, from, at);
      name.append((char) Integer.parseInt(token, at + 1, at + 3, 16));
      from = at + 3;
    }
    return name.append(token, from, token.length()).toString();
  }

  /** The name of a site; those of the class that the file is about are written without it. */
  static String siteToken(String site, String owner) {
    boolean own = site.startsWith(owner) && site.startsWith("#", owner.length());
    return token(own ? site.substring(owner.length()) : site);
  }

  /** The name of the site that was written so in the file about that class. */
  static String site(String token, String owner) {
    String name = name(token);
    return name.startsWith("#") ? owner + name : name;
  }

  /** Parts of a line, separated by blanks. */
  static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = line.indexOf(' '); at >= 0; at = line.indexOf(' ', from)) {
      parts.add(line.substring(from, at));
      from = at + 1;
    }
    parts.add(line.substring(from));
    return parts;
  }
}
