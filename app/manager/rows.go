package manager

import (
	"slices"

	"onevisit/app/look"
)

// rows are what a table shows. Setting them fills only the rows that changed.
type rows[T comparable] struct {
	table  *look.Table
	list   []T
	titles []string
	fill   func(row T, cells []*look.Cell)
}

func newRows[T comparable](cols []look.Column, height float32, fill func(row T, cells []*look.Cell)) *rows[T] {
	r := &rows[T]{fill: fill}
	r.table = look.NewTableSize(cols, height, func(i int, cells []*look.Cell) {
		if i < len(r.list) {
			r.fill(r.list[i], cells)
		}
	})
	r.table.Rows.Lines = true
	return r
}

// set shows a list under its titles. Columns that fit their texts are measured again when something changed.
func (r *rows[T]) set(list []T, titles ...string) {
	changed := !slices.Equal(r.list, list) || !slices.Equal(r.titles, titles)
	if len(titles) > 0 {
		r.table.SetTitles(titles...)
	}
	update(&r.list, list, r.table.Rows)
	if changed {
		r.titles = slices.Clone(titles)
		r.table.Fit()
	}
}

// update shows a changed list of items in a look.List.
func update[T comparable](old *[]T, list []T, in *look.List) {
	was := *old
	*old = slices.Clone(list)
	if len(was) != len(list) {
		in.SetCount(len(list))
		return
	}
	for i := range list {
		if was[i] != list[i] {
			in.UpdateItem(i)
		}
	}
}
