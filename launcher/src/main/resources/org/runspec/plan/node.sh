#!/bin/sh
# One node of a job: sh node.sh NODE. Prepares the node, starts its controller, and starts it again
# when it died. Ends at the first step that fails. Everything that it needs lies beside it.
set -eu
node=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
state=@state@

step='start'
held=''
trap 'code=$?; [ -z "$held" ] || rm -f "$held"; [ "$code" = 0 ] || echo "node $node: failed at $step, with exit code $code" >&2' EXIT

born() { ps -o lstart= -p "$1" 2>/dev/null || true; }

# own FILE SECONDS: makes a file that says which process has something. While another one that lives
# has it, waits for so many seconds, or as long as it takes. What a dead one left is taken away.
own() {
  waited=0
  blank=0
  dead=0
  until (set -C; echo "$$ $(born $$)" >"$1") 2>/dev/null; do
    other=''
    { read -r other since <"$1"; } 2>/dev/null || true
    if [ -n "$other" ] && kill -0 "$other" 2>/dev/null && [ "$since" = "$(born "$other")" ]; then
      [ -z "$2" ] || [ "$waited" -lt "$2" ] || return 1
      waited=$((waited + 1))
      blank=0
      dead=0
      sleep 1
    elif [ -z "$other" ] && [ "$blank" -lt 3 ]; then # it is being written, or was given back
      blank=$((blank + 1))
      sleep 1
    else
      dead=$((dead + 1))
      if [ "$dead" -gt 3 ]; then
        echo "node $node: $1 cannot be written" >&2
        exit 75
      fi
      rm -f "$1" || true
    fi
  done
}

# Two processes are never the same node. One that is just leaving may have looked for work for the
# last time, and is waited for; one that is still there after a minute does what there is to do.
step='being the only one'
mkdir -p "$state"
if ! own "$state/node$node.pid" 60; then
  echo "node $node: process $other is this node already"
  exit 0
fi
@preparation@
step='finding Java 17 or later'
flags='-Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k -XX:ReservedCodeCacheSize=32m'
flags="$flags -XX:CompressedClassSpaceSize=32m -XX:MaxDirectMemorySize=16m -XX:-UsePerfData"
java=''
for candidate in @javas@; do
  version=$("$candidate" $flags -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p') || version=''
  if [ -n "$version" ] && [ "$version" -ge 17 ]; then
    java=$candidate
    break
  fi
done
@unpack@
if [ -z "$java" ]; then
  echo "node $node: there is no Java 17 or later; name one as java: in compute-targets" >&2
  exit 75
fi

# The controller is started again when an error of its own ended it, or a signal that this process
# did not get as well: then not the node was to leave, somebody hit the controller. A restart that
# helps for a while costs a second; those in a row cost more and more, and are given up.
step='the controller'
trap - EXIT
child=''
stopping=''
trap 'stopping=yes; [ -z "$child" ] || kill -TERM "$child" 2>/dev/null || true' TERM
restarts=0
pause=1
while :; do
  began=$(date +%s)
  "$java" $flags -jar "@tool@" node "@setting@" --node "$node" </dev/null &
  child=$!
  code=0
  wait "$child" || code=$?
  while kill -0 "$child" 2>/dev/null; do # the signal ended the wait, not the controller
    code=0
    wait "$child" || code=$?
  done
  [ -z "$stopping" ] || exit "$code"
  case $code in
    0 | 1 | 2) exit "$code" ;;
  esac
  if [ $(($(date +%s) - began)) -ge 10 ]; then
    restarts=0
    pause=1
  fi
  restarts=$((restarts + 1))
  [ "$restarts" -le 10 ] || exit "$code"
  echo "node $node: the controller ended with $code; starting it again in $pause s" >&2
  sleep "$pause" &
  child=$!
  wait "$child" || true
  [ -z "$stopping" ] || exit "$code"
  pause=$((pause * 2))
  [ "$pause" -le 60 ] || pause=60
done
