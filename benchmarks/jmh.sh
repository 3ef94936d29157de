#!/bin/sh
# Warm figures by JMH. Usage: benchmarks/jmh.sh [JMH-ARGUMENTS], for example benchmarks/jmh.sh -p histories=etcd decide
# Needs Maven, and a JDK in JAVA_HOME. CORPORA: the folder in which porcupine-etcd is.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$here/target/jmh
mkdir -p "$work/classes"
(cd "$here/.." && mvn -q -Dlauncher -Pjmh -Dmaven.test.skip -pl benchmarks -am process-classes)
libraries=$(find "$work/lib" -name '*.jar' | tr '\n' ':')
classes=$(find "$here/.." -path '*/launcher-build/classes' | tr '\n' ':')
find "$here/src/jmh/java" -name '*.java' > "$work/sources"
"$JAVA_HOME/bin/javac" --release 21 -nowarn -proc:full -processorpath "$libraries" -cp "$classes:$libraries" \
    -d "$work/classes" @"$work/sources"
export CORPORA="${CORPORA:-$here/../../shared/corpora}"
exec "$JAVA_HOME/bin/java" -cp "$work/classes:$classes:$libraries" \
    org.openjdk.jmh.Main "$@"
