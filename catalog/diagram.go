package catalog

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"onevisit/catalog/fault"
)

// diagram holds every condition of an item as one multi-valued decision diagram. Each situation has a finite number of
// classes of answers: its choices, or the points and open intervals that the thresholds of the conditions cut the
// number line into. A node branches on the class of one situation; equal functions are one node. So it is exact, and
// cheap, to say what the answers given so far decide and which open question still matters, which a walk over the
// expression with three-valued logic is not: early == "yes" or early == "no" is true whatever the answer.
type diagram struct {
	vars  []variable
	nodes []node  // 0 is always, 1 is never; children come before their parents
	kids  []int32 // of all nodes
	prev  []int32 // of each node the one before it that branches on the same situation; 0: none
	last  []int32 // of each situation its last node; 0: none
}

type variable struct {
	choices    []string
	thresholds []float64 // of a number, ascending
	classes    int
	// stands is set for an answer that counts heads: for each class the class that stands for it, itself unless no whole
	// number is in it. A class that nobody can be in must not make a difference.
	stands []int32
}

type node struct {
	v  int32 // the situation
	at int32 // its children: kids[at : at+classes]
}

const (
	always int32 = 0
	never  int32 = 1
)

// open is the class of a question without an answer.
const open int32 = -1

// condition is a compiled `when`: a node of the item's diagram. The zero condition holds always.
type condition struct{ root int32 }

func newDiagram(situations []Situation, counting []bool, conditions []*logic) *diagram {
	d := &diagram{vars: make([]variable, len(situations)), nodes: make([]node, 2),
		prev: make([]int32, 2), last: make([]int32, len(situations))}
	for i, s := range situations {
		v := &d.vars[i]
		for _, c := range s.Choices {
			v.choices = append(v.choices, c.ID)
		}
		v.classes = len(v.choices)
	}
	for _, c := range conditions {
		d.gather(c)
	}
	for i := range d.vars {
		v := &d.vars[i]
		if len(v.choices) > 0 {
			continue
		}
		slices.Sort(v.thresholds)
		v.thresholds = slices.Compact(v.thresholds)
		v.classes = 2*len(v.thresholds) + 1
		if counting[i] {
			v.wholes()
		}
	}
	return d
}

func (d *diagram) gather(l *logic) {
	if l == nil {
		return
	}
	if l.op == opTest && l.order != "" {
		v := &d.vars[l.variable]
		v.thresholds = append(v.thresholds, l.number)
	}
	d.gather(l.l)
	d.gather(l.r)
}

// class puts an answer into its class. Classes of a number: 0 is below the first threshold, 1 is on it, 2 is between
// the first and the second, and so on.
func (v *variable) class(answer string) (int32, bool) {
	if len(v.choices) > 0 {
		i := slices.Index(v.choices, answer)
		return int32(i), i >= 0
	}
	x, ok := parseNumber(answer)
	if !ok {
		return open, false
	}
	i, on := slices.BinarySearch(v.thresholds, x)
	if on {
		return int32(2*i + 1), true
	}
	return int32(2 * i), true
}

// parseNumber reads a plain decimal number. The forms of Go source (hexadecimal, underscores, infinities) are not
// numbers that a person means.
func parseNumber(s string) (float64, bool) {
	s = strings.TrimSpace(s)
	if strings.Trim(s, "0123456789.+-eE") != "" {
		return 0, false
	}
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil
}

// wholes finds the classes in which a whole number is; the first of them stands for the others.
func (v *variable) wholes() {
	first := int32(-1)
	v.stands = make([]int32, v.classes)
	for c := range v.classes {
		low, high := 0.0, float64(maxHeads) // the least and the greatest whole number of the class
		if i := (c - 1) / 2; c > 0 {
			low = max(low, math.Floor(v.thresholds[i])+1)
			if c%2 == 1 {
				low = max(0, math.Ceil(v.thresholds[i]))
			}
		}
		if i := c / 2; i < len(v.thresholds) {
			high = min(high, math.Ceil(v.thresholds[i])-1)
			if c%2 == 1 {
				high = min(maxHeads, math.Floor(v.thresholds[i]))
			}
		}
		v.stands[c] = -1
		if low <= high {
			v.stands[c] = int32(c)
			if first < 0 {
				first = int32(c)
			}
		}
	}
	for c := range v.stands {
		if v.stands[c] < 0 {
			v.stands[c] = max(0, first)
		}
	}
}

func (v *variable) stand(class int) int {
	if v.stands == nil {
		return class
	}
	return int(v.stands[class])
}

// point tells whether a class holds one number only.
func (v *variable) point(class int) bool { return len(v.choices) == 0 && class%2 == 1 }

// holds tells whether the test is true of a class of its situation.
func (v *variable) holds(l *logic, class int) bool {
	if len(v.choices) > 0 {
		return slices.Contains(l.choices, v.choices[class])
	}
	i, _ := slices.BinarySearch(v.thresholds, l.number)
	on := 2*i + 1
	switch l.order {
	case "==":
		return class == on
	case "<":
		return class < on
	default: // <=
		return class <= on
	}
}

