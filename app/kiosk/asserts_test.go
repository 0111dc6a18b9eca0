package kiosk

import (
	"reflect"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
)

// whole asserts that nothing on the screen is cut off, and that everything lies inside it.
func whole(t *testing.T, v *view, at string) {
	t.Helper()
	for i, reg := range v.region {
		require.False(t, cut(reg.made), "%s: region %d is cut", at, i)
	}
	require.True(t, v.place(), "%s: too high for the screen", at)
}

// touchable asserts that every target is large enough for a finger: 64 units, the main ones 96.
func touchable(t *testing.T, v *view, at string) {
	t.Helper()
	for _, reg := range v.region {
		for _, o := range reg.made {
			least := float32(64)
			switch b := o.(type) {
			case *look.Button:
				if reg == v.region[atFoot] && b.Text() != "" && v.state.Page != PageFind {
					least = 96
				}
			case *look.Tile:
			default:
				continue
			}
			require.GreaterOrEqual(t, o.Size().Height, v.kit.px(least)-1, at)
			require.GreaterOrEqual(t, o.Size().Width, v.kit.px(64)-1, at)
		}
	}
}

// readable asserts that every text that is drawn has at least the size for old eyes, and that none ends in an ellipsis
// that is not its own.
func readable(t *testing.T, v *view, at string) {
	t.Helper()
	own := strings.Join(texts(reflect.ValueOf(v.state)), "\n")
	for _, reg := range v.region {
		for _, txt := range drawn(reg.box) {
			if strings.TrimSpace(txt.Text) == "" {
				continue
			}
			require.GreaterOrEqual(t, txt.TextSize, leastText*v.kit.unit-0.5, "%s: %s", at, txt.Text)
			if strings.HasSuffix(txt.Text, "…") {
				require.Contains(t, own, txt.Text, at)
			}
		}
	}
}

// drawn collects the texts below an object.
func drawn(o fyne.CanvasObject) []*canvas.Text {
	if !o.Visible() {
		return nil
	}
	var in []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		return []*canvas.Text{o}
	case *fyne.Container:
		in = o.Objects
	case fyne.Widget:
		in = test.WidgetRenderer(o).Objects()
	}
	var out []*canvas.Text
	for _, c := range in {
		out = append(out, drawn(c)...)
	}
	return out
}

// reachable asserts that in the layout for a wheelchair everything that is pressed lies in the lower half of a standing
// screen, and in the lower two thirds of a lying one, which hangs lower. The staff's hidden way out is not for visitors.
func reachable(t *testing.T, v *view, at string) {
	t.Helper()
	line := v.size.Height / 2
	if v.size.Width > v.size.Height {
		line = v.size.Height / 3
	}
	for i, reg := range v.region {
		if i == atTop && v.state.Page == PageHome {
			continue
		}
		for _, y := range tops(reg.box, reg.box.Position().Y) {
			require.GreaterOrEqual(t, y, line-1, "%s: region %d", at, i)
		}
	}
}

// tops are the upper edges of what can be pressed below an object that stands at y.
func tops(o fyne.CanvasObject, y float32) []float32 {
	if !o.Visible() {
		return nil
	}
	var in []fyne.CanvasObject
	switch o := o.(type) {
	case *look.Button, *look.Tile:
		return []float32{y}
	case *fyne.Container:
		in = o.Objects
	case fyne.Widget:
		in = test.WidgetRenderer(o).Objects()
	}
	var out []float32
	for _, c := range in {
		out = append(out, tops(c, y+c.Position().Y)...)
	}
	return out
}

// spoken asserts that every sentence exists, and that English is English.
func spoken(t *testing.T, s State, at string) {
	t.Helper()
	for _, text := range texts(reflect.ValueOf(s)) {
		require.NotContains(t, text, "〔", at)
		require.NotContains(t, text, "{", at)
		if s.Language != lang.EN || text == lang.For(lang.EN).T("language.zh-CN") {
			continue
		}
		for _, r := range text {
			require.False(t, unicode.Is(unicode.Han, r), "%s: %s", at, text)
		}
	}
}

// texts collects what a state shows; what a button does is not shown.
func texts(v reflect.Value) []string {
	switch v.Kind() {
	case reflect.String:
		return []string{v.String()}
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			return texts(v.Elem())
		}
	case reflect.Slice:
		var out []string
		for i := range v.Len() {
			out = append(out, texts(v.Index(i))...)
		}
		return out
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Press]() {
			return nil
		}
		var out []string
		for i := range v.NumField() {
			out = append(out, texts(v.Field(i))...)
		}
		return out
	}
	return nil
}
