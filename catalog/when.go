package catalog

import (
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"onevisit/catalog/fault"
)

// Reasons why a `when` is not accepted; they stand in the argument "reason" of CodeBadWhen.
const (
	CodeWhenSyntax    fault.Code = "when.syntax"           // detail, column
	CodeWhenTooLong   fault.Code = "when.too_long"         // limit
	CodeWhenComplex   fault.Code = "when.too_complex"      //
	CodeWhenVariable  fault.Code = "when.unknown_variable" // name, known
	CodeWhenChoice    fault.Code = "when.unknown_choice"   // name, choice, known
	CodeWhenNotBool   fault.Code = "when.not_boolean"      // part
	CodeWhenCall      fault.Code = "when.call"             // part
	CodeWhenNumber    fault.Code = "when.not_a_number"     // name, part
	CodeWhenOrder     fault.Code = "when.no_order"         // name, operator
	CodeWhenOperator  fault.Code = "when.operator"         // operator
	CodeWhenUnhandled fault.Code = "when.unsupported"      // part
)

// Bounds of one expression. Real conditions have a handful of nodes; the bounds keep a hostile file from costing time.
const (
	maxWhenBytes = 2000
	maxWhenNodes = 300
)

// logic is a type-checked condition: tests on single situations, joined by and, or, not.
type logic struct {
	op   logicOp
	l, r *logic

	variable int      // opTest
	choices  []string // opTest on a choice situation: true for these choices
	order    string   // opTest on a number: == < <= (the others are written with not)
	number   float64
}

type logicOp uint8

const (
	opTrue logicOp = iota
	opFalse
	opTest
	opNot
	opAnd
	opOr
)

// parseWhen parses the source as an expr-lang expression and type-checks it against the situations. Only the part of
// the language that decides something about answers is allowed: comparisons with literals, and, or, not, in.
func parseWhen(source string, situations []Situation) (*logic, *fault.Error) {
	if len(source) > maxWhenBytes {
		return nil, fault.New(CodeWhenTooLong, fault.Args{"limit": maxWhenBytes})
	}
	// Only the syntax is the library's; types and meaning are checked here against the situations, with words for them.
	tree, err := parser.ParseWithConfig(source, &conf.Config{MaxNodes: maxWhenNodes})
	if err != nil {
		args := fault.Args{"detail": err.Error(), "column": 0}
		var at *file.Error
		if errors.As(err, &at) {
			args["detail"], args["column"] = at.Message, at.Column+1
		}
		return nil, fault.New(CodeWhenSyntax, args)
	}
	t := typer{situations: situations}
	return t.boolean(tree.Node)
}

// typer turns the parsed expression into logic and refuses what has no meaning for the situations.
type typer struct{ situations []Situation }

func (t typer) boolean(n ast.Node) (*logic, *fault.Error) {
	switch n := n.(type) {
	case *ast.BoolNode:
		if n.Value {
			return &logic{op: opTrue}, nil
		}
		return &logic{op: opFalse}, nil
	case *ast.UnaryNode:
		if n.Operator != "not" && n.Operator != "!" {
			return nil, fault.New(CodeWhenNotBool, fault.Args{"part": n.String()})
		}
		in, err := t.boolean(n.Node)
		return &logic{op: opNot, l: in}, err
	case *ast.ConditionalNode:
		return t.conditional(n)
	case *ast.BinaryNode:
		switch n.Operator {
		case "and", "&&":
			return t.join(opAnd, n)
		case "or", "||":
			return t.join(opOr, n)
		case "==", "!=", "<", "<=", ">", ">=":
			return t.compare(n)
		case "in":
			return t.in(n)
		}
		if _, ok := t.find(n); ok {
			return nil, fault.New(CodeWhenNotBool, fault.Args{"part": n.String()})
		}
		return nil, fault.New(CodeWhenOperator, fault.Args{"operator": n.Operator})
	case *ast.CallNode, *ast.BuiltinNode, *ast.PredicateNode:
		return nil, fault.New(CodeWhenCall, fault.Args{"part": n.String()})
	case *ast.IdentifierNode:
		if _, ok := t.find(n); !ok {
			return nil, t.unknown(n.Value)
		}
		return nil, fault.New(CodeWhenNotBool, fault.Args{"part": n.Value})
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.NilNode, *ast.ArrayNode:
		return nil, fault.New(CodeWhenNotBool, fault.Args{"part": n.String()})
	case nil:
		return nil, fault.New(CodeWhenSyntax, fault.Args{"detail": "empty", "column": 0})
	default:
		return nil, fault.New(CodeWhenUnhandled, fault.Args{"part": n.String()})
	}
}

func (t typer) join(op logicOp, n *ast.BinaryNode) (*logic, *fault.Error) {
	l, err := t.boolean(n.Left)
	if err != nil {
		return nil, err
	}
	r, err := t.boolean(n.Right)
	return &logic{op: op, l: l, r: r}, err
}

// conditional writes c ? a : b as (c and a) or (not c and b).
func (t typer) conditional(n *ast.ConditionalNode) (*logic, *fault.Error) {
	c, err := t.boolean(n.Cond)
	if err != nil {
		return nil, err
	}
	a, err := t.boolean(n.Exp1)
	if err != nil {
		return nil, err
	}
	b, err := t.boolean(n.Exp2)
	return &logic{
		op: opOr,
		l:  &logic{op: opAnd, l: c, r: a},
		r:  &logic{op: opAnd, l: &logic{op: opNot, l: c}, r: b},
	}, err
}

