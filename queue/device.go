package queue

import (
	"context"
	"errors"
)

// VerbDevice is what a machine says about its devices.
const VerbDevice Verb = "device"

// Device notes that a device of a machine does not work, or works again, so that the manager sees it: a.Window is the
// machine's or window's name, name the device ("printer"), state a word for how it is ("failed", "ok").
func (h *Hall) Device(ctx context.Context, a Act, name, state string) error {
	err := h.do(ctx, a, VerbDevice, func(s *step) (Deed, error) {
		s.log(EvDevice, "", state, name, nil, nil, nil)
		return Deed{}, nil
	})
	if errors.As(err, &errKnown{}) {
		return nil
	}
	return err
}
