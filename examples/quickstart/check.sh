#!/usr/bin/env bash
# Does what README's quickstart tells a newcomer to do: installs Lifeguard, copies the quickstart into an empty project, runs it,
# makes the mistake, mends it as the message says, and makes the one in a body; messages must read as README shows them. Of the
# local Maven repository (MAVEN_REPOSITORY, if it is not where it usually is) it takes and leaves what is downloaded, and
# nothing of Lifeguard.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

work=$(mktemp -d "${TMPDIR:-/tmp}/lifeguard-quickstart.XXXXXX")
trap 'rm -rf "$work"' EXIT

fail() {
  cat "$work/log" "$work/errors" 2>/dev/null || true
  printf 'quickstart: %s\n' "$*" >&2
  exit 1
}

readme=$(<README.md)
shown() { [[ $readme == *"$1"* ]] || fail "README does not show this as it is:"$'\n'"$1"; }
# All but the profile, which is for examples/builds.
pom=$(<examples/quickstart/pom.xml)
shown "${pom%%$'\n\n  <profiles>'*}"$'\n</project>'
shown "$(<examples/quickstart/src/main/java/quickstart/Quickstart.java)"

# What README shows of the builds that examples/builds runs: their first plugin, which is the compiler's.
first_plugin() { sed -n '/<plugin>/,/<\/plugin>/{s/^      //;p;/<\/plugin>/q}' "examples/builds/src/it/$1/pom.xml"; }
shown "$(first_plugin modules)"
shown "$(first_plugin errorprone)"

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

shown 'mvn -am -pl processor -Dmaven.test.skip -Dspotless.check.skip install'
mvn -am -pl processor -Dmaven.test.skip -Dspotless.check.skip install

cp -R examples/quickstart "$work/project"
cd "$work/project"
source=src/main/java/quickstart/Quickstart.java
build() {
  local status=0
  mvn compile exec:exec >"$work/output" 2>"$work/errors" || status=$?
  # Without what a terminal would be told about colours, and as if it had not taken a second.
  sed -e $'s/\033\\[[0-9;]*m//g' -e 's/  [0-9] s  /  0 s  /' "$work/output" >"$work/log"
  return $status
}
edit() {
  sed "$1" $source >"$work/edited"
  ! cmp -s $source "$work/edited" || fail "nothing to edit with $1"
  cp "$work/edited" $source
}
# The finding in the log, without where it is, which Maven writes in its own way.
finding() {
  awk '!found && sub(/.*\[LG/, "[LG") {found = 1; print; next} found && !/^ / {exit} found' "$work/log"
}
# The finding is of that rule, is in the line that README says, and reads as README shows it.
rejected() {
  finding >"$work/finding"
  grep -qF "[$1]" "$work/finding" || fail "this should have been rejected with $1"
  local at
  at=$(sed -n "s/.*Quickstart\.java:\[\([0-9]*\),.*\[$1\].*/\1/p" "$work/log" | head -n 1)
  shown "$source:$at: error: $(head -n 1 "$work/finding")"
  while IFS= read -r line; do
    shown "$line"
  done <"$work/finding"
}

build || fail "the quickstart does not build and run"
shown 'mvn compile exec:exec'
shown "$(<"$work/log")"

edit 's|// Session newest|Session newest|'
! build || fail "the wrong design compiles"
rejected LG201
grep -qF 'Server.newest refers to a Session' "$work/finding" || fail "this should have named Server.newest"
grep -qF 'fix: mark it @Child' "$work/finding" || fail "this should have suggested @Child"

edit 's|Session newest|@Child Session newest|'
build || fail "the mended design does not build and run"

edit 's|session.pool().onClose|server.pool().onClose|'
! build || fail "the wrong body compiles"
rejected LG205
grep -qF 'A clean-up of the Server made on line' "$work/finding" || fail "this should have named the Server"
grep -qF 'fix: register the clean-up with the pool of what it captures' "$work/finding" ||
  fail "this should have suggested the other pool"

echo "The quickstart builds and runs, its mistakes are rejected as README shows, and the fix that javac suggests mends the design."