var mirrored = map[string]string{"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

func (t typer) compare(n *ast.BinaryNode) (*logic, *fault.Error) {
	variable, value, op := n.Left, n.Right, n.Operator
	v, ok := t.find(variable)
	if !ok {
		if v, ok = t.find(value); ok { // "yes" == early
			variable, value, op = value, variable, mirrored[op]
		}
	}
	if !ok {
		return nil, t.blame(variable, value)
	}
	if t.situations[v].Numeric() {
		return t.compareNumber(v, op, value)
	}
	if op != "==" && op != "!=" {
		return nil, fault.New(CodeWhenOrder, fault.Args{"name": t.situations[v].ID, "operator": op})
	}
	choice, err := t.choice(v, value)
	if err != nil {
		return nil, err
	}
	test := &logic{op: opTest, variable: v, choices: []string{choice}}
	if op == "!=" {
		test = &logic{op: opNot, l: test}
	}
	return test, nil
}

func (t typer) compareNumber(v int, op string, value ast.Node) (*logic, *fault.Error) {
	x, ok := number(value)
	if !ok {
		return nil, fault.New(CodeWhenNumber, fault.Args{"name": t.situations[v].ID, "part": value.String()})
	}
	test := func(order string) *logic { return &logic{op: opTest, variable: v, order: order, number: x} }
	not := func(l *logic) *logic { return &logic{op: opNot, l: l} }
	switch op {
	case "!=":
		return not(test("==")), nil
	case ">":
		return not(test("<=")), nil
	case ">=":
		return not(test("<")), nil
	default:
		return test(op), nil
	}
}

func (t typer) in(n *ast.BinaryNode) (*logic, *fault.Error) {
	v, ok := t.find(n.Left)
	if !ok {
		return nil, t.blame(n.Left, n.Right)
	}
	list, ok := n.Right.(*ast.ArrayNode)
	if !ok {
		return nil, fault.New(CodeWhenUnhandled, fault.Args{"part": n.String()})
	}
	if t.situations[v].Numeric() {
		out := &logic{op: opFalse}
		for _, e := range list.Nodes {
			one, err := t.compareNumber(v, "==", e)
			if err != nil {
				return nil, err
			}
			out = &logic{op: opOr, l: out, r: one}
		}
		return out, nil
	}
	test := &logic{op: opTest, variable: v}
	for _, e := range list.Nodes {
		choice, err := t.choice(v, e)
		if err != nil {
			return nil, err
		}
		test.choices = append(test.choices, choice)
	}
	return test, nil
}

// find tells which situation the node names. An id with hyphens is parsed as a subtraction; as there is no arithmetic
// in a condition, it can only be meant as a name.
func (t typer) find(n ast.Node) (int, bool) {
	name, ok := nodeName(n)
	if !ok {
		return 0, false
	}
	i := slices.IndexFunc(t.situations, func(s Situation) bool { return s.ID == name })
	return i, i >= 0
}

func nodeName(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value, true
	case *ast.BinaryNode:
		if n.Operator != "-" {
			return "", false
		}
		l, ok := nodeName(n.Left)
		if !ok {
			return "", false
		}
		r, ok := nodeName(n.Right)
		return l + "-" + r, ok
	}
	return "", false
}

func (t typer) choice(v int, n ast.Node) (string, *fault.Error) {
	s := t.situations[v]
	known := make([]string, len(s.Choices))
	for i, c := range s.Choices {
		known[i] = c.ID
	}
	text, ok := n.(*ast.StringNode)
	if ok && slices.Contains(known, text.Value) {
		return text.Value, nil
	}
	part := n.String()
	if ok {
		part = text.Value
	}
	return "", fault.New(CodeWhenChoice, fault.Args{"name": s.ID, "choice": part, "known": strings.Join(known, ", ")})
}

// blame says what is wrong with a comparison of which neither side is a situation.
func (t typer) blame(l, r ast.Node) *fault.Error {
	for _, n := range []ast.Node{l, r} {
		if name, ok := nodeName(n); ok {
			return t.unknown(name)
		}
	}
	for _, n := range []ast.Node{l, r} {
		switch n := n.(type) {
		case *ast.CallNode, *ast.BuiltinNode, *ast.PredicateNode:
			return fault.New(CodeWhenCall, fault.Args{"part": n.String()})
		}
	}
	if l == nil {
		return fault.New(CodeWhenSyntax, fault.Args{"detail": "empty", "column": 0})
	}
	return fault.New(CodeWhenUnhandled, fault.Args{"part": l.String()})
}

func (t typer) unknown(name string) *fault.Error {
	known := make([]string, len(t.situations))
	for i, s := range t.situations {
		known[i] = s.ID
	}
	return fault.New(CodeWhenVariable, fault.Args{"name": name, "known": strings.Join(known, ", ")})
}

// number reads a literal number, also a negative one.
func number(n ast.Node) (float64, bool) {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return float64(n.Value), true
	case *ast.FloatNode:
		return n.Value, !math.IsInf(n.Value, 0) && !math.IsNaN(n.Value)
	case *ast.UnaryNode:
		x, ok := number(n.Node)
		switch n.Operator {
		case "-":
			return -x, ok
		case "+":
			return x, ok
		}
	}
	return 0, false
}
