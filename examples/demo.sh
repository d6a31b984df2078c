#!/usr/bin/env bash
# What Lifeguard is for, in one command: designs that javac rejects, and a server that runs in pools.
# Builds what it needs; takes bash, Maven, a JDK 25 that Maven finds, and curl. Leaves nothing behind but target folders.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\n== %s\n\n' "$*"; }
fail() {
  printf 'demo: %s\n' "$*" >&2
  exit 1
}

command -v mvn >/dev/null || fail "this takes Maven: install it, and run this again"
command -v curl >/dev/null || fail "this takes curl, to move a file: install it, and run this again"

work=$(mktemp -d "${TMPDIR:-/tmp}/lifeguard-demo.XXXXXX")
server=
upload=
clean_up() {
  local status=$?
  trap - EXIT
  for process in $upload $server; do
    kill "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
  done
  rm -rf "$work"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# tries SECONDS COMMAND…: until it succeeds.
tries() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [[ $SECONDS -lt $end ]] || return 1
    sleep 0.1
  done
}

# The JDK that Maven builds with, which need not be the java on the path.
mvn -B -q -N validate exec:exec -Dexec.executable=java '-Dexec.args=-XshowSettings:properties -version' \
  >"$work/java" 2>&1 || { cat "$work/java"; fail "Maven cannot select a JDK"; }
java=$(sed -n 's/^ *java\.home = //p' "$work/java")/bin/java
[[ -x $java ]] || { cat "$work/java"; fail "Maven does not say which JDK it selected"; }

say "Building (the first time, Maven downloads what it needs), then six designs that must not compile"
# Without what only checks our own sources.
mvn -B -q -am -pl examples/wrong-designs,examples/ftpd -Pshow -Dmaven.test.skip=true -Dspotless.check.skip=true \
  -Derrorprone.flags=-XepDisableAllChecks package ||
  fail "the build failed, or a design got through"

say "Starting the FTP server of examples/ftpd, whose every resource lives in a pool"
classes=annotations/target/classes:runtime/target/classes:examples/ftpd/target/classes
mkdir "$work/served"
"$java" -cp "$classes" dev.lifeguard.examples.ftpd.Ftpd --root "$work/served" --user demo:demo --port 0 \
  >"$work/log" 2>&1 &
server=$!
listening() { grep -qs ' port [0-9]' "$work/log" || ! kill -0 "$server" 2>/dev/null; }
tries 20 listening || fail "the server does not start"
cat "$work/log"
port=$(sed -n 's/.* port \([0-9]*\)$/\1/p' "$work/log")
[[ -n $port ]] || fail "the server did not start"
url=ftp://demo:demo@127.0.0.1:$port
client() { curl --silent --show-error --max-time 30 "$@"; }

# pools FILE: asks the server for its pools; they are the lines between the first and the last of the reply.
pools() {
  client --head --dump-header - --quote 'SITE POOLS' "$url/" | tr -d '\r' |
    awk '/^211 /{inside = 0} inside {print substr($0, 2)} /^211-/{inside = 1}' >"$1"
  [[ -s $1 ]] || fail "the server does not show its pools"
}
transferring() { pools "$work/during"; grep -q '^ *Transfer' "$work/during"; }
# kept FILE: the pools with what they hold, without what differs each time: thread, age, bytes reserved, peak, and the room for them.
kept() { sed -E 's/ +(owner|shared|(virtual )?thread "[^"]*") +(age|-|[0-9]+ [a-z]+) +([^ ]+) +([^ ]+) +([^ ]+) .*/ \4 \5 \6/' "$1"; }
as_before() { pools "$work/after"; [[ $(kept "$work/before") == "$(kept "$work/after")" ]]; }

pools "$work/before"
head -c 8000000 /dev/urandom >"$work/sent"
client --limit-rate 2M --upload-file "$work/sent" "$url/file" &
upload=$!
tries 10 transferring || fail "the server's pools show no transfer while there is one"
say "Its pools while a client uploads a file (the second session is the one that asks)"
cat "$work/during"
kill -0 "$upload" 2>/dev/null || fail "the upload was over before the pools were printed"

wait "$upload" || { upload=; fail "the upload failed"; }
upload=
client --output "$work/received" "$url/file" || fail "the download failed"
cmp "$work/sent" "$work/served/file" || fail "the file arrived changed"
cmp "$work/sent" "$work/received" || fail "the file came back changed"
say "$(wc -c <"$work/received" | tr -d ' ') bytes went up and came down again, unchanged. Its pools now"
tries 10 as_before || { cat "$work/after"; fail "the pools are not back to what they were before"; }
cat "$work/after"

kill "$server"
stopped() { ! kill -0 "$server" 2>/dev/null; }
tries 20 stopped || fail "the server does not stop"
status=0
wait "$server" || status=$?
server=
# 143 is how Java ends when it is told to stop.
[[ $status == 143 || $status == 0 ]] || fail "the server ended with status $status"
[[ $(wc -l <"$work/log") -eq 1 ]] || { cat "$work/log"; fail "the server complained"; }
say "The same pools as before, and the server stopped with nothing to complain about."
