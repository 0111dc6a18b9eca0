package voice

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
)

// machine has these programs and these files.
func machine(os string, programs, files []string, env map[string]string) system {
	has := func(list []string, s string) bool {
		for _, l := range list {
			if l == s {
				return true
			}
		}
		return false
	}
	return system{
		os: os,
		path: func(name string) string {
			if has(programs, name) {
				return filepath.Join("/bin", name)
			}
			return ""
		},
		exists: func(pattern string) bool { return has(files, pattern) },
		env:    func(name string) string { return env[name] },
		output: func(string, ...string) string {
			return "Alex                en_US    # Most people\nEddy (Chinese (China mainland)) zh_CN    # 你好！\nTingting            zh_CN    # 你好\nbroken\n"
		},
	}
}

func TestFind(t *testing.T) {
	card := []string{"/dev/snd/pcm*p"}
	session := map[string]string{"XDG_RUNTIME_DIR": "/run/user/1000"}
	socket := []string{filepath.Join("/run/user/1000", "pulse", "native")}
	all := []string{"espeak-ng", "spd-say", "aplay", "paplay", "pw-play"}
	in := func(name string) string { return filepath.Join("/bin", name) }
	for name, c := range map[string]struct {
		machine system
		want    Speaker
		why     string
	}{
		"nothing":             {machine("linux", nil, nil, nil), Silent{}, "no sound device"},
		"speech, no sound":    {machine("linux", all, nil, session), Silent{}, "no sound device"},
		"sound, no speech":    {machine("linux", []string{"aplay"}, card, nil), Silent{}, "neither espeak-ng with a sound player nor spd-say"},
		"no player":           {machine("linux", []string{"espeak-ng"}, card, nil), Silent{}, "neither espeak-ng with a sound player nor spd-say"},
		"card":                {machine("linux", all, card, nil), espeak{in("espeak-ng"), []string{in("aplay"), "-q"}}, ""},
		"sound server":        {machine("linux", all, socket, session), espeak{in("espeak-ng"), []string{in("paplay")}}, ""},
		"pipewire":            {machine("linux", []string{"espeak-ng", "pw-play", "aplay"}, socket, session), espeak{in("espeak-ng"), []string{in("pw-play")}}, ""},
		"remote server":       {machine("linux", all, nil, map[string]string{"PULSE_SERVER": "tcp:box"}), espeak{in("espeak-ng"), []string{in("paplay")}}, ""},
		"dispatcher":          {machine("linux", []string{"spd-say"}, card, nil), dispatcher{in("spd-say")}, ""},
		"espeak, no player":   {machine("linux", []string{"spd-say", "espeak-ng"}, card, nil), dispatcher{in("spd-say")}, ""},
		"windows":             {machine("windows", []string{"powershell"}, nil, nil), windows{in("powershell")}, ""},
		"windows, stripped":   {machine("windows", nil, nil, nil), Silent{}, "no speech program"},
		"mac, voices by list": {machine("darwin", []string{"say"}, nil, nil), mac{in("say"), map[lang.Language]string{lang.ZH: "Eddy (Chinese (China mainland))", lang.EN: "Alex"}}, ""},
	} {
		got, why := find(c.machine)
		require.Equal(t, c.want, got, name)
		require.Equal(t, c.why, why, name)
	}
}
