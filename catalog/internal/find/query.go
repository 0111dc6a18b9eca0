package find

// maxQuery bounds a query in runes; nobody types more, and a pasted page must not stop the window.
const maxQuery = 64

// query is what was typed.
type query struct {
	words    [][]uint16 // as divided by spaces and punctuation
	whole    []uint16   // all words in one
	core     []uint16   // without what only leads up to it or follows it; may be empty
	weight   []float32  // by unit of whole: how much it says
	read     [][]string // by unit of whole: its readings
	main     []uint16   // by unit of whole: the initial of the most common reading
	everyday []replacement
}

// replacement is a piece of the query that official texts say in other words.
type replacement struct {
	from, to int
	by       [][]uint16
}

// parse folds a query and weighs its characters.
func (x *Index) parse(text string) *query {
	q := &query{}
	var word []uint16
	flush := func() {
		if len(word) > 0 {
			q.words, q.whole = append(q.words, word), append(q.whole, word...)
			word = nil
		}
	}
	n := 0
	for _, r := range text {
		if n++; n > maxQuery {
			break
		}
		if u, ok := fold(r); ok {
			word = append(word, u)
		} else if r != '\'' && r != '’' { // xi'an
			flush()
		}
	}
	flush()
	x.weigh(q)
	q.everyday = x.tongue.within(q.whole)
	return q
}

// weigh says how much each unit of the query says, and finds the part that says something.
func (x *Index) weigh(q *query) {
	idle := x.tongue.idle(q.whole)
	q.weight = make([]float32, len(q.whole))
	q.read, q.main = make([][]string, len(q.whole)), make([]uint16, len(q.whole))
	for i, u := range q.whole {
		q.read[i], q.main[i] = x.read.of(u)
		switch {
		case idle[i]:
			q.weight[i] = 0.08
		case isLetter(u):
			q.weight[i] = 0.35 // three letters are about a character
		case isDigit(u):
			q.weight[i] = 0.5
		case x.rank.of(u) == 0:
			q.weight[i] = 0.6 // no document has it: a mistake, or nothing this catalog is about
		default:
			q.weight[i] = min(1, 0.35+0.9*rarity(len(x.single.list(int(x.rank.of(u)))), len(x.raw)))
		}
	}
	from, to := 0, len(q.whole)
	for from < to && idle[from] {
		from++
	}
	for to > from && idle[to-1] {
		to--
	}
	q.core = q.whole[from:to]
}
