package queue

import "context"

// viewed reads a list from one view of the store and puts the times of each in the hall's zone.
func viewed[T any](ctx context.Context, h *Hall, read func(Reader) ([]T, error), local func(T) T) ([]T, error) {
	var out []T
	err := h.store.View(ctx, func(r Reader) (err error) {
		out, err = read(r)
		return err
	})
	for i := range out {
		out[i] = local(out[i])
	}
	return out, err
}
