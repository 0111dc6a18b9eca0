package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
)

// keyboard presses keys and turns the wheel on a virtual display, as the X server itself would for a real one (XTEST). It
// speaks the few requests of the X protocol that this takes, because a program started for each press would be slower
// than what is to be measured.
type keyboard struct {
	conn  net.Conn
	xtest byte         // the extension's number
	codes map[int]byte // key symbol → key code
}

// Key symbols of X11.
const (
	keySpace = 0x20
	keyUp    = 0xff52
	keyDown  = 0xff54
)

// Requests and events of the X protocol.
const (
	askExtension = 98
	askKeyboard  = 101
	fakeInput    = 2 // of XTEST
	keyPress     = 2
	keyRelease   = 3
	buttonPress  = 4
	buttonLift   = 5
	wheelDown    = 5 // a button
)

// openKeyboard connects to a display that asks for no password, as those of this measurement do not.
func openKeyboard(display string) (k *keyboard, err error) {
	conn, err := net.Dial("unix", "/tmp/.X11-unix/X"+strings.TrimPrefix(display, ":"))
	if err != nil {
		return nil, err
	}
	k = &keyboard{conn: conn, codes: map[int]byte{}}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("keyboard of %s: %w", display, err), conn.Close())
		}
	}()
	hello := make([]byte, 12)
	hello[0] = 'l' // low byte first
	binary.LittleEndian.PutUint16(hello[2:], 11)
	if _, err := conn.Write(hello); err != nil {
		return nil, err
	}
	head := make([]byte, 8)
	if _, err := io.ReadFull(conn, head); err != nil {
		return nil, err
	}
	body := make([]byte, 4*int(binary.LittleEndian.Uint16(head[6:])))
	if _, err := io.ReadFull(conn, body); err != nil {
		return nil, err
	}
	if head[0] != 1 || len(body) < 28 {
		return nil, errors.New("the display does not let us in")
	}
	return k, k.learn(body[26], body[27])
}

// learn asks for the number of XTEST and for the keys' symbols.
func (k *keyboard) learn(first, last byte) error {
	const name = "XTEST\x00\x00\x00"
	r, err := k.ask(request(askExtension, 0, append([]byte{5, 0, 0, 0}, name...)))
	if err != nil {
		return err
	}
	if r[8] == 0 {
		return errors.New("no XTEST extension")
	}
	k.xtest = r[9]
	r, err = k.ask(request(askKeyboard, 0, []byte{first, last - first + 1, 0, 0}))
	if err != nil {
		return err
	}
	each := int(r[1])
	for code := int(first); code <= int(last); code++ {
		at := 32 + 4*each*(code-int(first))
		if at+4 > len(r) {
			break
		}
		if symbol := int(binary.LittleEndian.Uint32(r[at:])); symbol != 0 {
			k.codes[symbol] = byte(code)
		}
	}
	return nil
}

// request is a request with its length in words of four bytes.
func request(code, detail byte, body []byte) []byte {
	out := make([]byte, 4, 4+len(body))
	out[0], out[1] = code, detail
	binary.LittleEndian.PutUint16(out[2:], uint16(1+len(body)/4)) //nolint:gosec // a few bytes
	return append(out, body...)
}

// ask sends a request and waits for its answer; what else the display says is passed over.
func (k *keyboard) ask(req []byte) ([]byte, error) {
	if _, err := k.conn.Write(req); err != nil {
		return nil, err
	}
	for {
		head := make([]byte, 32)
		if _, err := io.ReadFull(k.conn, head); err != nil {
			return nil, err
		}
		switch head[0] {
		case 0:
			return nil, fmt.Errorf("the display refuses request %d: error %d", req[0], head[1])
		case 1:
			more := make([]byte, 4*int(binary.LittleEndian.Uint32(head[4:])))
			_, err := io.ReadFull(k.conn, more)
			return append(head, more...), err
		}
	}
}

// press presses a key and lets it go.
func (k *keyboard) press(symbol int) error {
	code, ok := k.codes[symbol]
	if !ok {
		return fmt.Errorf("the display has no key %#x", symbol)
	}
	return errors.Join(k.fake(keyPress, code), k.fake(keyRelease, code))
}

// wheel turns the wheel down by one notch.
func (k *keyboard) wheel() error {
	return errors.Join(k.fake(buttonPress, wheelDown), k.fake(buttonLift, wheelDown))
}

func (k *keyboard) fake(event, detail byte) error {
	body := make([]byte, 32) // at once, on the screen's own window, the pointer where it is
	body[0], body[1] = event, detail
	_, err := k.conn.Write(request(k.xtest, fakeInput, body))
	return err
}

func (k *keyboard) close() error { return k.conn.Close() }
