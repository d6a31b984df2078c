@NullMarked
package ftp;

import org.jspecify.annotations.NullMarked;
