#!/usr/bin/env bash
# Does what README's quickstart tells a newcomer to do: installs Lifeguard, copies the quickstart into an empty project, runs it,
# makes the mistake, and mends it as the message says. Of the local Maven repository (MAVEN_REPOSITORY, if it is not where it
# usually is) it takes and leaves what is downloaded, and nothing of Lifeguard.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

work=$(mktemp -d "${TMPDIR:-/tmp}/lifeguard-quickstart.XXXXXX")
trap 'rm -rf "$work"' EXIT

fail() {
  printf 'quickstart: %s\n' "$*" >&2
  exit 1
}

# What README shows of these files for copying, it shows as they are.
shows() { ! grep -qF "$2" README.md || [[ $(<README.md) == *"$(<"$1")"* ]] || fail "README shows another $1"; }
if [[ -e README.md ]]; then
  shows examples/quickstart/pom.xml '<artifactId>quickstart</artifactId>'
  shows examples/quickstart/src/main/java/quickstart/Quickstart.java 'class Quickstart '
fi

# A local repository that has everything but Lifeguard: links to the user's, one for each group.
mkdir -p "$work/repository/dev"
local=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
for group in "$local"/* "$local"/dev/*; do
  case $group in
    */dev | */dev/lifeguard | */\*) ;;
    */dev/*) ln -s "$group" "$work/repository/dev/" ;;
    *) ln -s "$group" "$work/repository/" ;;
  esac
done
mvn() { command mvn -B -q "-Dmaven.repo.local=$work/repository" "$@"; }

mvn -am -pl processor -Dmaven.test.skip -Dspotless.check.skip install

cp -R examples/quickstart "$work/project"
cd "$work/project"
source=src/main/java/quickstart/Quickstart.java
build() { mvn compile exec:exec >"$work/log" 2>&1; }
edit() {
  sed "$1" $source >"$work/edited"
  ! cmp -s $source "$work/edited" || fail "nothing to edit with $1"
  cp "$work/edited" $source
}
says() { grep -qF "$1" "$work/log" || { cat "$work/log"; fail "this should have said: $1"; }; }

build || { cat "$work/log"; fail "the quickstart does not build and run"; }
says "Hello, alice on port 21"
says "Goodbye, alice"

edit 's|// Session newest|Session newest|'
! build || fail "the wrong design compiles"
says "[LG201] Server.newest refers to a Session, which dies before the Server"
says "fix: mark it @Child"

edit 's|Session newest|@Child Session newest|'
build || { cat "$work/log"; fail "the mended design does not build and run"; }

echo "The quickstart builds and runs, its mistake is rejected, and the fix that javac suggests mends it."
