# The habits. Everything here is an ordinary Maven or launcher call; nothing is needed to use the project.

JDK := $(or $(JAVA_HOME),$(firstword $(wildcard /usr/lib/jvm/*-25-*)))
PACKAGE ?= linearizability
MVN := $(if $(JDK),JAVA_HOME=$(JDK)) mvn

.PHONY: check format mutate benchmark reference anomalies store

check: ## Everything that CI checks.
	$(MVN) verify

format: ## Formats all sources.
	$(MVN) -q spotless:apply

mutate: ## Mutation tests of one package of the checkers (PACKAGE=linearizability); fails below the threshold.
	$(MVN) -Dlauncher -pl checkers -am test-compile org.pitest:pitest-maven:mutationCoverage \
		-DfailWhenNoMutations=false -DtargetClasses='org.rashomon.checkers.$(PACKAGE).*' \
		-DtargetTests='org.rashomon.checkers.$(PACKAGE).*' -DjvmArgs=-Dseed=1,-Dexamples=25

benchmark: ## Measures the reference store.
	$(MVN) -q -Dlauncher -Dmaven.test.skip -pl benchmarks -am package
	$(if $(JDK),$(JDK)/bin/)java -cp 'benchmarks/target/lib/*' org.rashomon.benchmarks.StoreThroughput
	$(if $(JDK),$(JDK)/bin/)java -cp 'benchmarks/target/lib/*' org.rashomon.benchmarks.StrategyComparison

reference: ## Writes docs/reference.md anew.
	./rashomon list --markdown > docs/reference.md

anomalies: ## Writes docs/anomalies.md anew.
	./rashomon explain --markdown > docs/anomalies.md

store: ## Writes docs/store.md anew.
	./rashomon list guarantees --markdown > docs/store.md
