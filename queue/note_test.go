package queue_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

func TestANoteStaysInTheJournalAndChangesNothing(t *testing.T) {
	k := newKit(t)
	v := k.serve(storetest.Simple)
	act := queue.Act{Key: "n1", Window: "2", Clerk: "12"}
	for range 2 { // a retry of the same press writes it once
		require.NoError(t, k.Note(t.Context(), act, v.Ticket.ID, v.Cases[0].ID, " 材料在蓝色文件夹 "))
	}
	rows, err := k.History(t.Context(), v.Ticket.ID)
	require.NoError(t, err)
	last := rows[len(rows)-1]
	require.Equal(t, queue.EvNote, last.Kind)
	require.NotEqual(t, queue.EvNote, rows[len(rows)-2].Kind)
	require.Equal(t, "材料在蓝色文件夹", last.Why)
	require.Equal(t, "12", last.Clerk)
	now, err := k.Visit(t.Context(), v.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, v.Ticket.Rev, now.Ticket.Rev)

	for _, text := range []string{"", "  ", strings.Repeat("字", queue.NoteLength+1)} {
		require.True(t, fault.Has(k.Note(t.Context(), at("2"), v.Ticket.ID, 0, text), queue.CodeBadNote), text)
	}
	require.True(t, fault.Has(k.Note(t.Context(), at("2"), 999, 0, "x"), queue.CodeUnknownTicket))
	require.True(t, fault.Has(k.Note(t.Context(), at("2"), v.Ticket.ID, 999, "x"), queue.CodeUnknownCase))
}

func TestANoteDoesNotBlockUndoOfTheActBeforeIt(t *testing.T) {
	k := newKit(t)
	v := k.serve(storetest.Simple)
	held, err := k.Hold(t.Context(), at("2"), v.Ticket.ID, "")
	require.NoError(t, err)
	require.NotEqual(t, queue.Serving, held.Ticket.State)
	require.NoError(t, k.Note(t.Context(), at("2"), v.Ticket.ID, 0, "去复印"))
	require.NoError(t, k.Note(t.Context(), at("2"), v.Ticket.ID, v.Cases[0].ID, "马上回来"))
	back, err := k.Undo(t.Context(), at("2"), v.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, queue.Serving, back.Ticket.State)
}
