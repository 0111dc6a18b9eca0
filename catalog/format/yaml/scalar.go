package yaml

import (
	"encoding"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	yamlv3 "go.yaml.in/yaml/v3"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

var durationType = reflect.TypeFor[time.Duration]()

// scalar reads a single value into v and reports whether v takes single values at all.
func (d *decoder) scalar(key string, n *yamlv3.Node, v reflect.Value) bool {
	s := strings.TrimSpace(n.Value)
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if u.UnmarshalText([]byte(s)) != nil {
			d.wrong(key, n, WantOther)
		}
		return true
	}
	ok := true
	switch v.Type() {
	case durationType:
		var t time.Duration
		t, ok = parseDuration(s)
		v.SetInt(int64(t))
		return d.check(ok, key, n, v.Type())
	case limitType:
		l, err := catalog.ParseLimit(s)
		v.Set(reflect.ValueOf(l))
		return d.check(err == nil, key, n, v.Type())
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.Value)
		if n.Style&(yamlv3.DoubleQuotedStyle|yamlv3.SingleQuotedStyle) == 0 {
			v.SetString(s) // a block text ends with a line feed that nobody means
		}
	case reflect.Bool:
		var b bool
		b, ok = bools[strings.ToLower(s)]
		v.SetBool(b)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		i, err := strconv.ParseInt(s, 10, v.Type().Bits())
		v.SetInt(i)
		ok = err == nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		i, err := strconv.ParseUint(s, 10, v.Type().Bits())
		v.SetUint(i)
		ok = err == nil
	case reflect.Float32, reflect.Float64:
		x, err := strconv.ParseFloat(s, 64)
		v.SetFloat(x)
		ok = err == nil && !math.IsNaN(x) && !math.IsInf(x, 0)
	default:
		return false
	}
	return d.check(ok, key, n, v.Type())
}

func (d *decoder) check(ok bool, key string, n *yamlv3.Node, t reflect.Type) bool {
	if !ok {
		d.wrong(key, n, wantOf(t))
	}
	return true
}

var bools = map[string]bool{
	"true": true, "yes": true, "on": true, "是": true,
	"false": false, "no": false, "off": false, "否": false,
}

var durationWords = map[string]time.Duration{
	"second": time.Second, "seconds": time.Second, "秒": time.Second,
	"minute": time.Minute, "minutes": time.Minute, "分钟": time.Minute,
	"hour": time.Hour, "hours": time.Hour, "小时": time.Hour,
}

// parseDuration reads 90s, 1h30m, "10 minutes" or "10 分钟".
func parseDuration(s string) (time.Duration, bool) {
	if t, err := time.ParseDuration(s); err == nil {
		return t, true
	}
	end := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if end < 1 || end > 9 {
		return 0, false
	}
	n, err := strconv.Atoi(s[:end])
	unit, ok := durationWords[strings.ToLower(strings.TrimSpace(s[end:]))]
	return time.Duration(n) * unit, ok && err == nil
}

// wantOf names the kind of value that a type takes.
func wantOf(t reflect.Type) fault.Code {
	switch {
	case t == durationType:
		return WantDuration
	case t == limitType:
		return WantLimit
	}
	switch t.Kind() {
	case reflect.String:
		return WantText
	case reflect.Bool:
		return WantBool
	case reflect.Float32, reflect.Float64:
		return WantNumber
	case reflect.Struct, reflect.Map:
		return WantMapping
	case reflect.Slice:
		return WantList
	}
	if k := t.Kind(); k >= reflect.Int && k <= reflect.Uint64 {
		return WantWhole
	}
	return WantOther
}
