#!/bin/sh
# Runs Porcupine and our checker in turn on the same histories and prints both: verdict, milliseconds of the check
# alone (ours with its certificate verified), CPU seconds and peak memory of the whole process, and the ratio of the
# checks. Usage, from the root of the checkout, after a build:
#   benchmarks/linearizability.sh [LARGEST [FILES]]
# LARGEST: the most operations in a history, 10000 by default; 1000000 makes all 192. FILES: a pattern of names.
# Needs go, GNU time, and a JDK in JAVA_HOME. Limits each process to 60 s and 8 GiB. JAVA_OPTIONS are passed on; with
# -XX:TieredStopAtLevel=1 short runs take half the CPU time.
set -eu
largest=${1:-10000}
files=${2:-*.txt}
here=$(cd "$(dirname "$0")" && pwd)
work=${WORK:-$here/target/linearizability}
mkdir -p "$work"
classes="$here/target/classes:$here/../checkers/target/classes:$here/../history/target/classes"
java="${JAVA_HOME:?set JAVA_HOME to a JDK}/bin/java"
(cd "$here/porcupine" && go build -o "$work/porcupine" .)
if [ ! -d "$work/histories-$largest" ]; then
    "$java" -cp "$classes" org.rashomon.benchmarks.linearizability.GenerateMatrix "$work/histories-$largest" "$largest"
fi
measure() { # measure COMMAND...: "verdict milliseconds cpu-seconds peak-MiB"
    if (ulimit -v "${LIMIT_KB:-unlimited}"; exec timeout 75 /usr/bin/time -f '%U %S %M' -o "$work/time" "$@") \
        > "$work/out" 2> "$work/err"; then
        awk '{print $2, $3}' "$work/out" | tr '\n' ' '
    else
        printf 'failed 0 '
    fi
    tail -1 "$work/time" | awk '{printf "%.2f %d\n", $1 + $2, $3 / 1024}'
}
printf '%-26s | %-10s %10s %8s %7s | %-10s %10s %8s %7s | %s\n' history porcupine ms 'CPU s' MiB rashomon ms 'CPU s' MiB ratio
for file in "$work/histories-$largest"/$files; do
    name=$(basename "$file" .txt)
    key=$(echo "$name" | sed 's/_n[0-9]*_/_/')
    LIMIT_KB=8388608
    if [ -e "$work/given-up-$key" ]; then
        theirs='skipped 0 0 0' # a smaller history of the same kind was too much already
    else
        theirs=$(measure "$work/porcupine" 60s "$file")
    fi
    case $theirs in unknown*|failed*) touch "$work/given-up-$key" ;; esac
    LIMIT_KB=unlimited
    # shellcheck disable=SC2086
    ours=$(measure "$java" ${JAVA_OPTIONS:-} -Xmx7g -XX:+UseSerialGC -cp "$classes" \
        org.rashomon.benchmarks.linearizability.CheckFiles 1 60 "$file")
    # shellcheck disable=SC2086
    printf '%s %s %s\n' "$name" "$theirs" "$ours" | awk '{ratio = $3 > 0 && $7 > 0 ? sprintf("%.1f", $3 / $7) : "-";
        printf "%-26s | %-10s %10s %8s %7s | %-10s %10s %8s %7s | %s\n", $1, $2, $3, $4, $5, $6, $7, $8, $9, ratio}'
done
rm -f "$work"/given-up-*
