#!/bin/sh
# One node of a job: sh node.sh NODE. Prepares the node, starts its controller, and starts it again
# when it died. Ends at the first step that fails. Everything that it needs lies beside it.
set -eu
node=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

step='start'
held=''
trap 'code=$?; [ -z "$held" ] || rm -f "$held"; [ "$code" = 0 ] || echo "node $node: failed at $step, with exit code $code" >&2' EXIT

# Two processes are never the same node. One that is just leaving may have looked for work for the
# last time, and is waited for; one that is still there after a minute does what there is to do.
step='being the only one'
mine=$here/node$node.pid
born() { ps -o lstart= -p "$1" 2>/dev/null || true; }
waited=0
stale=0
until (set -C; echo "$$ $(born $$)" >"$mine") 2>/dev/null; do
  other=''
  read -r other since <"$mine" || true
  if [ -z "$other" ] || ! kill -0 "$other" 2>/dev/null || [ "$since" != "$(born "$other")" ]; then
    stale=$((stale + 1))
    if [ "$stale" -gt 3 ]; then
      echo "node $node: $mine cannot be written" >&2
      exit 75
    fi
    rm -f "$mine" || true
  elif [ "$waited" -ge 60 ]; then
    echo "node $node: process $other is this node already"
    exit 0
  else
    waited=$((waited + 1))
    sleep 1
  fi
done
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
if [ -z "$java" ]; then
  echo "node $node: there is no Java 17 or later; name one as java: in compute-targets" >&2
  exit 75
fi

# The controller is started again when a signal or an error of its own ended it. A restart that
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
  "$java" $flags -jar "$here/@tool@" node "$here/setting.json" --node "$node" </dev/null &
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
