#!/bin/sh
# Runs Porcupine and our checker in turn on the same histories and prints both: verdict, milliseconds of the check
# alone (ours with its certificate verified), CPU seconds and peak memory of the whole process, and the ratios of the
# checks and of the CPU time. Usage, from the root of the checkout, after a build:
#   benchmarks/linearizability.sh [LARGEST [FILES]]
# LARGEST: the most operations in a history, 10000 by default; 1000000 makes all 192, and one of a key-value store.
# FILES: a pattern of names. Needs go, GNU time, and a JDK in JAVA_HOME. Limits each process to SECONDS, 60 by default,
# and 8 GiB; Porcupine is spared histories of a kind of which a smaller one was too much. JAVA_OPTIONS are passed on.
# From Java 25 on, our classes are loaded from an ahead-of-time cache that is made first.
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
    "$java" -cp "$classes" org.rashomon.benchmarks.linearizability.KeyValueWorkload \
        "$work/histories-$largest/kv_c50_n1700_ok.edn" 50 34
fi
seconds=${SECONDS_EACH:-60}
rm -f "$work/classes.jar" "$work/classes.aot"
for folder in $(echo "$classes" | tr ':' ' '); do
    "$JAVA_HOME/bin/jar" "$(test -e "$work/classes.jar" && echo uf || echo cf)" "$work/classes.jar" -C "$folder" .
done
# shellcheck disable=SC2086
ours() { # ours JAVA-OPTION FILE
    set -- "$java" "$1" ${JAVA_OPTIONS:-} -Xmx7g -XX:+UseSerialGC -cp "$work/classes.jar" \
        org.rashomon.benchmarks.linearizability.CheckFiles 1 "$seconds" "$2"
    if [ "${UNMEASURED:-}" ]; then "$@"; else measure "$@"; fi
}
cache=-Xshare:auto
if UNMEASURED=1 ours "-XX:AOTCacheOutput=$work/classes.aot" "$work/histories-$largest/c10_n1000_d5_i1_bad.txt" \
    > /dev/null 2>&1 && [ -e "$work/classes.aot" ]; then
    cache="-XX:AOTCache=$work/classes.aot"
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
printf '%-26s | %-10s %10s %8s %7s | %-10s %10s %8s %7s | %9s %9s\n' history porcupine ms 'CPU s' MiB rashomon ms 'CPU s' MiB \
    ratio 'CPU ratio'
# shellcheck disable=SC2086
for file in "$work/histories-$largest"/$files "$work/histories-$largest"/*.edn; do
    name=$(basename "$file" | sed 's/\.[a-z]*$//')
    key=$(echo "$name" | sed 's/_n[0-9]*_/_/')
    if [ -e "$work/given-up-$key" ]; then
        theirs='skipped 0 0 0' # a smaller history of the same kind was too much already
    else
        LIMIT_KB=8388608
        theirs=$(measure "$work/porcupine" "${seconds}s" "$file")
        LIMIT_KB=unlimited
    fi
    case $theirs in unknown*|failed*) touch "$work/given-up-$key" ;; esac
    printf '%s %s %s\n' "$name" "$theirs" "$(ours "$cache" "$file")" | awk '
        function ratio(a, b) { return a > 0 && b > 0 ? sprintf("%.1f", a / b) : "-" }
        { printf "%-26s | %-10s %10s %8s %7s | %-10s %10s %8s %7s | %9s %9s\n",
            $1, $2, $3, $4, $5, $6, $7, $8, $9, ratio($3, $7), ratio($4, $8) }'
done
rm -f "$work"/given-up-*