func (d *diagram) children(i int32) []int32 {
	n := d.nodes[i]
	return d.kids[n.at : int(n.at)+d.vars[n.v].classes]
}

// builder makes nodes. It stops when a condition grows beyond what any real one needs.
type builder struct {
	*diagram
	memo  map[[3]int32]int32
	steps int
	over  bool
}

const (
	maxNodes = 2000
	maxSteps = 200_000
)

func (b *builder) build(l *logic) (condition, *fault.Error) {
	root := b.make(l)
	if b.over {
		return condition{}, fault.New(CodeWhenComplex, nil)
	}
	return condition{root}, nil
}

func (b *builder) make(l *logic) int32 {
	switch l.op {
	case opTrue:
		return always
	case opFalse:
		return never
	case opTest:
		v := &b.vars[l.variable]
		kids := make([]int32, v.classes)
		for c := range kids {
			if !v.holds(l, v.stand(c)) {
				kids[c] = never
			}
		}
		return b.node(int32(l.variable), kids)
	case opNot:
		return b.apply(opNot, b.make(l.l), never)
	default:
		return b.apply(l.op, b.make(l.l), b.make(l.r))
	}
}

// node finds or makes the node with these children.
func (b *builder) node(v int32, kids []int32) int32 {
	if same(kids) {
		return kids[0]
	}
	for i := b.last[v]; i > never; i = b.prev[i] {
		if slices.Equal(b.children(i), kids) {
			return i
		}
	}
	if len(b.nodes) >= maxNodes {
		b.over = true
		return never
	}
	b.nodes = append(b.nodes, node{v: v, at: int32(len(b.kids))})
	b.kids = append(b.kids, kids...)
	b.prev = append(b.prev, b.last[v])
	b.last[v] = int32(len(b.nodes) - 1)
	return b.last[v]
}

func same(kids []int32) bool {
	for _, k := range kids[1:] {
		if k != kids[0] {
			return false
		}
	}
	return true
}

// decided joins two functions where always and never alone decide it.
func decided(op logicOp, f, g int32) (int32, bool) {
	switch {
	case op == opNot && f <= never:
		return never - f, true
	case op == opAnd && (f == never || g == never):
		return never, true
	case op == opAnd && f == always:
		return g, true
	case op == opAnd && g == always:
		return f, true
	case op == opOr && (f == always || g == always):
		return always, true
	case op == opOr && f == never:
		return g, true
	case op == opOr && g == never:
		return f, true
	}
	return never, false
}

// apply joins two functions. For opNot the second is not looked at.
func (b *builder) apply(op logicOp, f, g int32) int32 {
	if b.over {
		return never
	}
	if r, ok := decided(op, f, g); ok {
		return r
	}
	key := [3]int32{int32(op), f, g}
	if r, ok := b.memo[key]; ok {
		return r
	}
	if b.steps++; b.steps > maxSteps {
		b.over = true
		return never
	}
	v := b.nodes[f].v
	if op != opNot && b.nodes[g].v < v {
		v = b.nodes[g].v
	}
	kids := make([]int32, b.vars[v].classes)
	for c := range kids {
		kids[c] = b.apply(op, b.child(f, v, c), b.child(g, v, c))
	}
	r := b.node(v, kids)
	if b.memo == nil {
		b.memo = map[[3]int32]int32{}
	}
	b.memo[key] = r
	return r
}

// child is the function under the class of v; a function that does not branch on v stays as it is.
func (b *builder) child(f, v int32, class int) int32 {
	if f <= never || b.nodes[f].v != v {
		return f
	}
	return b.children(f)[class]
}

// restrict writes to rep, for every node, the node that stands for it under the answers: always or never if they
// decide it, else an earlier node that is the same function of the questions still open.
func (d *diagram) restrict(answers, rep []int32) {
	rep[always], rep[never] = always, never
	for i := int32(2); i < int32(len(d.nodes)); i++ {
		v, kids := d.nodes[i].v, d.children(i)
		if c := answers[v]; c != open {
			rep[i] = rep[kids[c]]
			continue
		}
		rep[i] = i
		if d.level(kids, rep) {
			rep[i] = rep[kids[0]]
			continue
		}
		for j := d.prev[i]; j > never; j = d.prev[j] {
			if rep[j] == j && d.alike(d.children(j), kids, rep) {
				rep[i] = j
				break
			}
		}
	}
}

func (d *diagram) level(kids, rep []int32) bool {
	for _, k := range kids[1:] {
		if rep[k] != rep[kids[0]] {
			return false
		}
	}
	return true
}

func (d *diagram) alike(a, b, rep []int32) bool {
	for i := range a {
		if rep[a[i]] != rep[b[i]] {
			return false
		}
	}
	return true
}
