// Checks register histories, and key-value ones in files that end in .edn, with Porcupine and prints one line a file: name, verdict, milliseconds of the check alone.
package main

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/anishathalye/porcupine"
)

type input struct {
	kind     byte // 'R', 'W' or 'C'
	from, to int
}

type output struct {
	value int
	known bool
}

var casRegister = porcupine.Model{
	Init: func() interface{} { return -1 },
	Step: func(state, in, out interface{}) (bool, interface{}) {
		current := state.(int)
		call := in.(input)
		switch call.kind {
		case 'R':
			answer := out.(output)
			return !answer.known || answer.value == current, current
		case 'W':
			return true, call.to
		default:
			if current == call.from {
				return true, call.to
			}
			// An unanswered compare-and-set may have failed; an acknowledged one has not.
			return !out.(output).known, current
		}
	},
	Equal: func(a, b interface{}) bool { return a == b },
}

type open struct {
	id   int
	call input
}

// load reads lines "i PROCESS R|W v|C a b", "o PROCESS [v]", "f PROCESS" and "x PROCESS". Failed operations are left
// out, and so are reads without an answer; other operations without one return after everything else.
func load(name string) []porcupine.Event {
	file, err := os.Open(name)
	if err != nil {
		panic(err)
	}
	defer file.Close()
	type line struct {
		process, id int
		isReturn    bool
		call        input
		answer      output
	}
	var lines []line
	pending := map[int]int{}
	dropped := map[int]bool{}
	answered := map[int]bool{}
	kinds := map[int]byte{}
	scanner := bufio.NewScanner(file)
	scanner.Buffer(make([]byte, 1<<20), 1<<20)
	next := 0
	for scanner.Scan() {
		words := strings.Fields(scanner.Text())
		process, _ := strconv.Atoi(words[1])
		switch words[0] {
		case "i":
			call := input{kind: words[2][0]}
			if call.kind == 'W' {
				call.to, _ = strconv.Atoi(words[3])
			} else if call.kind == 'C' {
				call.from, _ = strconv.Atoi(words[3])
				call.to, _ = strconv.Atoi(words[4])
			}
			pending[process] = next
			kinds[next] = call.kind
			lines = append(lines, line{process: process, id: next, call: call})
			next++
		case "o":
			answer := output{known: true}
			if len(words) > 2 {
				answer.value, _ = strconv.Atoi(words[2])
			}
			id := pending[process]
			answered[id] = true
			lines = append(lines, line{process: process, id: id, isReturn: true, answer: answer})
		case "f":
			dropped[pending[process]] = true
		case "x":
			if kinds[pending[process]] == 'R' {
				dropped[pending[process]] = true
			}
		}
	}
	var events []porcupine.Event
	for _, l := range lines {
		if dropped[l.id] {
			continue
		}
		if l.isReturn {
			events = append(events, porcupine.Event{Kind: porcupine.ReturnEvent, Value: l.answer, Id: l.id, ClientId: l.process})
		} else {
			events = append(events, porcupine.Event{Kind: porcupine.CallEvent, Value: l.call, Id: l.id, ClientId: l.process})
		}
	}
	for id := 0; id < next; id++ {
		if !dropped[id] && !answered[id] {
			events = append(events, porcupine.Event{Kind: porcupine.ReturnEvent, Value: output{}, Id: id})
		}
	}
	return events
}

type kvInput struct {
	function, key, value string
}

var keyValue = porcupine.Model{
	PartitionEvent: func(history []porcupine.Event) [][]porcupine.Event {
		byKey := map[string][]porcupine.Event{}
		keyOf := map[int]string{}
		for _, event := range history {
			if event.Kind == porcupine.CallEvent {
				keyOf[event.Id] = event.Value.(kvInput).key
			}
			byKey[keyOf[event.Id]] = append(byKey[keyOf[event.Id]], event)
		}
		var parts [][]porcupine.Event
		for _, part := range byKey {
			parts = append(parts, part)
		}
		return parts
	},
	Init: func() interface{} { return "" },
	Step: func(state, in, out interface{}) (bool, interface{}) {
		current := state.(string)
		call := in.(kvInput)
		switch call.function {
		case "get":
			return out.(string) == current, current
		case "put":
			return true, call.value
		default:
			return true, current + call.value
		}
	},
	Equal: func(a, b interface{}) bool { return a == b },
}

var keyValueLine = regexp.MustCompile(`:process (\d+), :type :(\w+), :f :(\w+), :key "(.*)", :value (nil|"(.*)")}`)

// loadKeyValue reads lines of EDN maps, every operation of which was answered.
func loadKeyValue(name string) []porcupine.Event {
	text, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	var events []porcupine.Event
	pending := map[string]int{}
	next := 0
	for _, words := range keyValueLine.FindAllStringSubmatch(string(text), -1) {
		process, _ := strconv.Atoi(words[1])
		if words[2] == "invoke" {
			pending[words[1]] = next
			call := kvInput{function: words[3], key: words[4], value: words[6]}
			events = append(events, porcupine.Event{Kind: porcupine.CallEvent, Value: call, Id: next, ClientId: process})
			next++
		} else {
			id := pending[words[1]]
			events = append(events, porcupine.Event{Kind: porcupine.ReturnEvent, Value: words[6], Id: id, ClientId: process})
		}
	}
	return events
}

func main() {
	limit, _ := time.ParseDuration(os.Args[1])
	for _, name := range os.Args[2:] {
		model, read := casRegister, load
		if strings.HasSuffix(name, ".edn") {
			model, read = keyValue, loadKeyValue
		}
		events := read(name)
		start := time.Now()
		verdict := porcupine.CheckEventsTimeout(model, events, limit)
		fmt.Printf("%s %s %.3f\n", name, strings.ToLower(string(verdict)), float64(time.Since(start).Microseconds())/1000)
	}
}
